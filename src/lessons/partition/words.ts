import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Partition',
  about: 'What if the network is cut in two?',
  onward: 'When a leader dies, may any server take its place?',
  beats: {
    'the-cut': {
      title: 'A wall',
      text: 'A [partition]: S1 and S2 on one side, three servers on the other. All five run, and hear nothing across the wall. What S1 sends there is lost.',
    },
    'how-many-leaders': {
      title: 'How many leaders?',
      text: 'S1 leads the two. On the other side the arcs run down.',
      question: {
        ask: 'How many servers will soon take themselves for the leader?',
        options: {
          none: {
            label: 'None: the cluster is broken',
            reply: 'Three of five can elect somebody, and S1 goes on.',
            grain: 'On the side of the two, indeed nothing gets done.',
          },
          one: {
            label: 'One',
            reply: 'S1 still wears its crown, too.',
            grain: 'Only one of them can get anything done.',
          },
          two: { label: 'Two', reply: 'S1 in term 1, and S3 in term 2.' },
        },
        after:
          'Two leaders, but never two in *one term*. Nothing tells S1 to stop: it sees only that three do not answer. Its crown is askew for *you*, who see [both sides|stale-leader].',
        idea: 'Two leaders at once, but never in one term.',
      },
      note: 'A leader that no majority answers may also step down (dissertation §6.2).',
    },
    'the-small-side': {
      title: 'On the small side',
      text: 'Mara, on this side, will ask S1 for x = 7.',
      question: {
        ask: 'Will S1 be able to commit it?',
        options: {
          yes: {
            label: 'Yes: all that it can reach have it',
            reply: 'A majority is counted among *all five*, not among those that can be reached.',
            grain: 'All that S1 could reach did write it.',
          },
          no: { label: 'No', reply: 'S1 and S2 are two of five.' },
        },
        after: 'The entry stays dashed. Mara is told nothing; at least nothing false.',
        idea: 'The small side commits nothing.',
      },
    },
    'the-large-side': {
      title: 'On the large side',
      text: 'Her sister, on the other side, asks S3 for x = 9. Three of five write it: it is committed, and she is told so. The logs differ now, but only one side has promised anything.',
    },
    'it-heals': {
      title: 'The wall falls',
      text: 'S1 still believes that it leads, and sends the three its x = 7, in messages of term 1. They refuse, and their refusals say “term 2”. S1 reads it, and steps down.',
      captions: { refused: 'No: term 2', down: 'It steps down' },
    },
    'two-that-differ': {
      title: 'Two that differ',
      text: 'S1 and S2 hold “x = 7” at the very index where the others hold “x = 9”.',
      question: {
        ask: 'What becomes of Mara’s “x = 7”?',
        options: {
          stays: {
            label: 'It stays in S1 and S2',
            reply: 'Then the lists would differ.',
            grain: 'It stayed as long as the wall stood.',
          },
          spreads: {
            label: 'It is added after “x = 9” everywhere',
            reply: 'Nobody collects what the other side wrote.',
            grain: 'If Mara asks again, that is what happens.',
          },
          goes: { label: 'It is removed, and “x = 9” takes its place', reply: 'S3’s entry takes its place.' },
        },
        after:
          'A [rollback]. Logs are never merged: a follower takes the leader’s. Mara was promised nothing, and has to ask again.',
        idea: 'Logs are never merged: the leader’s log wins.',
      },
    },
    'one-way': {
      title: 'Cut in one direction',
      text: 'S1 hears the others, but nothing that it says gets out. Their arcs run down as if it were dead, and S3 stands. S1 hears of term 2, and steps down.',
      note: 'Worse the other way round: a leader that is heard but hears nobody keeps all quiet.',
    },
    'your-cut': {
      title: 'Your turn',
      text: 'Draw a line across the ring, and the network is cut there. Or press “Partition”.',
      task: {
        ask: 'Cut the network so that the leader reaches one other server at most.',
        done: 'Cut off, this leader can commit nothing. Play it on, and see whom the others elect. Then heal the cut.',
        play: 'Play on',
        other: 'Not quite: the leader still reaches more than one, or there is none.',
        help: 'Draw a line so that S1 and at most one neighbour are on one side. Or press “Partition”, and put S1 into a group of its own.',
      },
    },
  },
};
