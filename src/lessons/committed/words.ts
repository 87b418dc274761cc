import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'What “committed” means',
  about: 'Is an entry safe once it is on a majority? Not always.',
  beats: {
    a: {
      title: 'Figure 8, (a)',
      text: 'This is the most famous figure of the paper, played. S1 leads term 2. Its entry, at [index] 2, has reached S2, and nobody else. Then S1 crashes.',
      note: 'Figure 8, §5.4.2. Messages that must not arrive are held back here by hand.',
    },
    b: {
      title: '(b)',
      text: 'S5 is elected in term 3: S3 and S4 vote for it, for their logs are no longer than its own. A client gives it another entry, at the very same index. Before anybody else has it, S5 crashes too.',
    },
    c: {
      title: '(c)',
      text: 'S1 is back, and wins again, in term 4. It goes on spreading its old entry of term 2, and S3 writes it. Now that entry is on S1, S2 and S3: three of five.',
    },
    'is-it-safe': {
      title: 'Is it committed?',
      text: 'The entry is from term 2, the leader is in term 4, and a majority has written the entry.',
      question: {
        ask: 'Will S1 take it for committed?',
        options: {
          yes: {
            label: 'Yes: it is on a majority',
            reply: 'So it looks, and many have believed it. See what can still happen.',
          },
          no: {
            label: 'No, not yet',
            reply: 'Yes: S1 does not count copies of an entry from an earlier term.',
          },
        },
        after: 'Its block stays dashed. Why so careful? S5 is about to come back.',
      },
    },
    'can-s5-win': {
      title: 'Can S5 win?',
      text: 'S1 crashes once more, and S5 returns. The last entry of S5 is of term 3; S2 and S3 end with one of term 2.',
      question: {
        ask: 'Can S5 be elected?',
        options: {
          no: {
            label: 'No: a majority has an entry that it lacks',
            reply: 'That is not what voters ask. They compare the last terms: 3 is later than 2.',
          },
          yes: {
            label: 'Yes',
            reply:
              'Yes. Its last entry is of term 3, which is later than term 2, so S2, S3 and S4 may vote for it.',
          },
        },
        after: 'S5 leads term 5, quite lawfully, and does not have the entry.',
      },
    },
    d: {
      title: '(d)',
      text: 'A follower’s log becomes the leader’s. So the entry of term 2 is removed from S2 and S3, though it had been on a majority. Had S1 told its client “done” in (c), that would now be a lie.',
    },
    'the-rule': {
      title: 'Only of its own term',
      text: 'Hence the rule: a leader counts copies only of entries of *its own term*. Once such an entry is on a majority it is committed, and everything before it is too.',
      note: '§5.4.2. “Commit by counting” for all entries is the mistake most often made by those who write Raft themselves, and in older animations.',
    },
    e: {
      title: '(e)',
      text: 'The other way the story may go: in term 4, S1 also gets an entry of its own, at index 3, before it crashes. It is sent to S2 and S3.',
    },
    'how-many-now': {
      title: 'And now?',
      text: 'The entry of term 4 will be on three of five in a moment.',
      question: {
        ask: 'What will S1 take for committed then?',
        options: {
          last: {
            label: 'Only the entry of term 4',
            reply:
              'The logs agree up to there, so what stands before it is on the same majority, and as safe.',
          },
          all: {
            label: 'That entry, and all before it',
            reply: 'Yes, all three. The old entry comes along.',
          },
        },
        after:
          'Now S5 cannot win any more: three servers end with an entry of term 4, and its own last one is of term 3.',
      },
    },
    'in-practice': {
      title: 'In practice',
      text: 'A new leader does not wait for a client. Many systems let it append an empty entry of its own term at once, so that everything older is committed soon.',
      note: '§8. The sandbox has it as “noop” in a scenario file.',
    },
  },
};
