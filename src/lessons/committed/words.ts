import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'What “committed” means',
  about: 'Is an entry safe once it is on a majority? Not always.',
  onward: 'Is there anything that Raft does not promise?',
  beats: {
    a: {
      title: 'S1 writes, and dies',
      text: 'S1 leads term 2. Mara asked it for x = 2; S2 has written it too, nobody else. She has been told nothing. Now S1 will crash.',
      note: 'Figure 8 (a), §5.4.2; messages are stopped by hand.',
    },
    b: {
      title: 'A rival writes in its place',
      text: 'S5 leads term 3: S3 and S4 voted for it, and S2, who has Mara’s entry, refused. Mara’s sister asks S5 for x = 3: it is written at the very same index. Before anybody else has it, S5 crashes.',
      note: 'Figure 8 (b).',
    },
    back: {
      title: 'S1 needs two tries',
      text: 'S1 is back, and stands in term 3. But S3 and S4 gave that vote to S5: only S2 says yes. In term 4 all have a vote again, and S1 is elected.',
      captions: { vain: 'Term 3: 2 of 5', elected: 'Term 4: elected' },
    },
    c: {
      title: 'On three, and yet …',
      text: 'S1 goes on spreading Mara’s old entry, and S3 writes it: three of five have it. Mara has asked again: x = 4 is on S1 alone.',
      note: 'Figure 8 (c).',
    },
    'is-it-safe': {
      title: 'Is it committed?',
      text: 'S1 will hear from S3 that its entry of term 2 is on a majority.',
      question: {
        ask: 'Will it count the entry as committed, and tell Mara?',
        options: {
          yes: {
            label: 'Yes: it is on a majority',
            reply: 'So it looks. See what can happen.',
            grain: 'It is on a majority, and mostly that is enough.',
          },
          no: { label: 'No, not yet', reply: 'It does not count copies of an entry from an earlier term.' },
        },
        after:
          'Why not? A server whose log ends with a later term can still win, and remove it. S5 is about to come back.',
        idea: 'A majority is not enough for an entry of an older term.',
      },
    },
    'can-s5-win': {
      title: 'Can S5 win?',
      text: 'S1 will crash again, and S5 return. Its last entry is of term 3; those of S2 and S3 are of term 2.',
      question: {
        ask: 'Can S5 be elected?',
        options: {
          no: {
            label: 'No: a majority has an entry that it lacks',
            reply: 'Voters compare the last terms: 3 is later than 2.',
            grain: 'A majority does have an entry that S5 lacks.',
          },
          yes: { label: 'Yes', reply: 'S2, S3 and S4 vote for it: 3 is later than 2.' },
        },
        after: 'S5 leads term 5, by the rules, and it lacks Mara’s entry.',
        idea: 'Voters compare last entries, not majorities.',
      },
      captions: { vain: 'Term 4: all have voted' },
    },
    d: {
      title: 'Gone',
      text: 'S1 is back, and all logs are made like that of S5. Mara’s entry is gone, though a majority had it. Had S1 told her “done”, it would have broken its word.',
      note: 'Figure 8 (d).',
      captions: { two: 'x = 2: gone', three: 'x = 2: gone', one: 'x = 2: gone' },
    },
    'the-rule': {
      title: 'Only of its own term',
      text: 'Hence the rule: a leader counts copies only of entries of *its own term*. Mara asks S5 again: once her x = 4, of term 5, is committed, so is everything before it.',
      note: '§5.4.2. S5’s x = 3 was on all five, and safe; Raft waited all the same.',
    },
    e: {
      title: 'The other way',
      text: 'Back to where S1 leads term 4, with Mara’s old entry on three. She asks again: x = 4. This time S1 lives, and that entry goes out to S2 and S3.',
      note: 'Figure 8 (e).',
    },
    'how-many-now': {
      title: 'It takes the old ones along',
      text: 'S1 hears that its entry of term 4 is on three of five: committed, and with it all before. Mara’s old entry is safe too, and x = 4 is “done”.',
    },
    's5-again': {
      title: 'S5 once more',
      text: 'S1 crashes, and S5 returns and stands. Its last entry is still of term 3.',
      question: {
        ask: 'Can S5 be elected this time?',
        options: {
          yes: {
            label: 'Yes, as before',
            reply: 'Then, S2 and S3 ended with term 2. Now they end with term 4.',
            grain: 'S4 still votes for it.',
          },
          no: {
            label: 'No',
            reply: 'S2 and S3 end with term 4 now. Only S4 votes for S5.',
          },
        },
        after: '*That* is what “committed” means: every leader to come has it.',
        idea: 'Committed: every leader to come has it.',
      },
      captions: { vain: 'Term 4: all have voted' },
    },
    'in-practice': {
      title: 'In practice',
      text: 'Old entries need not wait for Mara: a new leader can add a blank entry at once, and commit all with it.',
      note: 'Needed for quick reads (§8).',
    },
  },
};
