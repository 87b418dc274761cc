import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Why agree at all',
  about: 'One server is easy. Why would anybody want five?',
  onward: 'Who says what the list is?',
  beats: {
    'a-cluster': {
      title: 'Mara’s savings',
      text: 'Mara has saved a coin, and calls her savings x. She asks these five [servers|server] to remember: x is 1. What flies between them are [messages|message], slowed down.\n\nRead, press Next, and touch whatever you like: nothing breaks for good.',
      note: 'Space, the arrow keys and a clicker turn the pages.',
      touchNote: 'A tap on a server or a message opens its menu.',
      captions: { told: 'Done: Mara is told so' },
    },
    'one-server': {
      title: 'One server is easy',
      text: 'Start smaller: one server. Mara, the small figure, is its [client]. The server writes her line at the end of its list, the [log], and answers.',
    },
    'it-dies': {
      title: 'Then it dies',
      text: 'Power fails, now and then. Click a server, and its menu opens.',
      task: {
        ask: 'Crash S1.',
        done: 'Hollow and crossed: it has [crashed|crash]. Mara’s line may still be on its disk, but nobody can ask for it.',
        other: 'S1 still runs.',
        help: 'Click S1, and choose “Crash”.',
      },
    },
    'who-answers': {
      title: 'Mara asks again',
      text: 'She wants to know how much she has.',
      question: {
        ask: 'What will she be told?',
        options: {
          one: {
            label: 'That x is 1',
            reply: 'The list does say so. But the only server that has it is down.',
            grain: 'The list does say 1.',
          },
          error: {
            label: 'That the server has crashed',
            reply: 'Who would tell her? A dead machine says nothing.',
            grain: 'Where only the program died, its machine might say so.',
          },
          nothing: { label: 'Nothing at all', reply: 'A dead machine is simply silent.' },
        },
        after:
          'She cannot tell a dead server from a slow one, nor a lost message from a late one. All that follows is built around this silence.',
        idea: 'Silence does not tell the dead from the slow.',
      },
    },
    'five-lists': {
      title: 'So keep five lists',
      text: 'Five servers, and each keeps the whole list: one row each in the [logs|log]. Mara asked S1, which passed her line on to all.',
    },
    'two-die': {
      title: 'Two of them die',
      text: 'S2 and S5 are about to crash. Then Mara will save another coin: x is 2.',
      question: {
        ask: 'Will it be done, and Mara be told so?',
        options: {
          yes: { label: 'Yes', reply: 'Three of the five are left, and three are enough.' },
          no: {
            label: 'No, not while two are down',
            reply: 'If all had to be there, five would fail more often than one.',
            grain: 'With one more down it would have had to wait.',
          },
        },
        after:
          'More than half of all servers are a [majority]. While that many run, and their messages come through in time, the list goes on.',
        idea: 'A majority is enough.',
      },
    },
    'what-is-hard': {
      title: 'What is hard about it',
      text: 'All five must hold the same lines in the same order, though messages come late, twice or never, servers die, and none sees the whole. *Raft* is a recipe for this, made to be understood.',
      note: 'The paper: by Diego Ongaro and John Ousterhout, 2014. “§” points into it.',
    },
  },
};
