/** The story's table of contents, and its end. */
export const chapters = 'Chapters';
export const chapterOf = (number: number, count: number) => `Chapter ${number} of ${count}`;
export const chapterTitle = (number: number, title: string, minutes: number) =>
  `${number}. ${title}, about ${minutes} min`;
export const firstSitting = (minutes: number) => `A first sitting: about ${minutes} minutes`;
export const laterSitting = (minutes: number) => `When you come back: about ${minutes} more`;
export const minutes = (count: number) => `${count} min`;
/** After the minutes of a chapter. */
export const inFirstSitting = ', first sitting';
export const isRead = ', read';
export const pagesRead = (read: number, pages: number) => `, ${read} of ${pages} pages read`;

export const intoSandbox = 'Into the sandbox, on a whole cluster';
export const rules = 'The rules';
export const known = 'What you know now';
export const guessed = 'guessed at the first go';
export const learned = 'learned on the way';
export const wasGuessed = 'Guessed at the first go.';

export const readOn = 'Read on';
export const texts = 'Texts and talks';
export const changes = 'What real systems change';
export const systems = 'Real systems';
export const opensTab = '(opens in a new tab)';
/** Links for further reading. */
export const sources = {
  paper: { title: 'The paper', about: 'Its Figure 2 is the whole algorithm, on one page.' },
  dissertation: { title: 'The dissertation', about: 'New members, snapshots, clients, and a proof.' },
  talks: {
    title: 'Talks, and more',
    about: 'By its authors and others; courses, and some hundred implementations.',
  },
} as const;
/** What each system does differently. */
export const does = {
  etcd: 'Can ask around before it stands (Pre-Vote), step down without a majority (CheckQuorum), and let newcomers learn before they vote (learners).',
  hashicorp:
    'In Consul, Nomad and Vault. A leader without contact to a majority steps down after a lease’s time.',
  tikv: 'Cuts its data into regions: each is a Raft group of its own.',
  cockroach: 'A group for each range of keys, many on one server; a lease says who serves its reads.',
  rethink: 'Agrees by Raft on how each table is set up, not on its rows.',
  kafka: 'The other way round: followers fetch entries, the leader does not push them.',
} as const;
