import type { ChapterWords } from '../types.ts';

export const WORDS: ChapterWords = {
  title: 'Why agree at all',
  about: 'One server is easy. Why would anybody want five?',
  beats: {
    'a-cluster': {
      title: 'A small living thing',
      text: 'Five [servers|server], S1 to S5, keep one list together. What flies between them are [messages|message], slowed down so that you can watch them.\n\nRead, press Next, and touch whatever you like: nothing here can break for good.',
      note: 'Space, the arrow keys and a clicker turn the pages. Whatever you do to the servers, one press brings you back to this page.',
    },
    'one-server': {
      title: 'One server is easy',
      text: 'Here is one server alone. A [client], the small figure, asks it to remember that x is 1. The server writes this down at the end of its list, which is called its [log], and answers.',
      note: 'Whatever else you see on the stage is explained when it is needed.',
    },
    'it-dies': {
      title: 'Then it dies',
      text: 'The power fails. The server is drawn hollow and crossed: it has [crashed|crash]. Its list may still be on its disk, but nobody can ask for it.',
    },
    'who-answers': {
      title: 'A client asks again',
      text: 'Another client now wants to know what x is.',
      question: {
        ask: 'What will it be told?',
        options: {
          one: {
            label: 'That x is 1',
            reply: 'The list does say so. But the only server that has it is down.',
          },
          error: {
            label: 'That the server has crashed',
            reply: 'Who would tell it? A crashed server says nothing, not even that.',
          },
          nothing: { label: 'Nothing at all', reply: 'Yes. A crashed server is simply silent.' },
        },
        after:
          'The client waits, and cannot tell a dead server from a slow one. Remember this silence: everything that follows is built around it.',
      },
    },
    'five-lists': {
      title: 'So keep five lists',
      text: 'Five servers again, and every one keeps the whole list. The request went to one of them, S1, and it passed the entry on to all the others. Look at the [logs|log]: one row each.',
    },
    'two-die': {
      title: 'Now let two of them die',
      text: 'In a moment S2 and S5 will crash, and a client will send S1 another request.',
      question: {
        ask: 'Your guess: will this request be done, and the client answered?',
        options: {
          yes: {
            label: 'Yes',
            reply: 'Yes. Three of five are still there, and three are enough: “Leader election” shows why.',
          },
          no: {
            label: 'No, not while two are down',
            reply: 'It is, though. If all five had to be there, five servers would fail more often than one.',
          },
        },
        after:
          'More than half of all servers are called a [majority]. As long as a majority runs and can talk, the list goes on.',
      },
    },
    'what-is-hard': {
      title: 'What is hard about it',
      text: 'All five must hold the same entries in the same order, though messages are lost, servers die, and nobody sees the whole. *Raft* is a recipe for this. It was made to be understood, and you are about to.',
      note: 'Raft is by Diego Ongaro and John Ousterhout: “In Search of an Understandable Consensus Algorithm”, 2014.',
    },
  },
};
