import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Partition',
  about: 'What if the network is cut in two?',
  beats: {
    'the-cut': {
      title: 'A wall',
      text: 'The network is cut: S1 and S2 on one side, three servers on the other. That is a [partition]. All five run; they just cannot hear one another across it. What S1 sends to the other side is lost at the wall.',
    },
    'how-many-leaders': {
      title: 'How many leaders?',
      text: 'S1 leads, on the side of the two. On the other side the timers run down.',
      question: {
        ask: 'How many servers will take themselves for the leader, in a little while?',
        options: {
          none: {
            label: 'None: the cluster is broken',
            reply: 'Nothing tells S1 to stop, and three of five can elect somebody.',
          },
          one: {
            label: 'One',
            reply:
              'One that can get anything committed, true. But S1 has not heard of it, and still wears its crown.',
          },
          two: {
            label: 'Two',
            reply: 'Yes: S1 in term 1, and S3 in term 2. Three of five have elected it.',
          },
        },
        after: 'Two leaders, but never two in *one term*. Their colours tell them apart.',
      },
    },
    'does-it-know': {
      title: 'Does the old one know?',
      text: 'S1 does not know that it has a successor, and it cannot. Its crown sits askew: on this page you can see that it is [deposed|stale-leader], because you see both sides of the wall. S1 sees only that three servers do not answer.',
    },
    'the-small-side': {
      title: 'On the small side',
      text: 'A client that knows nothing of the wall asks S1 to set x to 7.',
      question: {
        ask: 'Will S1 be able to commit it?',
        options: {
          yes: {
            label: 'Yes: of the servers it can reach, all have it',
            reply:
              'It is tempting. But a majority is always counted among *all five*, not among those that can be reached.',
          },
          no: {
            label: 'No',
            reply: 'Yes: S1 and S2 are two of five. The entry stays dashed, and the client waits.',
          },
        },
        after: 'The client gets no answer. That is a nuisance, but no lie.',
      },
    },
    'the-large-side': {
      title: 'On the large side',
      text: 'Another client asks S3 to set x to 9. S3, S4 and S5 write it: three of five. It is committed, and this client is answered. The logs of the two sides differ now, but only one side has promised anything.',
    },
    'the-small-term': {
      title: 'The term of the two',
      text: 'The large side is in term 2.',
      question: {
        ask: 'What will the term of S2 be when the wall falls?',
        options: {
          one: {
            label: '1',
            reply: 'Yes. It hears S1’s heartbeats, so it does not stand for election.',
          },
          two: {
            label: '2, like the others',
            reply: 'Nobody on its side knows of term 2: the wall keeps that from them too.',
          },
          more: {
            label: 'Higher: it keeps trying to be elected',
            reply:
              'It would, if its leader were on the other side. But S1 is on its side, and its heartbeats keep S2 quiet.',
          },
        },
        after:
          'Had S1 been on the other side, S2 would stand again and again in vain, and its term would go up each time.',
      },
      note: 'Back among the others, such a high term costs them one more election. Many systems prevent it with a Pre-Vote (dissertation §9.6).',
    },
    'it-heals': {
      title: 'The wall falls',
      text: 'The network is whole again. S1 still believes that it leads, and sends everybody its x = 7, in messages of term 1. The three refuse them; and their refusals say their own term, 2.',
    },
    'it-steps-down': {
      title: 'It steps down',
      text: 'S1 has read “term 2”, and that is enough: it is a follower. Nobody had to vote it out. Who leads term 2 it does not know yet: the refusal told it only the number.',
    },
    'two-that-differ': {
      title: 'Two that differ',
      text: 'S1 and S2 still hold “x = 7”, at the very index where the others hold “x = 9”.',
      question: {
        ask: 'What becomes of “x = 7”?',
        options: {
          stays: {
            label: 'It stays in S1 and S2',
            reply: 'Then the lists would differ. Everybody’s log is made the same as the leader’s.',
          },
          spreads: {
            label: 'It is added after “x = 9” everywhere',
            reply: 'Nobody collects entries from the defeated side. The client has to ask again.',
          },
          goes: {
            label: 'It is removed, and “x = 9” takes its place',
            reply: 'Yes. It was never committed, so no promise is broken.',
          },
        },
        after:
          'This is a [rollback]. The client that asked for x = 7 never had an answer, and nobody tells it here. By itself it cannot know whether it was done.',
      },
    },
    'one-list-again': {
      title: 'One list again',
      text: 'Five equal logs, one leader, one term. Nobody had to judge which side was right: only the side with a majority could promise anything.',
    },
    'three-parts': {
      title: 'Three parts',
      text: 'In a moment this cluster will be cut into two, two and one. S1 leads one of the pairs, and a client will ask it to set x to 5.',
      question: {
        ask: 'Two is the most that any part has. Will the entry be committed?',
        options: {
          yes: {
            label: 'Yes: the largest part counts',
            reply: 'There are two parts of two. If both could commit, they would promise different things.',
          },
          no: {
            label: 'No: nobody has three',
            reply: 'Yes. Nobody commits anything until three can talk again.',
          },
        },
        after:
          'A majority is never counted anew: it is three of five, whatever the network does. An even split, two and two of four, is no better: neither side has three.\n\nS3, S4 and S5 stand in vain, term after term. The crown of S1 sits askew, because most servers are in a higher term; but none of them leads.',
      },
    },
    'one-way': {
      title: 'Cut in one direction',
      text: 'A nasty fault is about to come: S1 will hear the others, but nothing of what it says will get out.',
      question: {
        ask: 'Who will lead in a little while?',
        options: {
          s1: {
            label: 'S1 still',
            reply: 'Its heartbeats do not arrive, so the others’ timers run out as if it were dead.',
          },
          other: {
            label: 'Somebody else, and S1 will know it',
            reply: 'Yes. S1 hears the request for its vote, of term 2, and steps down.',
          },
          nobody: {
            label: 'Nobody',
            reply: 'The four others hear one another well. They elect one of themselves.',
          },
        },
        after:
          'The other way round is worse: a leader that is heard but hears nothing keeps everybody quiet and commits nothing. Ongaro’s dissertation (§6.2) has a leader step down when it does not hear from a majority.',
      },
    },
    'your-cut': {
      title: 'Your turn',
      text: 'S1 leads, and all is well.',
      task: {
        ask: 'Cut the network so that the leader can talk with one other server at most.',
        done: 'That leader can commit nothing any more. Watch what the others do.',
        other: 'Not quite: there must be a leader, and it must reach one other server at most.',
        help: 'Draw a line across the ring with the pointer, so that S1 and at most one neighbour are on one side. Or press P and choose the groups.',
      },
    },
  },
};
