import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Split vote',
  about: 'What if two stand at once?',
  onward: 'Now there is a leader. What does it do for Mara?',
  beats: {
    'two-at-once': {
      title: 'Two at once',
      text: 'Four servers this time. The timers of S1 and S2 run out almost together: two candidates in term 1, each with its own vote.',
    },
    'two-and-two': {
      title: 'Two and two',
      text: 'S3 hears S1 first, S4 hears S2 first, and each gives its vote. When the other request comes, that vote is spent. A cross is a no.',
      captions: { 's4-no': 'No: S4 chose S2', 's3-no': 'No: S3 chose S1' },
    },
    'who-wins': {
      title: 'Who wins?',
      text: 'Each has two votes of four. The answers are on their way.',
      captions: { 's1-half': 'Only 2 of 4', 's2-half': 'Only 2 of 4' },
      question: {
        ask: 'Who will lead term 1?',
        options: {
          s1: {
            label: 'S1: it was first',
            reply: 'Being first is not what counts. It needs three votes.',
            grain: 'S1 did ask first.',
          },
          s2: {
            label: 'S2',
            reply: 'It has two votes of four, and needs three.',
            grain: 'S2 did have as many votes as S1.',
          },
          nobody: { label: 'Nobody', reply: 'Half is not more than half.' },
        },
        after:
          'A [split vote|split-vote]: this term has no leader. Raft promises *at most* one, so nothing is broken.',
        idea: 'A term may end without a leader.',
      },
    },
    again: {
      title: 'Try again, next term',
      text: 'Candidates wait too, for a new random time. The first begins term 2, where everybody has a vote again.',
      question: {
        ask: 'Who will win term 2? Click it.',
        options: {
          S1: {
            label: 'S1',
            reply: 'This time S1’s arc is the longer one.',
            grain: 'S1 was first in term 1.',
          },
          S2: {
            label: 'S2',
            reply: 'It stands first, and has its votes before anybody else stands.',
          },
          S3: {
            label: 'S3',
            reply: 'Its arc is longer than that of S2.',
            grain: 'S3 did vote for the one that won.',
          },
          S4: {
            label: 'S4',
            reply: 'Its arc is longer than that of S2.',
            grain: 'S4 did vote for the one that won.',
          },
        },
        after:
          'A short head start is all it takes. A candidate that hears the leader of its own term follows it.',
        idea: 'The next election breaks the tie.',
      },
    },
    'for-ever': {
      title: 'What if nothing is random?',
      text: 'Now five servers start together, wait exactly 200 ms, and messages take exactly 10.',
      question: {
        ask: 'Will one of them ever be elected?',
        options: {
          soon: {
            label: 'Yes, after a few tries',
            reply: 'All do the same at the same times.',
            grain: 'Real computers are never so exact.',
          },
          never: { label: 'No, never', reply: 'The same thing happens in every term.' },
        },
        after: 'A *random* wait makes one of them first, most often at the first try.',
        idea: 'Random timeouts are what ends split votes.',
      },
    },
    'two-of-four': {
      title: 'Is one more better?',
      text: 'Three servers can lose one. Can four lose two? S3 and S4 are about to crash. Then Mara asks S1 to make x 2.',
      question: {
        ask: 'Will it be done?',
        options: {
          yes: {
            label: 'Yes, the two that are left agree',
            reply: 'They do. But two others might agree on something else.',
            grain: 'The two that are left do agree.',
          },
          no: { label: 'No', reply: 'Two of four is half, and not more than half.' },
        },
        after:
          'Four can lose one, as three can; six can lose two, as five can. Even numbers split their votes more easily.',
        idea: 'An even number costs more and bears no more.',
      },
    },
  },
};
