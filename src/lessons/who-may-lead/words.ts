import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Who may lead',
  about: 'May any server lead, if it asks first?',
  beats: {
    'a-promise': {
      title: 'A promise',
      text: 'A client asks S1 to set x to 2. S1, S2 and S3 have written the entry at [index] 2: a majority. It is committed, and the client has been told so; S4 and S5 have not heard of it yet. *Committed* is a promise: it must never be lost.',
      note: 'The crosses stop messages by hand. The timers hardly move in this chapter: servers are told when to stand.',
    },
    'the-leader-dies': {
      title: 'The leader dies',
      text: 'S1 crashes. Only S1 knew the entry committed, so all blocks are dashed now. Of the four that are left, two have it and two do not. One of the four will lead soon.',
    },
    'who-may': {
      title: 'Who may still lead?',
      text: 'Suppose that each of them were the first to stand. It would need three votes of five, and a server refuses its vote to whoever’s log is behind its own.',
      question: {
        ask: 'Which of these could win? Click all of them.',
        options: {
          S2: {
            label: 'S2',
            reply: 'S2 can: nobody’s log is ahead of its own, so all three others may vote for it.',
          },
          S3: {
            label: 'S3',
            reply: 'S3 can: nobody’s log is ahead of its own, so all three others may vote for it.',
          },
          S4: {
            label: 'S4',
            reply:
              'S4 cannot: S2 and S3 have an entry that it lacks, and will refuse. S5 alone is not enough.',
          },
          S5: {
            label: 'S5',
            reply:
              'S5 cannot: S2 and S3 have an entry that it lacks, and will refuse. S4 alone is not enough.',
          },
        },
        after: 'Asking first does not help: a vote also depends on the log of the one who asks.',
      },
    },
    's5-tries': {
      title: 'S5 tries',
      text: 'S5 stands in term 3 and asks for votes. S4 says yes. S2 and S3 have not voted in this term either, and still say no: see the minus sign in each.',
    },
    'the-rule': {
      title: 'At least as up to date',
      text: 'With its request a candidate says of which term its last entry is, and at which index. The voter compares this with its own last entry: the later *term* is ahead; of equal terms, the longer log. If its own log is ahead, it refuses.',
      note: 'So “whoever has not voted yet votes for whoever asks first” is not quite enough: §5.4.1.',
    },
    's2-wins': {
      title: 'S2 wins',
      text: 'The next to stand is S2, in term 4. Nobody’s log is ahead of its own: that of S3 is equal, those of S4 and S5 are shorter. All three vote for it.',
    },
    'what-was-saved': {
      title: 'What was saved',
      text: 'The new leader brings S4 and S5 the entry. Had S5 won, its next entry would have *replaced* it on S2 and S3: a promise broken. But among any three of five is one of S1, S2 and S3, and each of them refuses S4 and S5, whose logs are behind.',
      note: 'The paper calls this Leader Completeness (§5.4.3). S2 itself does not know yet that the entry is committed, hence the dashes. The next chapter tells when it will.',
    },
    'longest-log': {
      title: 'Is longer better?',
      text: 'Three servers. S1 has three entries, all of term 1. S2 and S3 have two, but their last one is of term 2. S1 will stand for election.',
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
          'The entry of term 2 is on a majority and may be committed. The last two of S1 cannot be: otherwise the leader of term 2 would have had them.',
      },
    },
    'your-leader': {
      title: 'Your turn',
      text: 'Two of these three can win an election now.',
      task: {
        ask: 'Give the cluster a leader.',
        done: 'That one may lead: its last entry is behind nobody’s.',
        other: 'Nobody leads yet. A server whose last entry is of term 2 could win.',
        help: 'Click S2 or S3, and choose “Time out”.',
      },
    },
  },
};
