import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Three roles',
  about: 'Who may say what the list is?',
  onward: 'How do they choose, with nobody to ask?',
  beats: {
    followers: {
      title: 'All begin as followers',
      text: 'A [follower] asks for nothing: it answers, and waits. The arc around each is its [election timer|election-timeout], and runs down.',
    },
    'a-candidate': {
      title: 'One loses patience',
      text: 'S3 has heard of no leader, and its arc is empty first. It is a [candidate] now, dashed, and asks for votes: the round messages are [RequestVote|request-vote].',
    },
    'the-number': {
      title: 'The number in the disc',
      text: 'It counts elections, and is called the [term]: S3 has begun term 1. Every message carries its sender’s.',
      question: {
        ask: 'What will the term of S1 be once it is asked?',
        options: {
          zero: {
            label: '0: it has not stood for election',
            reply: 'Whoever hears of a higher term adopts it at once.',
            grain: 'S1 had not stood, that is true.',
          },
          one: { label: '1', reply: 'Whoever hears of a higher term adopts it at once.' },
          two: {
            label: '2',
            reply: 'Only a candidate counts up. The others adopt what they hear.',
            grain: 'Terms do only go up.',
          },
        },
        after:
          'Each term has its colour, so that what is old looks old. A request from an older term is refused.',
        idea: 'A term counts elections, and the higher one spreads.',
      },
    },
    'a-leader': {
      title: 'Three of five make a leader',
      text: 'Each dotted ring waits for a vote: with its own and two more, S3 has a [majority]. It is the [leader], and wears the crown. In its term, every change goes through S3.',
      captions: { one: '1 vote: its own', two: '2 votes', three: '3 of 5: it leads' },
    },
    'still-here': {
      title: 'Still here',
      text: 'At once, and again and again, the leader sends everybody a [heartbeat]. It fills their arcs, so nobody else stands for election.',
    },
    asleep: {
      title: 'The leader falls asleep',
      text: 'S3 is [paused|pause], like a computer that is busy elsewhere. No heartbeat comes: S5 stands in term 2, and wins. S3 does not know.',
    },
    awake: {
      title: 'And wakes up',
      text: 'S3 is a [stale leader|stale-leader] now, its crown askew. The badge counts what waits for it. S3 is about to wake, and to read that.',
      captions: { down: 'It steps down' },
      question: {
        ask: 'What will S3 be then?',
        options: {
          'leads-one': {
            label: 'Still the leader of term 1',
            reply: 'It was, until it read “term 2”.',
            grain: 'As long as it slept, it knew of nothing else.',
          },
          follows: {
            label: 'A follower in term 2',
            reply: 'It reads “term 2”, adopts it, and steps down.',
          },
          'leads-two': {
            label: 'The leader of term 2',
            reply: 'Term 2 has its leader, S5.',
            grain: 'It did move on to term 2.',
          },
        },
        after:
          'Nobody dismisses a leader: it hears of a higher term, and follows. But a high term makes nobody leader. Votes do.',
        idea: 'A leader that hears of a higher term steps down.',
      },
    },
    'in-short': {
      title: 'Three roles, in short',
      text: 'A *follower* waits. A *candidate* asks for votes. A *leader* speaks. Whoever hears of a higher term is a follower again.',
    },
  },
};
