import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Three roles',
  about: 'Who may say what the list is?',
  beats: {
    followers: {
      title: 'All begin as followers',
      text: 'A [follower] asks nobody anything. It answers, and it waits. The dark arc around each of them is its [election timer|election-timeout]: it runs down, and stands for patience.',
    },
    'a-candidate': {
      title: 'One loses patience',
      text: 'The timer of S3 has run out first, and no leader was heard of. So S3 becomes a [candidate]: its rim is dashed now. It stands for election, which means that it asks the others for their votes; the round messages are [RequestVote|request-vote].',
    },
    'the-number': {
      title: 'The number in the disc',
      text: 'S3 has counted its number, the [term], up from 0 to 1. Every message carries its sender’s. The others are still in term 0.',
      question: {
        ask: 'What will S1’s term be once it is asked?',
        options: {
          zero: {
            label: '0: it has not stood for election',
            reply: 'It need not. Whoever hears of a higher term adopts it at once.',
          },
          one: { label: '1', reply: 'Yes. Whoever hears of a higher term adopts it at once.' },
          two: {
            label: '2',
            reply: 'Only a candidate counts the term up. The others adopt what they hear.',
          },
        },
        after:
          'The colour follows the number. A term has one colour, everywhere on this page, so that what is old looks old.',
      },
    },
    'a-leader': {
      title: 'A majority makes a leader',
      text: 'Two votes have come back, and with its own they are three of five. S3 is the [leader] and wears the crown. From now on every change of the list goes through it: nobody else may add to it.',
    },
    'still-here': {
      title: 'Still here',
      text: 'At once, and again and again, the leader sends everybody a small message, a [heartbeat]. It fills their timers anew. As long as heartbeats come, nobody else stands for election.',
    },
    terms: {
      title: 'A clock without a clock',
      text: 'The servers’ real clocks never agree. The term is a clock that they can agree on: it only goes up, and an election begins a new one. A message from an old term is refused, whatever it says.',
      note: 'Paper, §5.1. In some terms nobody wins; in none do two.',
    },
    asleep: {
      title: 'The leader falls asleep',
      text: 'S3 is [paused|pause], as a computer that is busy with something else. Nothing comes from it, so after a while S5 stands for election, in term 2, and wins. S3 knows nothing of it and believes that it still leads: it is a [stale leader|stale-leader], its crown askew. The badge counts the messages that wait for it.',
    },
    awake: {
      title: 'And wakes up',
      text: 'S3 is about to wake. While it slept, messages came, and it reads them now: the request for its vote, and heartbeats, all of term 2.',
      question: {
        ask: 'What will S3 be when it has read them?',
        options: {
          'leads-one': {
            label: 'Still the leader of term 1',
            reply: 'It was, until the first of them. Term 2 is higher than term 1, and the higher term wins.',
          },
          follows: {
            label: 'A follower in term 2',
            reply: 'Yes. Term 2 is higher, so S3 adopts it and steps down, without a quarrel.',
          },
          'leads-two': {
            label: 'The leader of term 2',
            reply: 'Term 2 has a leader already, S5. To lead, S3 would have to win an election of its own.',
          },
        },
        after: 'Nobody dismisses a leader. It hears of a higher term, and that is enough.',
      },
    },
    'in-short': {
      title: 'Three roles, in short',
      text: 'A *follower* waits. A *candidate* asks for votes. A *leader* speaks, and everything goes through it. Whoever hears of a higher term is a follower again, whatever it was.',
    },
  },
};
