import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Crash and return',
  about: 'What does a server still know when it comes back?',
  onward: 'And if all of them run, but the network is cut?',
  beats: {
    'it-crashes': {
      title: 'Disk and memory',
      text: 'S3 crashes. Gone is what it had in memory: its role, how far the log is committed, what it had applied. On its [disk] stay its term, its vote and its log.',
      note: 'Figure 2: written before a server answers.',
    },
    'the-others-go-on': {
      title: 'The others go on',
      text: 'Four of five are a majority, so Mara notices nothing: three more entries are committed. S1 goes on writing to S3, in vain.',
    },
    'what-is-left': {
      title: 'It comes back',
      text: 'S3 is about to be switched on again.',
      question: {
        ask: 'What will it know, before anybody has spoken to it?',
        options: {
          log: {
            label: 'Its term, its vote and its log, no more',
            reply: 'One entry, and dashed: S3 no longer knows that it is committed.',
          },
          commit: {
            label: 'Also that its entry is committed',
            reply: 'That was in memory only. The leader will say it again.',
            grain: 'It did know that, before it crashed.',
          },
          nothing: {
            label: 'Nothing: it begins empty',
            reply: 'It wrote to its disk, and the disk has survived.',
            grain: 'All that was in memory only is gone.',
          },
        },
        after:
          'It comes back as a follower, even if it led. Had it forgotten its vote, it could vote twice in one term.',
        idea: 'Term, vote and log survive a crash.',
      },
    },
    'catching-up': {
      title: 'Catching up',
      text: 'S1 counts copies by what is confirmed: the dot, [matchIndex|match-index]. The next [AppendEntries|append-entries] brings all from the triangle on, and says how far they are committed. S3 applies the list again from its start.',
    },
    'logs-that-differ': {
      title: 'Logs that differ',
      text: 'S1 once led term 2, and S3 led term 3. Each wrote two entries, and crashed before anybody else had them. Now S1 leads again, in term 4.',
    },
    'does-it-fit': {
      title: 'Does it fit?',
      text: 'Every AppendEntries names the entry just *before* what it brings: here [index] 3, of term 2. S2 has no entry 3, and that of S3 is of term 3. Both refuse, so no log ever has a hole.',
      note: 'The consistency check, §5.3.',
    },
    'two-too-many': {
      title: 'Two entries too many',
      text: 'Nobody else has the last two entries of S3.',
      question: {
        ask: 'What becomes of them?',
        options: {
          kept: {
            label: 'They stay, the new ones go after them',
            reply: 'Then the two lists would differ for ever.',
            grain: 'S3’s first entry does stay.',
          },
          taken: {
            label: 'S1 takes them over',
            reply: 'A leader never rewrites its own log.',
            grain: 'The two logs do become the same.',
          },
          removed: { label: 'They are removed', reply: 'S1’s entries take their place.' },
        },
        after:
          'A leader only *adds* to its own log; a follower’s is made the same. Only uncommitted entries are removed: nobody was told “done”.',
        idea: 'A follower’s log is made like the leader’s.',
      },
    },
    'step-by-step': {
      title: 'Step by step backwards',
      text: 'S2 refuses, and S1 goes back by one, until it names an entry that S2 has. No follower writes what fails this check. So if two logs have an entry of the same index and term, they are equal up to it.',
      captions: { two: 'Entry 2?', one: 'Entry 1?', fits: 'It fits' },
      note: 'Log Matching, §5.3.',
    },
    'your-crash': {
      title: 'Your turn',
      text: 'All is calm.',
      task: {
        ask: 'Crash a server, and bring it back.',
        half: 'It is down. What will it still know? Bring it back.',
        done: 'It is back, a follower, with its log. Its blocks are dashed until a leader tells it what is committed.',
        other: 'Nothing is down. Crash a server first.',
        help: 'Click a server and choose “Crash”, then click it again and choose “Restart”.',
      },
    },
  },
};
