import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Leader election',
  about: 'How do servers choose one of them, with nobody to ask?',
  onward: 'What if two stand at once?',
  beats: {
    'a-timer-each': {
      title: 'A timer each',
      text: 'How long does a follower wait? It draws its [election timeout|election-timeout] at random, between 150 and 300 ms. All arcs begin full: who drew less runs down faster.',
      note: 'The paper’s numbers (§5.2).',
    },
    'who-is-first': {
      title: 'Whose arc is empty first?',
      text: 'Who runs out first begins an election.',
      question: {
        ask: 'Which server will it be? Click it.',
        options: {
          S1: {
            label: 'S1',
            reply: 'S1 waits 240 ms, S4 only 165.',
            grain: 'S1 would have stood too, at 240 ms.',
          },
          S2: {
            label: 'S2',
            reply: 'S2 waits 210 ms, S4 only 165.',
            grain: 'S2 would have stood too, at 210 ms.',
          },
          S3: {
            label: 'S3',
            reply: 'S3 waits longest of all, 285 ms.',
            grain: 'S3 would have stood too, at 285 ms.',
          },
          S4: { label: 'S4', reply: 'S4 drew the shortest, 165 ms.' },
          S5: { label: 'S5', reply: 'S5 drew 190 ms, and S4 only 165.', grain: 'S5 was a close second.' },
        },
        after: 'S4 begins term 1, votes for itself, and is a candidate.',
        idea: 'Who waits shortest stands first.',
      },
    },
    'it-asks': {
      title: 'It asks everybody',
      text: 'S4 sends [RequestVote|request-vote] to all, with its new term, and where its log ends. Who does not answer is asked again.',
    },
    'one-vote': {
      title: 'One vote a term',
      text: 'Each server has one [vote] in a term, for the first that asks. All say yes: nobody had voted. The notch in a disc points to whoever has its vote. Who says yes restarts its timer.',
      note: 'The candidate’s log matters too (§5.4.1): see “Who may lead”.',
    },
    'how-many': {
      title: 'How many are enough?',
      text: 'The votes are on their way. S4 has its own already.',
      question: {
        ask: 'How many votes of five make it leader?',
        options: {
          two: {
            label: 'Two: more than anybody else has',
            reply: 'Two others could agree on somebody else.',
            grain: 'With two it was ahead of everybody.',
          },
          three: {
            label: 'Three: a majority',
            reply: 'With the third vote it leads, and waits for no more.',
          },
          five: {
            label: 'All five',
            reply: 'Then one crashed server would stop every election.',
            grain: 'All four others did say yes.',
          },
        },
        after:
          'Being ahead is not enough, and all are not needed: more than half of *all* servers, running or not. A [majority].',
        idea: 'A leader needs votes of more than half.',
      },
      captions: { two: '2 votes', three: '3 of 5: it leads' },
    },
    'two-majorities': {
      title: 'Two majorities always meet',
      text: 'Could two candidates both win term 1? Each would need three votes.',
      pick: {
        ask: 'Pick three voters for the one.',
        again: 'And three for the other: others, if you can.',
        done: '{shared} would have to vote twice. Any two majorities meet, so there is *at most one leader a term*.',
      },
      note: 'Election Safety (§5.2).',
    },
    heartbeats: {
      title: 'The second timeout',
      text: 'A leader has a timer too, the thin arc: the [heartbeat timeout|heartbeat]. Every 75 ms it sends all a heartbeat: an [AppendEntries|append-entries], empty for now. The followers answer, and their arcs are full again.',
    },
    silence: {
      title: 'Silence is the signal',
      text: 'S4 crashes. Nobody says so: what the others notice is what does *not* come. The term lasts until one of them gives up waiting. Mara would wait, too.',
    },
    'drawn-again': {
      title: 'Who is next?',
      text: 'The first time, S5 was second.',
      question: {
        ask: 'Look at the arcs. Who will stand next? Click it.',
        options: {
          S1: {
            label: 'S1',
            reply: 'S1 has drawn 280 ms this time, S2 only 170.',
            grain: 'S1 did draw less than S5.',
          },
          S2: { label: 'S2', reply: 'This time S2 has drawn the shortest, 170 ms.' },
          S3: {
            label: 'S3',
            reply: 'S3 has drawn 270 ms this time, S2 only 170.',
            grain: 'S3 came next after S2.',
          },
          S5: {
            label: 'S5',
            reply: 'It has drawn again since, and this time 290 ms.',
            grain: 'S5 was second the time before.',
          },
        },
        after:
          'Here a timeout is drawn whenever the timer starts. S2 wins, by three votes of *five*, though one is dead.',
        idea: 'Timeouts are drawn again each time.',
      },
    },
    'make-a-leader': {
      title: 'Your turn',
      text: 'Click a server: “Time out” in its menu empties its arc.',
      task: {
        ask: 'Make S3 the leader.',
        done: 'S3 leads: it stood in a new term, and a majority voted for it.',
        other: 'S3 does not lead yet. It has to stand for election, and to get three votes.',
        help: 'Click S3 and choose “Time out”: its election timer runs out at once.',
      },
    },
  },
};
