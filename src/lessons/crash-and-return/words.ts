import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Crash and return',
  about: 'What does a server still know when it comes back?',
  beats: {
    'it-crashes': {
      title: 'Disk and memory',
      text: 'S3 crashes. What it had in memory is gone: its role, how far the log is committed, and what it had applied. What it had written to its [disk] stays: its term, its vote, and its log.',
      note: 'Figure 2 of the paper calls these currentTerm, votedFor and log “persistent state”. They are written before a server answers anybody; here that takes no time. A state machine may keep on disk what it has applied, and how far (dissertation §3.8).',
    },
    'the-others-go-on': {
      title: 'The others go on',
      text: 'Four of five are a majority, so clients notice nothing. Three more entries are committed. The leader goes on writing to S3 all the same; what arrives there is lost.',
    },
    'what-is-left': {
      title: 'It comes back',
      text: 'S3 is about to be switched on again.',
      question: {
        ask: 'What will it know, before anybody has spoken to it?',
        options: {
          log: {
            label: 'Its term, its vote and its log, and no more',
            reply: 'Yes. One entry, drawn dashed: S3 no longer knows that it is committed.',
          },
          commit: {
            label: 'Also that its entry is committed',
            reply:
              'It did know, but in memory only. That is no loss: the leader’s next message says it again.',
          },
          nothing: {
            label: 'Nothing: it begins empty',
            reply:
              'It wrote to its disk, and the disk has survived. Empty servers would be dangerous, as “What Raft does not promise” shows.',
          },
        },
        after:
          'It always comes back as a follower, even if it led before. And why must the vote be on disk? A server that forgot it could vote twice in one term.',
      },
    },
    'catching-up': {
      title: 'Catching up',
      text: 'S3 need not ask for what it missed. The leader knows how far S3 had confirmed, and the next [AppendEntries|append-entries] brings all three entries at once. It also says how far they are committed, so S3 applies the list again, from its start.',
    },
    'does-it-fit': {
      title: 'Does it fit?',
      text: 'A harder case: S1 has just won term 4, and the logs differ. Every AppendEntries names the [index] and the term of the entry just *before* what it carries: here 4, of term 2. S2 has no entry 4, and that of S3 is of term 3. Both refuse.',
      note: 'The consistency check, §5.3.',
    },
    'two-too-many': {
      title: 'Two entries too many',
      text: 'S3 holds two entries of term 3 that S1 never saw. It led that term, wrote them, and crashed before anybody else had them.',
      question: {
        ask: 'What becomes of them?',
        options: {
          kept: {
            label: 'They stay, the new ones go after them',
            reply:
              'Then the two lists would differ for ever. A follower’s log must become the same as the leader’s.',
          },
          taken: {
            label: 'S1 takes them over',
            reply: 'A leader never changes its own log, it only appends to it.',
          },
          removed: {
            label: 'They are removed',
            reply: 'Yes. They were never on a majority, so no client was ever told that they are done.',
          },
        },
        after: 'Only *uncommitted* entries are ever removed. Whoever asked for them was never told “done”.',
      },
    },
    'step-by-step': {
      title: 'Step by step backwards',
      text: 'S2 has only the first entry. At each refusal the leader goes back by one and tries again, until it names an entry that S2 has. Every entry has passed this same check when it was written. So logs that share an entry, of the same index and term, are equal up to there, and S2 takes all that comes after it.',
    },
    'the-fast-way': {
      title: 'The fast way',
      text: 'S2 refused three times. Had it missed a thousand entries, it would have been a thousand times. Here are the same logs again, but a refusal now says *where* the trouble begins.',
      question: {
        ask: 'How often will S2 refuse this time?',
        options: {
          never: {
            label: 'Not at all',
            reply: 'The leader cannot know beforehand how short the log of S2 is. One refusal tells it.',
          },
          once: {
            label: 'Once',
            reply: 'Yes: with it S2 says how short its log is, and the leader jumps there.',
          },
          three: {
            label: 'Three times again',
            reply: 'It would, if a refusal said no more than “no”. This one says how short the log of S2 is.',
          },
        },
        after:
          'A log that is too short costs one refusal, as on S2, and each term that differs costs one, as on S3.',
      },
      note: 'The end of §5.3 describes the second, and doubts that it is often needed. That a refusal says how short the log is, is a common addition.',
    },
    'your-crash': {
      title: 'Your turn',
      text: 'Crash a server, and see what is lost: less than one might fear.',
      task: {
        ask: 'Crash a server, and bring it back.',
        done: 'It is back, with its log, as a follower.',
        other: 'Not quite: a server must be crashed, and then restarted.',
        help: 'Click a server and choose “Crash”, then click it again and choose “Restart”.',
      },
    },
  },
};
