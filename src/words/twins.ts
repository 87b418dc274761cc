/** A run with a broken rule beside the same run with the rule. */
export const withoutRule = 'Without the rule';
export const withRule = 'With the rule';
