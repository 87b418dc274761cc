import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Log replication',
  about: 'How does one list become five?',
  beats: {
    'through-the-leader': {
      title: 'Everything through the leader',
      text: 'S1 leads. A client asks it to set x to 5, and S1 appends this to its own log at once. Every change goes this way: to the leader, and from the leader to the others.',
    },
    'not-yet-sure': {
      title: 'Written, and not yet sure',
      text: 'The block in S1’s log is an [entry]: what to do, the [term] in which the leader got it, and its place in the log, the [index]. Its edge is dashed: it is *uncommitted*. If S1 died now, nobody else would know of it.',
    },
    'next-heartbeat': {
      title: 'With the next heartbeat',
      text: 'The next [AppendEntries|append-entries] takes the entry along, to all four. It is the very message that was an empty heartbeat until now; see the block on its back. The way to S4 is slow today, and the way to S5 slower.',
      note: 'Many systems send a new entry at once and do not wait for the heartbeat. Both are Raft; the sandbox can do either (“replicate” in a scenario file).',
    },
    'when-committed': {
      title: 'When is it sure?',
      text: 'A follower that has written the entry says so. The leader counts: itself, and every follower that has answered.',
      question: {
        ask: 'When will the leader count the entry as committed, that is, safe for good?',
        options: {
          leader: {
            label: 'At once: the leader itself has written it',
            reply: 'One disk is not enough. If that server dies, the entry dies with it.',
          },
          majority: {
            label: 'When three of the five have written it',
            reply: 'Yes. With S1, S2 and S3 it is on a majority, and from now on it cannot be lost.',
          },
          all: {
            label: 'When all five have written it',
            reply:
              'Look at S5: it does not have the entry yet. A leader that waits for all waits for the slowest, and for the dead.',
          },
        },
        after:
          'The edge of the block is solid now, and a bar stands at its right: [committed]. Any majority that elects a leader later has one of these three in it, and that one votes for nobody whose log is behind its own.',
      },
      note: 'So it is for an entry of the leader’s own term, as here. For an older one a majority is not enough (§5.4.2): “What ‘committed’ means” shows why.',
    },
    applied: {
      title: 'Done, and answered',
      text: 'What is committed is [applied|apply] to the [state machine|state-machine], the keys and values below the log: x is 5. Only now the client gets its answer.',
    },
    'do-they-know': {
      title: 'Do the followers know?',
      text: 'S2 and S3 have written the entry. The leader knows that it is committed.',
      question: {
        ask: 'A moment later: does S2 know it too?',
        options: {
          yes: {
            label: 'Yes, it has written the entry itself',
            reply: 'It has, but it cannot know how many others have.',
          },
          no: { label: 'No, nobody has told it', reply: 'Yes: the block at S2 is still dashed.' },
        },
        after:
          'A dashed edge means that *this* server does not know the entry committed. A server knows only what it has been told. This page shows you all five at once; no server ever sees that.',
      },
    },
    told: {
      title: 'The followers are told',
      text: 'The next heartbeat says how far the leader’s log is committed. Now S2 and S3 know it, and apply the entry too. Nothing extra had to be sent.',
    },
    'the-wrong-server': {
      title: 'The wrong server',
      text: 'A client asks S3 for x. S3 is a follower: it does not answer itself, it names the leader, and the client must ask there.',
      note: 'The paper, §8. Why S3 does not just say what it has: it may be old. See “What Raft does not promise”.',
    },
    lost: {
      title: 'A message is lost',
      text: 'There is a second entry, y is 7. The message that brings it to S2 breaks up on the way. S2 does not even know that there was one.',
    },
    'for-good': {
      title: 'Lost for good?',
      text: 'The others will answer the leader. S2 will not: it never got the message.',
      question: {
        ask: 'When will S2 have the entry?',
        options: {
          never: {
            label: 'Never: the message is lost',
            reply: 'The message is, but the leader knows that S2 has not answered, and sends again.',
          },
          restart: {
            label: 'When S2 asks for it',
            reply: 'A follower asks for nothing. The leader sends until it is answered.',
          },
          next: { label: 'With the next heartbeat', reply: 'Yes. What is not confirmed is sent again.' },
        },
        after:
          'The small triangle below a row is the leader’s [nextIndex|next-index]: what it will send to this follower next. It moves on only when the follower has answered; then the dot, [matchIndex|match-index], says how far the two logs are alike.',
      },
    },
    'your-request': {
      title: 'Your turn',
      text: 'Be a client for once.',
      task: {
        ask: 'Send the leader a request, and see it through until it is committed.',
        done: 'Committed, applied, answered. You have seen all of its way.',
        other: 'That is something else. Send a request to S1: it leads.',
        help: 'Press R, or click S1 and choose “Send request”. A command is, for example, SET z 1.',
      },
    },
  },
};
