import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Split vote',
  about: 'What if two stand at once?',
  beats: {
    'two-at-once': {
      title: 'Two at once',
      text: 'Four servers this time. The timers of S1 and S2 run out almost together: two candidates, both in term 1, and both have voted for themselves.',
    },
    'two-and-two': {
      title: 'Two and two',
      text: 'S3 heard S1 first, and gave it its vote. S4 heard S2 first. When the other request comes, the vote of this term is spent: the answer is no, and for a moment a minus sign marks who gave it.',
    },
    'who-wins': {
      title: 'Who wins?',
      text: 'Each of the candidates has two votes of four. The answers are on their way.',
      question: {
        ask: 'Who will lead term 1?',
        options: {
          s1: {
            label: 'S1: it was first',
            reply: 'Being first is not what counts. It has two votes of four, and needs three.',
          },
          s2: { label: 'S2', reply: 'It has two votes of four, and needs three.' },
          nobody: { label: 'Nobody', reply: 'Yes. Half is not more than half.' },
        },
        after: 'This is a [split vote|split-vote].',
      },
    },
    'a-term-without': {
      title: 'A term without a leader',
      text: 'You may have read that a split vote is an exception to “one leader a term”. It is none: the rule says *at most* one, and this term has none. Nothing is wrong, and nothing has to be repaired. One waits.',
    },
    again: {
      title: 'Try again, next term',
      text: 'A candidate has an election timer too, drawn anew. Whoever’s runs out first begins the next term, and there everybody has a vote again.',
      question: {
        ask: 'Who will win now? Click it.',
        options: {
          S1: { label: 'S1', reply: 'It was first last time; this time its arc is the longer one.' },
          S2: {
            label: 'S2',
            reply: 'Yes. Its timer ran out before the others’, and nobody was in its way.',
          },
          S3: { label: 'S3', reply: 'Its timer was still far from empty. The first one that runs out wins.' },
          S4: { label: 'S4', reply: 'Its timer was still far from empty. The first one that runs out wins.' },
        },
        after: 'This time nobody else had time to stand, so all votes went to one.',
      },
    },
    'all-alike': {
      title: 'What randomness buys',
      text: 'And without chance? Here five servers all wait exactly 200 ms, and messages take exactly 10. All five stand at once; each votes for itself.',
    },
    'for-ever': {
      title: 'Will it ever end?',
      text: 'In 200 ms they will all try again.',
      question: {
        ask: 'Will one of them be elected, sooner or later?',
        options: {
          soon: {
            label: 'Yes, after a few tries',
            reply: 'What should break the tie? They do the same things at the same times, for ever.',
          },
          never: { label: 'No, never', reply: 'Yes, never: the same thing happens in every term.' },
        },
        after:
          'Real computers are not so exact, but the point stands. Waiting for a random time is what makes one of them first, and most often already in the first try.',
      },
    },
    four: {
      title: 'Four against five',
      text: 'Split votes are likelier when the number is even. What else do four servers buy? A majority of four is three, so one may be down: S3 is, and the request is done all the same.',
    },
    'two-of-four': {
      title: 'And a second one?',
      text: 'In a moment S4 will crash too. Two of four will be left, S1 among them, and a client will ask it to set y to 2.',
      question: {
        ask: 'Will that be done, and the client answered?',
        options: {
          yes: {
            label: 'Yes, the two that are left agree',
            reply: 'They do, and it is not enough: two others might agree on something else.',
          },
          no: { label: 'No', reply: 'Yes. Two of four is half, and not more than half.' },
        },
        after: 'Four servers bear the loss of one, and so do three. Five bear the loss of two.',
      },
    },
    'odd-numbers': {
      title: 'Odd numbers, then',
      text: 'Of three, two must agree; of four, three; of five, still three. The fourth server costs a machine and saves nobody. That is why clusters mostly have three, five or seven servers.',
    },
  },
};
