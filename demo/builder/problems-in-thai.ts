import type { Problem } from '../../src/config/problem.ts';

/** What the law loses without it, and who says so; as `src/config/explain.ts` has it in English. */
const lawful: Readonly<Record<string, string>> = {
	'controller.name': 'ผู้เข้าชมไม่ทราบว่าใครเป็นผู้ขอความยินยอม (PDPA ม.23(5), GDPR 13(1)(a)) โปรดใส่ชื่อบริษัทของคุณ',
	'controller.email': 'ผู้เข้าชมติดต่อคุณไม่ได้ (PDPA ม.23(5)) โปรดใส่อีเมล โทรศัพท์ หรือเว็บไซต์อย่างใดอย่างหนึ่ง',
	'policy.url': 'แบนเนอร์ไม่มีลิงก์ไปยังนโยบายความเป็นส่วนตัว (PDPA ม.23, GDPR 13) โปรดใส่ที่อยู่ของนโยบาย',
	'policy.version': 'ภายหลังจะไม่มีใครบอกได้ว่ายินยอมตามนโยบายฉบับใด โปรดใส่วันที่ เช่น 2026-03-01',
	'receipts.endpoint':
		'การตัดสินใจถูกเก็บไว้ในเบราว์เซอร์เท่านั้น คุณจึงพิสูจน์ความยินยอมไม่ได้ (PDPA ม.19, GDPR 7(1)) โปรดใส่ที่อยู่ของเซิร์ฟเวอร์ที่รับหลักฐาน',
	'dpo.email':
		'ผู้เข้าชมไม่ทราบว่าจะสอบถามเรื่องข้อมูลของตนกับใคร (PDPA ม.23(5), ม.41; GDPR 13(1)(b)) โปรดใส่ข้อมูลติดต่อของเจ้าหน้าที่ หากกฎหมายกำหนดให้คุณต้องมี',
	'rights.url': 'ผู้เข้าชมไม่ทราบว่าจะใช้สิทธิของตนที่ใด (PDPA ม.23(6), 30-36; GDPR 13(2)(b)) โปรดใส่ที่อยู่ของแบบคำขอ',
	'authority.asOf':
		'ผู้เข้าชมไม่ทราบว่าจะร้องเรียนที่ใด (PDPA ม.73, GDPR 13(2)(d)) โปรดใส่ข้อมูลติดต่อจากเว็บไซต์ของหน่วยงานเอง และวันที่คุณตรวจสอบ',
	'categories.*.services': 'ประเภทที่ไม่มีบริการก็ไม่มีอะไรให้ขอความยินยอม โปรดเลือกบริการ หรือนำประเภทนี้ออก',
	'categories.*.retention':
		'ผู้เข้าชมไม่ทราบว่าเก็บข้อมูลไว้นานเท่าใด (PDPA ม.23(3), GDPR 13(2)(a)) โปรดใส่เป็นจำนวนวันหรือเป็นข้อความ',
	'categories.*.recipients': 'ผู้เข้าชมไม่ทราบว่าใครได้รับข้อมูล (PDPA ม.23(4), GDPR 13(1)(e)) โปรดใส่ประเภทของผู้รับ',
	'categories.*.transfer':
		'ผู้เข้าชมไม่ทราบว่ามีการส่งข้อมูลไปต่างประเทศหรือไม่ (ประกาศแนวทางการแจ้งของ สคส. 7 ก.ย. 2565; GDPR 13(1)(f)) โปรดใส่ประเทศปลายทาง หรือระบุว่าไม่มีการส่ง',
	validityDays: 'จะถามซ้ำเร็วกว่าที่กฎหมายนี้ยอมให้ (Garante 231/2021: หกเดือนในสหภาพยุโรป) โปรดเพิ่มจำนวนวัน',
};

/** What is to be written, where the form takes a certain one. */
const forms: readonly (readonly [RegExp, string])[] = [
	[/email$/, 'ต้องเป็นอีเมล เช่น privacy@example.co.th'],
	[/asOf$/, 'ต้องเป็นวันที่แบบ 2026-11-22'],
	[/version$/, 'ใช้ได้เฉพาะอักษรอังกฤษ ตัวเลข เว้นวรรค และ . : + - _ ไม่เกิน 40 ตัว เช่น 2026-03-01'],
	[/(url|endpoint|logo)$/, 'ต้องเป็นที่อยู่ เช่น /privacy หรือ https://example.co.th/privacy'],
	[/./, 'ค่านี้ไม่อยู่ในรูปแบบที่ใช้ได้'],
];

/**
 * A problem of a form's config in Thai; `undefined` for what no form can bring about.
 *
 * @param labelOf what the field of a path is called
 */
export function inThai([code, path, received]: Problem, labelOf: (path: string) => string): string | undefined {
	const value = JSON.stringify(received);
	const at = labelOf(path);
	if (code === 'lawful') {
		const text = lawful[path.replace(/^categories\.[^.]+\./, 'categories.*.')];
		return text && `${at}: ${text}`;
	}
	if (code === 'form') return `${at}: ใส่ไว้ว่า ${value} ${forms.find(([form]) => form.test(path))?.[1]} ตอนนี้จึงไม่ถูกนำไปใช้`;
	if (code === 'unknown') return `${at}: ไม่มีตัวเลือกนี้`;
	if (code === 'service') return `${at}: ไม่มีบริการชื่อ ${value}`;
	if (code === 'twice') return `${at}: ${value} อยู่ในประเภทอื่นแล้ว บริการหนึ่งอยู่ได้ประเภทเดียว ระบบใช้ประเภทแรก`;
	return undefined;
}
