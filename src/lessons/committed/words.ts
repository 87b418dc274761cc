import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'What “committed” means',
  about: 'Is an entry safe once it is on a majority? Not always.',
  beats: {
    a: {
      title: 'Figure 8, (a)',
      text: 'This is the most famous figure of the paper, played. S1 leads term 2. Its entry, at [index] 2, has reached S2 and nobody else. Now S1 will crash.',
      note: 'Figure 8, §5.4.2. The first entry is on all five and dashed all the same: it is of term 1, and S1 leads term 2. This chapter tells why. Messages that must not arrive are dropped here by hand, and servers are told when to stand.',
    },
    b: {
      title: '(b)',
      text: 'S5 is the next to lead, in term 3. S3 and S4 voted for it: their logs are not ahead of its own. S2 refused. A client gives S5 another entry, for the very same index. Before anybody else has it, S5 will crash too.',
    },
    c: {
      title: '(c)',
      text: 'S1 is back, and leads again, in term 4. It goes on spreading its old entry of term 2, and S3 writes it. Now that entry is on three of five. A new one, of term 4, is on S1 alone.',
      note: 'Its first try, in term 3, was in vain: S3 and S4 had voted for S5 in that term.',
    },
    'is-it-safe': {
      title: 'Is it committed?',
      text: 'S1 has just heard from S3. It knows now that its entry of term 2 is on a majority.',
      question: {
        ask: 'Will S1 count it as committed?',
        options: {
          yes: {
            label: 'Yes: it is on a majority',
            reply: 'So it looks, and many have believed it. See what can still happen.',
          },
          no: {
            label: 'No, not yet',
            reply: 'Yes: a leader does not count copies of an entry from an earlier term.',
          },
        },
        after: 'Its block stays dashed. Why so careful? S5 is about to come back.',
      },
    },
    'can-s5-win': {
      title: 'Can S5 win?',
      text: 'S1 will crash once more, and S5 will return and stand for election. Its last entry is of term 3; those of S2 and S3 are of term 2.',
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
        after:
          'S5 leads term 5, quite lawfully, and it lacks the entry. It came back in term 3, so it first tried term 4, where the others had voted already.',
      },
    },
    d: {
      title: '(d)',
      text: 'A follower’s log is made the same as the leader’s. So the entry of term 2 is replaced on S2 and S3, and on S1 too when it is back: gone, though a majority had it. Had S1 taken it for committed in (c), it would have told “x = 2” to whoever asked; and now no log holds it.',
    },
    'the-rule': {
      title: 'Only of its own term',
      text: 'Hence the rule: a leader counts copies only of entries of *its own term*. Once such an entry is on a majority it is committed, and everything before it is too. Look: S5’s entry of term 3 is on all five now, and still dashed, for S5 leads term 5.',
      note: '§5.4.2. Counting copies of any entry is a common mistake of those who write Raft themselves, and some animations make it.',
    },
    e: {
      title: '(e)',
      text: 'The other way the story may go. We are in (c) again, but this time S1 does not crash at once. Its own entry, of term 4, will go out to S2 and S3.',
    },
    'how-many-now': {
      title: 'And now?',
      text: 'In a moment S1 will know that its entry of term 4 is on three of five.',
      question: {
        ask: 'What will S1 count as committed then?',
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
          'So the old entry is safe at last, thanks to the one after it. Is it really? S5 has not given up.',
      },
    },
    's5-again': {
      title: 'S5 once more',
      text: 'The same blow as before: S1 will crash, and S5 will return and stand for election. Its last entry is still of term 3.',
      note: 'S5 tries twice, as in (d): in term 4 the others have voted already, and term 5 decides.',
      question: {
        ask: 'Can S5 be elected this time?',
        options: {
          yes: {
            label: 'Yes, as before',
            reply:
              'In (d) the last entries of S2 and S3 were of term 2. Now they are of term 4, and that is later than 3.',
          },
          no: {
            label: 'No',
            reply: 'Yes: S2 and S3 now end with an entry of term 4. Only S4 votes for S5.',
          },
        },
        after:
          'No server without the entry can win. *That* is what “committed” means: not only on a majority, but kept by every leader to come.',
      },
    },
    'in-practice': {
      title: 'In practice',
      text: 'Older entries wait until one of the leader’s own term is committed. So that this does not depend on clients, many systems let a new leader append an empty entry at once.',
      note: '§8. A scenario file switches it on with “noop”.',
    },
  },
};
