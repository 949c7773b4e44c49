/** The words that a form lets through, where it is no more than a choice of some: `^under(10|12)$`. None of any other. */
export const wordsOf = ({ source }: RegExp): readonly string[] => {
	const [, start = '', ends = ''] = /^\^(\w*)\(([\w|-]+)\)\$$/.exec(source) ?? [];
	return ends ? ends.split('|').map((end) => start + end) : [];
};
