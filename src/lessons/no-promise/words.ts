import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'What Raft does not promise',
  about: 'Where does it end, and what has to be done beyond it?',
  beats: {
    'too-slow': {
      title: 'It does not promise when',
      text: 'Here every message takes 150 ms or more, one way, and election timeouts are still between 150 and 300.',
      question: {
        ask: 'Will anybody be elected?',
        options: {
          yes: {
            label: 'Yes, it just takes longer',
            reply:
              'A vote is back after 300 ms at the soonest, and by then the candidate has given up and begun another term.',
          },
          no: { label: 'No', reply: 'Yes: the votes always come too late.' },
        },
        after: 'Messages must be much quicker than election timeouts, or nobody leads for long.',
      },
    },
    'late-not-wrong': {
      title: 'Late, but never wrong',
      text: 'You may have seen terms go up and up, and no harm done. Slow networks and slow clocks cost Raft its *progress*. They never make it say anything wrong: no rule of it depends on how late it is.',
      note: '§5.6: broadcast time ≪ election timeout ≪ time between failures.',
    },
    'no-answer': {
      title: 'A request without an answer',
      text: 'A client asks S1 to add 5 to x. The entry reaches the others, and at that very moment S1 crashes. The client waits in vain.',
    },
    'was-it-done': {
      title: 'Was it done?',
      text: 'S3 becomes the next leader, and another client asks it for something.',
      question: {
        ask: 'What will have become of the first client’s 5?',
        options: {
          done: {
            label: 'It is added',
            reply: 'This time, yes: S3 had the entry, and committed it along with its own.',
          },
          lost: {
            label: 'It is lost',
            reply:
              'It could have been: had S1 crashed a little sooner, nobody would have had the entry. Here S3 had it.',
          },
        },
        after: 'The client cannot know. No answer means neither yes nor no.',
      },
    },
    'ask-again': {
      title: 'Ask again, but say so',
      text: 'If the client simply asks again, 5 may be added twice. So clients give each request a number, and the [state machine|state-machine] remembers which it has done.',
      note: '§8. This simulator’s clients do not: what they ask twice is done twice.',
    },
    'an-old-leader': {
      title: 'A question to an old leader',
      text: 'S1 has been cut off. The others have elected S3, and set x to 9. S1 knows of nothing: as far as it can see, x is 1 and it is the leader.',
    },
    'what-is-x': {
      title: 'What is x?',
      text: 'A client that can reach S1 only asks it for x.',
      question: {
        ask: 'What will it be told?',
        options: {
          one: {
            label: '1',
            reply:
              'That would be a [stale read|stale-read], an old value sold as the present one. Here S1 must not say it.',
          },
          nine: { label: '9', reply: 'S1 has never heard of 9.' },
          nothing: {
            label: 'Nothing, for now',
            reply: 'Yes. Here a read is an entry like any other: S1 cannot commit it, so it does not answer.',
          },
        },
        after:
          'A leader that answers from memory, to save time, would have said 1. Before it reads, it must make sure that it still leads, by a round of heartbeats for instance (§8).',
      },
    },
    'a-lost-disk': {
      title: 'A promise stands on disks',
      text: 'Three servers. The entry is on S1 and S2, two of three: committed. S3 is out of reach.',
    },
    'it-forgets': {
      title: 'One that forgets',
      text: 'Now the disk of S2 is *lost*, and it comes back empty, under its old name. It votes for S3, whose log is empty too. With this vote S3 will lead, and the committed entry is gone.',
      note: 'Play on, and the alarm goes: Leader Completeness is broken. Raft assumes that what is on disk stays there. A server without its disk must join as a new one (dissertation, §3.8).',
    },
    'read-on': {
      title: 'Where to read on',
      text: 'You know Raft now: terms, votes, logs, and why they are enough. Read the paper, which is eighteen pages and friendly; Ongaro’s dissertation, which answers the rest; and raft.github.io, which lists what people have built with it.\n\nOr break something: the sandbox is one press away.',
      note: 'Not told here: changing which servers are in the cluster (§6), and shortening logs by snapshots (§7).',
    },
  },
};
