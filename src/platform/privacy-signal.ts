/** Whether the browser sends Global Privacy Control; a page that says anything but `true` says nothing (W3C GPC). */
export const privacySignal = (): boolean =>
	(navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true;
