/** The rules by which servers decide, for the views, which know the protocol by its types only. */
export { RULES, wordsOf } from '../raft/rules.ts';
