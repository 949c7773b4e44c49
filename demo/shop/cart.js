// `gtag` and `fbq` exist only after the visitor granted their categories; until then the sale stays in the shop.
for (const button of document.querySelectorAll('[data-cart]')) {
	button.addEventListener('click', () => {
		const { cart: item, price: value } = button.dataset;
		for (const status of document.querySelectorAll('[data-cart-status]')) {
			status.textContent = status.dataset.cartStatus;
		}
		window.gtag?.('event', 'add_to_cart', { currency: 'THB', value: Number(value), items: [{ item_id: item }] });
		window.fbq?.('track', 'AddToCart', { currency: 'THB', value: Number(value), content_ids: [item] });
	});
}
