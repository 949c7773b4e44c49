const th = {
	title: 'เบื้องหลัง',
	subtitle: 'มุมมองของนักพัฒนา ไม่ใช่ส่วนหนึ่งของ Yinyom',
	startOver: 'เริ่มใหม่',
	hits: 'คำขอไปถึงผู้ให้บริการ',
	silent: 'ยังไม่มีข้อมูลออกไปหาใครเลย',
	requests: 'คำขอ ใหม่สุดอยู่บน',
	cookies: 'คุกกี้ของหน้านี้',
	record: 'บันทึกในเบราว์เซอร์',
	events: 'เหตุการณ์บน document',
	heard: 'สิ่งที่ผู้ให้บริการได้ยิน',
	receipts: 'หลักฐานในฐานข้อมูล',
	none: 'ไม่มี',
	undecided: 'ยังไม่ได้ตัดสินใจ',
	decided: 'ตัดสินใจเมื่อ',
	validUntil: 'ใช้ได้ถึง',
	decision: 'ครั้งที่',
};

const en: typeof th = {
	title: 'Behind the scenes',
	subtitle: 'The developer’s view, not part of Yinyom',
	startOver: 'Start over',
	hits: 'requests to vendors',
	silent: 'Nothing has gone out to anybody yet',
	requests: 'Requests, newest first',
	cookies: 'Cookies of this page',
	record: 'The record in the browser',
	events: 'Events on document',
	heard: 'What the vendors heard',
	receipts: 'Receipts in the database',
	none: 'none',
	undecided: 'not decided yet',
	decided: 'decided',
	validUntil: 'valid until',
	decision: 'decision no.',
};

const locale = document.documentElement.lang === 'th' ? 'th-TH' : 'en-GB';

export const words = locale === 'th-TH' ? th : en;

export function clock(time: number): string {
	return new Date(time).toLocaleTimeString(locale, { hour12: false });
}

export function day(time: number): string {
	return new Date(time).toLocaleDateString(locale, { dateStyle: 'medium' });
}
