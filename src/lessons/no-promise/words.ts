import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'What Raft does not promise',
  about: 'Where does it end, and what has to be done beyond it?',
  beats: {
    'too-slow': {
      title: 'A very slow network',
      text: 'Here every message takes 150 ms or more, one way. Election timeouts are still 150 to 300.',
      question: {
        ask: 'Will anybody be elected?',
        options: {
          yes: {
            label: 'Yes, it just takes longer',
            reply: 'A vote is back after 300 ms. By then the candidate has begun another term.',
            grain: 'Votes are given: they only come too late.',
          },
          no: {
            label: 'No',
            reply: 'The votes are for a term that is over, and are ignored.',
          },
        },
        after: 'Messages must be far quicker than timeouts; crashes, far rarer.',
        idea: 'Too slow a network: no leader.',
      },
    },
    'late-not-wrong': {
      title: 'Late, but never wrong',
      text: 'Terms went up, and no harm was done. Slow networks and wrong clocks keep Raft from *answering*, never from being right: no rule for votes or commits asks what time it is.',
      note: '§5.6. Servers may stop or be slow, but do not lie (§2).',
    },
    'no-answer': {
      title: 'No answer',
      text: 'Mara adds 5 to x. The entry reaches the others, but S1 crashes before it hears of that. She waits in vain.',
    },
    'was-it-done': {
      title: 'Was it done?',
      text: 'S3 will be the next leader, and be asked for something.',
      question: {
        ask: 'What will have become of Mara’s 5?',
        options: {
          done: {
            label: 'They are added',
            reply: 'S3 had the entry, and committed it along with one of its own term.',
          },
          lost: {
            label: 'They are lost',
            reply: 'S3 had the entry. Had S1 crashed 20 ms sooner, yes.',
            grain: 'It could have been: 20 ms decided.',
          },
        },
        after: 'Mara cannot know. No answer means neither “done” nor “not done”: it may even be done later.',
        idea: 'No answer is neither “done” nor “not done”.',
      },
    },
    'ask-again': {
      title: 'Ask again?',
      text: 'She asks again, and x is 10: her 5 were added twice. So clients number their requests, and the [state machine|state-machine] remembers which it has done.',
      note: '§8, dissertation §6.3. Not done here.',
    },
    'an-old-leader': {
      title: 'A question to an old leader',
      text: 'S1 is cut off. The others have elected S3, and Mara’s x = 9 is committed there. As far as S1 can see, it leads, and x is 1.',
    },
    'wrong-read': {
      title: 'The quick answer',
      text: 'Mara asks S1 how much she has. If it simply answers, it says 1, and the alarm shows: a [stale read|stale-read], an old value sold as the present one.',
      captions: { wrong: '“1”: old, and wrong' },
    },
    'what-is-x': {
      title: 'The safe answer',
      text: 'Mara will ask S1 again. Now a question goes into the log like any request, and is answered once committed.',
      question: {
        ask: 'What will Mara be told?',
        options: {
          one: {
            label: '1',
            reply: 'That would be stale. S1 must not say it.',
            grain: '1 is all that S1 knows.',
          },
          nine: {
            label: '9',
            reply: 'S1 has never heard of 9, nor can it commit.',
            grain: '9 is the right value.',
          },
          nothing: {
            label: 'Nothing, for now',
            reply: 'S1 cannot commit the question, so it does not answer.',
          },
        },
        after:
          'Quicker, and safe too: the leader first makes sure that it still leads, by heartbeats that a majority answers.',
        idea: 'Who answers must make sure that it still leads.',
      },
      note: '§8, dissertation §6.4.',
    },
    'a-lost-disk': {
      title: 'A promise stands on disks',
      text: 'Three servers; S3 is out of reach. Mara’s entry is on S1 and S2: two of three, so it is committed, and she has been told.',
    },
    'it-forgets': {
      title: 'One forgets',
      text: 'The disk of S2 is *lost*, and S2 comes back empty, under its old name. Then S1 crashes, and S3 is in reach again. It stands for election, without Mara’s entry.',
      captions: { lost: 'S2 lost its disk', empty: 'S2 is back, empty' },
    },
    'the-alarm': {
      title: 'The promise is broken',
      text: 'S2 should refuse, and has forgotten why. It votes yes, and S3 leads without the entry. The alarm shows: Mara was told what is not true any more.',
      note: 'A server that lost its disk must join as a new one (dissertation §3.8).',
      captions: { broken: 'It leads, without Mara’s entry' },
    },
    'read-on': {
      title: 'You know Raft now',
      text: 'Terms, votes, logs, and why they are enough: as long as disks keep what is on them, what is “done” stays done.',
      note: 'Not told here: changing which servers are in the cluster (§6), and shortening logs by snapshots (§7).',
    },
  },
};
