import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Crash and return',
  about: 'What does a server still know when it comes back?',
  beats: {
    'it-crashes': {
      title: 'Disk and memory',
      text: 'S3 crashes. What it had in memory is gone: its role, and how far it knew the log committed. What it had written to its [disk] stays: its term, its vote, and its log.',
      note: 'Figure 2 of the paper calls these currentTerm, votedFor and log “persistent state”. They are written before a server answers anybody.',
    },
    'the-others-go-on': {
      title: 'The others go on',
      text: 'Four of five are a majority, so clients notice nothing. Three more entries are committed. The leader sends S3 heartbeats all the same; they are lost at its door.',
    },
    'what-is-left': {
      title: 'It comes back',
      text: 'S3 is about to be switched on again.',
      question: {
        ask: 'What will it know, before anybody has spoken to it?',
        options: {
          log: {
            label: 'Its term and its log, and no more',
            reply: 'Yes. One entry, drawn dashed: whether it is committed, S3 does not know any more.',
          },
          commit: {
            label: 'Also that its entry is committed',
            reply:
              'It did know, but in memory only. That is no loss: the next leader’s message says it again.',
          },
          nothing: {
            label: 'Nothing: it begins empty',
            reply:
              'It wrote to its disk, and the disk has survived. Empty servers would be dangerous, as the last chapter shows.',
          },
        },
        after:
          'It always comes back as a follower, even if it led before. Why the vote must be on disk: without it, a server could vote twice in one term.',
      },
    },
    'catching-up': {
      title: 'Catching up',
      text: 'Nobody has to tell S3 what it missed. The leader knows how far S3 had confirmed, and the next [AppendEntries|append-entries] brings all three entries at once.',
    },
    'does-it-fit': {
      title: 'Does it fit?',
      text: 'A harder case: S1 now leads term 4, and the logs differ. With every AppendEntries it names the entry that stands *before* what it sends. A follower that does not have that very entry, of that term, refuses.',
      note: 'The consistency check, §5.3.',
    },
    'two-too-many': {
      title: 'Two entries too many',
      text: 'S3 holds two entries of term 3 that S1 never saw. They were written by a leader that died before anybody else had them.',
      question: {
        ask: 'What becomes of them?',
        options: {
          kept: {
            label: 'They stay, and the new ones go behind them',
            reply: 'Then the two lists would differ for ever. A follower’s log must become the leader’s.',
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
        after:
          'Only *uncommitted* entries are ever removed. Their clients were never answered, and ask again.',
      },
    },
    'step-by-step': {
      title: 'Step by step backwards',
      text: 'S2 has only the first entry. At each refusal the leader goes back by one entry and tries again, until it comes to one that both have. From there on, S2 gets everything.',
    },
    'the-fast-way': {
      title: 'The fast way',
      text: 'S2 refused four times. Had it missed a thousand entries, it would have been a thousand times. Here are the same logs again, but a refusal now says *where* the trouble begins.',
      question: {
        ask: 'How often will S2 refuse this time?',
        options: {
          two: {
            label: 'Once or twice',
            reply: 'Yes: it says how short its log is, and the leader jumps there.',
          },
          four: {
            label: 'Four times again',
            reply: 'This time the refusal says how short its log is, so the leader jumps there.',
          },
        },
        after:
          'For every term that is wrong one refusal is enough. The paper describes it at the end of §5.3, and doubts that it is needed often.',
      },
    },
    'your-crash': {
      title: 'Your turn',
      text: 'Crash somebody, and see what is lost: less than one might fear.',
      task: {
        ask: 'Crash a server, and bring it back.',
        done: 'It is back, with its log, as a follower.',
        other: 'Not quite: one must be crashed and restarted.',
        help: 'Click a server and choose “Crash”, then click it again and choose “Restart”.',
      },
    },
  },
};
