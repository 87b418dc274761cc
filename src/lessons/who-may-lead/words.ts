import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Who may lead',
  about: 'May any server lead, if it asks first?',
  beats: {
    'a-promise': {
      title: 'A promise',
      text: 'The entry at [index] 2 is on S1, S2 and S3: a majority. The leader has committed it and told the client that x is 2. S4 and S5 have not heard of it yet. *Committed* is a promise: it must never be lost.',
    },
    'the-leader-dies': {
      title: 'The leader dies',
      text: 'S1 crashes. Two of the four that are left have the entry, and two do not. One of them will be leader soon.',
    },
    'who-may': {
      title: 'Who may still lead?',
      text: 'Suppose that each of them were the first to stand. It would need three votes of five.',
      question: {
        ask: 'Which of these could win? Click all of them.',
        options: {
          S2: { label: 'S2', reply: 'S2 can: it has the entry, so the three others may all vote for it.' },
          S3: { label: 'S3', reply: 'S3 can: it has the entry, so the three others may all vote for it.' },
          S4: { label: 'S4', reply: 'S4 cannot: S2 and S3 know more than it does, and will refuse.' },
          S5: { label: 'S5', reply: 'S5 cannot: S2 and S3 know more than it does, and will refuse.' },
        },
        after: 'Now see it happen.',
      },
    },
    's5-tries': {
      title: 'S5 tries',
      text: 'S5 stands in term 3 and asks for votes. S4 says yes. S2 and S3 have a free vote too, and still say no.',
    },
    'the-rule': {
      title: 'At least as up to date',
      text: 'With its request a candidate says what its last entry is. A voter compares: the later *term* wins; of equal terms, the longer log. If its own log is ahead, it refuses.',
      note: 'So “whoever has not voted yet votes for whoever asks first” is not quite enough: §5.4.1.',
    },
    's2-wins': {
      title: 'S2 wins',
      text: 'The next to stand is S2, in term 4. Its log is ahead of nobody’s and behind nobody’s, or better; all three others vote for it.',
    },
    'what-was-saved': {
      title: 'What was saved',
      text: 'The new leader brings S4 and S5 the entry. Had S5 won, it would have made S2 and S3 *remove* it: a promise broken. Every majority has at least one of S1, S2 and S3 in it, and so nobody without the entry can win.',
      note: 'The paper calls this Leader Completeness (§5.4.3).',
    },
    'longest-log': {
      title: 'Is longer better?',
      text: 'Three servers. S1 has three entries, all of term 1. S2 and S3 have two, but their last one is of term 2. S1 stands for election.',
      question: {
        ask: 'Will S1 win?',
        options: {
          yes: {
            label: 'Yes: it has the longest log',
            reply: 'Length counts only between equal terms. Its last entry is of term 1, theirs of term 2.',
          },
          no: {
            label: 'No: its last entry is older',
            reply: 'Yes. Term 2 is later than term 1, however long the log is.',
          },
        },
        after:
          'The entry of term 2 is on a majority and may be committed. The long tail of S1 cannot be: the leader of term 2 never saw it.',
      },
    },
    'your-leader': {
      title: 'Your turn',
      text: 'Two of these three can win an election now.',
      task: {
        ask: 'Give the cluster a leader.',
        done: 'That one may lead: its last entry is behind nobody’s.',
        other: 'Nobody leads yet. Who can win: a server whose last entry is of term 2.',
        help: 'Click S2 or S3, and choose “Time out”.',
      },
    },
  },
};
