import type { ChapterWords } from '../types.ts';

const SLOWER = 'Its arc is still long when another one is empty.';

export const WORDS: ChapterWords = {
  title: 'Leader election',
  about: 'How do servers choose one of them, with nobody to ask?',
  beats: {
    'a-timer-each': {
      title: 'A timer each',
      text: 'How long does a follower wait for a leader? It draws its [election timeout|election-timeout] at random, between 150 and 300 ms. All arcs begin full: the less a server has drawn, the faster its arc runs down.',
      note: 'The numbers are the paper’s (§5.2, §9.3). They must be many times longer than a message takes. They are drawn at random so that two seldom lose patience at once: “Split vote” shows it.',
    },
    'who-is-first': {
      title: 'Whose arc is empty first?',
      text: 'Look at the five arcs. Whoever runs out of patience first begins an election.',
      question: {
        ask: 'Which server will stand first? Click it.',
        options: {
          S1: { label: 'S1', reply: `S1 waits 240 ms. ${SLOWER}` },
          S2: { label: 'S2', reply: `S2 waits 210 ms. ${SLOWER}` },
          S3: { label: 'S3', reply: `S3 waits longest of all, 285 ms. ${SLOWER}` },
          S4: { label: 'S4', reply: 'Yes. S4 drew the shortest, 165 ms.' },
          S5: { label: 'S5', reply: 'Close: S5 drew 190 ms, and S4 only 165.' },
        },
        after: 'S4 begins a new [term], votes for itself, and is a candidate.',
      },
    },
    'it-asks': {
      title: 'It asks everybody',
      text: 'S4 sends [RequestVote|request-vote] to all the others. In it stand the new term and how far its own log goes.',
    },
    'one-vote': {
      title: 'One vote a term',
      text: 'Each server has one [vote] in a term, and gives it to the first that asks: none of these had voted yet, so all say yes. The triangle in a disc points to whoever has its vote. Whoever has given its vote starts its own timer anew, and lets the candidate have its chance.',
      note: 'One thing more is asked: the candidate’s log must not be behind the voter’s own (§5.4.1). All logs are empty here; “Who may lead” tells why it matters.',
    },
    'how-many': {
      title: 'How many are enough?',
      text: 'The votes are on their way back. S4 has its own already.',
      question: {
        ask: 'How many votes of five make it leader, its own among them?',
        options: {
          two: {
            label: 'Two: more than any other candidate has',
            reply: 'Being ahead is not enough. Two others could agree on somebody else.',
          },
          three: {
            label: 'Three: a majority',
            reply: 'Yes. With the third vote it leads, and waits for no more.',
          },
          five: {
            label: 'All five',
            reply: 'Then one crashed server would stop every election. It did not wait for the last two.',
          },
        },
        after:
          'More than half of *all* servers, whether they run or not: that is a [majority], and of five it is always three.',
      },
    },
    'two-majorities': {
      title: 'Two majorities always meet',
      text: 'Take any three of the five, and then any three again: at least one server is in both. It has only one vote in this term. So two candidates can never both win the same term: *at most one leader a term*.',
      note: 'The paper calls this Election Safety (§5.2). This page checks it after every event.',
    },
    heartbeats: {
      title: 'The second timeout',
      text: 'A leader has a timer too, the thin arc inside: the [heartbeat timeout|heartbeat]. Every 75 ms it sends a heartbeat to all: a message called [AppendEntries|append-entries], empty for now. The followers answer, and their own timers begin again.',
    },
    silence: {
      title: 'Silence is the signal',
      text: 'S4 crashes. Nobody announces it. What the others notice is what does *not* come: the next heartbeat. Their arcs run on, and nothing fills them. The term lasts until one of them gives up waiting.',
    },
    'drawn-again': {
      title: 'Who is next?',
      text: 'The first time, S5 was second. You may have thought that the timeouts are drawn once and for all.',
      question: {
        ask: 'Look at the arcs now. Who will stand next? Click it.',
        options: {
          S1: { label: 'S1', reply: 'S1 has drawn 280 ms this time; S2 only 170.' },
          S2: { label: 'S2', reply: 'Yes. This time S2 has drawn the shortest, 170 ms.' },
          S3: { label: 'S3', reply: 'S3 has drawn 270 ms this time; S2 only 170.' },
          S5: {
            label: 'S5',
            reply: 'It was second the first time, but it has drawn anew since, and this time 290 ms.',
          },
        },
        after: 'A timeout is drawn anew whenever the timer starts. Nobody stays the slowest, or the first.',
      },
    },
    'next-term': {
      title: 'Term 2',
      text: 'S2 wins with three votes: its own and two of the others. The dead server counts too: three of *five* were needed, and with the third it led. The fourth came after. If S4 comes back, it will hear of term 2, and follow.',
    },
    'make-a-leader': {
      title: 'Your turn',
      text: 'A timer that runs out begins an election, whoever’s it is.',
      task: {
        ask: 'Make S3 the leader.',
        done: 'S3 leads. Its timer ran out before its time, it counted the term up, and the others followed the higher term.',
        other: 'That is something else. Who becomes leader: the server whose election timer runs out first.',
        help: 'Click S3 and choose “Time out”: its election timer runs out at once.',
      },
    },
  },
};
