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
        after: 'Messages must be much quicker than election timeouts, or leaders never come, or never stay.',
      },
    },
    'late-not-wrong': {
      title: 'Late, but never wrong',
      text: 'Terms went up and up, and no harm was done. Slow networks and wrong clocks can keep Raft from *answering*. They never make it say anything wrong: none of its rules for votes and commits asks what time it is.',
      note: '§5.6: broadcast time ≪ election timeout ≪ mean time between failures. Progress depends on it; safety does not. One thing is taken for granted: servers may stop or be slow, but they do not lie (§2).',
    },
    'no-answer': {
      title: 'A request without an answer',
      text: 'A client asks S1 to add 5 to x. The entry reaches the others, but S1 crashes before it hears of that. The client waits in vain.',
    },
    'was-it-done': {
      title: 'Was it done?',
      text: 'S3 will be the next leader, and another client will ask it for something.',
      question: {
        ask: 'What will have become of the first client’s 5?',
        options: {
          done: {
            label: 'It is added',
            reply: 'This time, yes: S3 had the entry, and committed it along with one of its own term.',
          },
          lost: {
            label: 'It is lost',
            reply:
              'It could have been: had S1 crashed 20 ms sooner, nobody else would have had the entry. Here S3 had it.',
          },
        },
        after:
          'The client cannot know. No answer means neither “done” nor “not done”: it may even be done later.',
      },
    },
    'ask-again': {
      title: 'Ask again, but say so',
      text: 'If the client simply asks again, 5 may be added twice. So a client numbers its requests, and the [state machine|state-machine] remembers which ones it has carried out, with their answers.',
      note: '§8, dissertation §6.3. The clients here do not number theirs: what they ask twice is done twice.',
    },
    'an-old-leader': {
      title: 'A question to an old leader',
      text: 'S1 has been cut off. The others have elected S3, and x = 9 is committed there. S1 knows nothing of it: as far as it can see, it leads, and x is 1.',
    },
    'what-is-x': {
      title: 'What is x?',
      text: 'A client that can reach only S1 asks it for x. Here a question goes into the log like any request, and is answered once it is committed.',
      note: 'A new leader must also have committed an entry of its own term before it reads (§8). Leases, which save the round, rely on clocks (dissertation §6.4.1).',
      question: {
        ask: 'What will it be told?',
        options: {
          one: {
            label: '1',
            reply:
              'That would be a [stale read|stale-read], an old value sold as the present one. Here S1 must not say it.',
          },
          nine: { label: '9', reply: 'S1 has never heard of 9, so it cannot say it.' },
          nothing: {
            label: 'Nothing, for now',
            reply:
              'Yes. The question is an entry like any other: S1 cannot commit it, so it does not answer.',
          },
        },
        after:
          'A leader that simply answered from memory would have said 1. To read without an entry, it must first make sure that it still leads: a round of heartbeats answered by a majority; and it must have applied all that was committed when it was asked (§8, dissertation §6.4). This page does not do that; its reads go through the log.',
      },
    },
    'a-lost-disk': {
      title: 'A promise stands on disks',
      text: 'Three servers; S3 is out of reach. A client’s entry is on S1 and S2: two of three, so it is committed, and the client has been told so. That promise stands on two disks.',
    },
    'it-forgets': {
      title: 'One that forgets',
      text: 'Now the disk of S2 is *lost*, and S2 comes back empty, under its old name. S1 crashes, S3 can be reached again and stands. S2 has forgotten the entry for which it should refuse, and votes yes. With this vote S3 will lead, without the committed entry.',
      note: 'Take over and play on, and the alarm goes: Leader Completeness is broken. S2 has forgotten its vote, too: it could vote twice in one term. Raft assumes that a disk keeps what is on it; a server that lost its disk must join as a new one (dissertation §3.8).',
    },
    'read-on': {
      title: 'Where to read on',
      text: 'You know Raft now: terms, votes, logs, and why they are enough. Read the paper, “In Search of an Understandable Consensus Algorithm (Extended Version)”; Ongaro’s dissertation, “Consensus: Bridging Theory and Practice”, which answers the rest; and raft.github.io, which lists talks and programs.\n\nOr break something: the sandbox is one press away.',
      note: 'Not told here: changing which servers are in the cluster (§6), and shortening logs by snapshots (§7).',
    },
  },
};
