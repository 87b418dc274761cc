import type { ChapterWords } from '../types.ts';

const COMPLETE = 'Nobody’s log is ahead of its own: three others vote for it.';
const LACKING = 'S2 and S3 have an entry that it lacks, and refuse.';

export const WORDS: ChapterWords = {
  title: 'Who may lead',
  about: 'May any server lead, if it asks first?',
  onward: 'Is what a majority has always safe?',
  beats: {
    'a-promise': {
      title: 'A promise',
      text: 'Mara asked S1 for x = 2. S1, S2 and S3 have it: committed, and she was told “done”. S4 and S5 have not heard of it. That promise must never be broken.',
      note: 'Crosses: messages stopped by hand.',
    },
    'the-leader-dies': {
      title: 'The leader dies',
      text: 'Only S1 knew the entry committed. Now all blocks are dashed. Of the four left, two have it and two do not.',
    },
    's5-tries': {
      title: 'S5 asks first',
      text: 'S5, without Mara’s entry, is about to stand in term 3, the highest of all.',
      question: {
        ask: 'Will it be elected?',
        options: {
          yes: {
            label: 'Yes: nobody has voted in term 3',
            reply: 'S2 and S3 had not voted, and still say no.',
            grain: 'S4 did vote for it.',
          },
          no: { label: 'No', reply: 'S4 says yes. S2 and S3 say no.' },
        },
        after:
          'To ask first is not enough, nor is the highest term: all who run adopted term 3, and nobody follows S5. A voter looks at the logs.',
        idea: 'Being first, in the highest term, is not enough.',
      },
      captions: { two: 'No', three: 'No', four: 'Yes' },
    },
    'the-rule': {
      title: 'At least as up to date',
      text: 'A candidate says the term and the index of its last entry. The voter compares: the later *term* is ahead; of equal terms, the longer log. If the voter’s own log is ahead, it refuses. S2 and S3 end with term 2, S5 with term 1.',
      note: '§5.4.1.',
    },
    'who-may': {
      title: 'Who may still lead?',
      text: 'Each of these four could be the next to stand.',
      question: {
        ask: 'Which of them would win? Choose all.',
        options: {
          S2: { label: 'S2', reply: COMPLETE },
          S3: { label: 'S3', reply: COMPLETE },
          S4: { label: 'S4', reply: LACKING },
          S5: { label: 'S5', reply: LACKING },
        },
        after: 'Any three include S1, S2 or S3, who refuse whoever lacks Mara’s entry. So the winner has it.',
        idea: 'Only who has all that is committed can win.',
      },
    },
    'what-was-saved': {
      title: 'What was saved',
      text: 'S2 stands in term 4, wins, and brings S4 and S5 the entry. The leader died; the promise did not.',
      note: 'Leader Completeness, §5.4.3. S2 does not *know* it committed yet: the next chapter tells why.',
    },
    'longest-log': {
      title: 'Is longer better?',
      text: 'S1 led term 1, and wrote the most; then it was cut off. S2 led term 2, and wrote one entry, which S3 has too. Now S1 will stand.',
      question: {
        ask: 'Will S1 win?',
        options: {
          yes: {
            label: 'Yes: it has the longest log',
            reply: 'Length counts only between equal terms.',
            grain: 'Between equal terms, the longer log is ahead.',
          },
          no: {
            label: 'No: its last entry is older',
            reply: 'Its last entry is of term 1, theirs of term 2.',
          },
        },
        after: 'The last *term* comes first, however long the log. S1 wrote its last two for itself alone.',
        idea: 'The later last term beats the longer log.',
      },
      captions: { two: 'No', three: 'No' },
    },
  },
};
