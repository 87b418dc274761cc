import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Log replication',
  about: 'How does one list become five?',
  onward: 'And if a server dies on the way?',
  beats: {
    'through-the-leader': {
      title: 'Everything through the leader',
      text: 'The logs are empty again. Mara has five coins now, and asks the leader, S1, to set x to 5. S1 adds an [entry] to its own log at once: what to do, and the leader’s [term].',
    },
    'not-yet-sure': {
      title: 'Written, and not yet sure',
      text: 'The entry is dashed: *uncommitted*, as far as S1 knows. If S1 died now, nobody else would know of it.',
    },
    'next-heartbeat': {
      title: 'With the next heartbeat',
      text: 'The next [AppendEntries|append-entries] takes the entry along: the very message that was an empty heartbeat. The ways to S4 and S5 are slow today.',
      note: 'The paper sends it at once (§5.3).',
    },
    'when-committed': {
      title: 'When is it sure?',
      text: 'Who has written the entry says so. S1 counts: itself, and each answer.',
      question: {
        ask: 'When will S1 count it as safe for good?',
        options: {
          leader: {
            label: 'At once: it has written it',
            reply: 'If that server dies, the entry may be lost.',
            grain: 'The leader’s own disk counts: it is one of the three.',
          },
          majority: {
            label: 'When it hears that three of five have it',
            reply: 'Itself, S2 and S3: a majority.',
          },
          all: {
            label: 'When it hears that all five have it',
            reply: 'Who waits for all waits for the dead.',
            grain: 'All five will have it in the end.',
          },
        },
        after:
          'Solid now, and a bar behind it: [committed]. Whoever leads later will have it: “Who may lead” shows why.',
        idea: 'On a majority, and the leader has heard it: committed.',
      },
      note: 'So it is for entries of its own term (§5.4.2).',
      captions: { one: '1 of 5: itself', two: '2 of 5', three: '3 of 5: committed' },
    },
    applied: {
      title: 'Done, and Mara is told',
      text: 'S1 has [applied|apply] the committed entry to its [state machine|state-machine], below its log: x is 5. Then, never before, it told Mara “done”.',
    },
    'do-they-know': {
      title: 'Do the followers know?',
      text: 'S2 has written the entry too, and its block is still dashed: it cannot know how many others have. A server knows only what it has been told, drawn here. Only you see all five.',
    },
    told: {
      title: 'The followers are told',
      text: 'The next heartbeat says how far the log is committed. S2 and S3 apply the entry now, S4 and S5 later: each in its own time, all in the same order.',
    },
    'the-wrong-server': {
      title: 'The wrong server',
      text: 'Mara asks S3 to set x to 6. S3 is a follower: it writes nothing, reads nothing out, and names the leader.',
      note: '§8. What it has may be old.',
    },
    lost: {
      title: 'A message is lost',
      text: 'She asks S1. The message that takes x = 6 to S2 breaks up on the way, and S2 does not know that there was one.',
    },
    'for-good': {
      title: 'Lost for good?',
      text: 'An entry’s place in the log is its [index]. For each follower, S1 notes the next to send, [nextIndex|next-index]: the triangle below its log. An answer moves it. The others will answer S1. S2 will not.',
      question: {
        ask: 'When will S2 have the entry?',
        options: {
          never: {
            label: 'Never: the message is lost',
            reply: 'S1 has had no answer, and sends again.',
            grain: 'That one message never came.',
          },
          asks: {
            label: 'When S2 asks for it',
            reply: 'A follower asks for nothing.',
            grain: 'S2 did lack it. It only did not know.',
          },
          next: { label: 'With the next heartbeat', reply: 'S1 has had no answer from S2.' },
        },
        after: 'What is not confirmed is sent again; what comes twice is added once.',
        idea: 'What is not confirmed is sent again.',
      },
    },
    'your-request': {
      title: 'Your turn',
      text: 'Be Mara for once. The leader’s menu takes a request.',
      task: {
        ask: 'Send the leader a request, and see it committed.',
        done: 'Committed, applied, told.',
        other: 'That is something else. Send a request to S1: it leads.',
        help: 'Press “Request”, or click S1 and choose “Send request”. For example, SET x 7.',
      },
    },
  },
};
