/** The static pages of library and story: what stands in them until the page has come. */
export const name = 'Raftarium';
export const about =
  'A Raft cluster in one browser page: read its story, watch it, break it, rewind it, and find out why.';
export const cardTitle = 'A Raft cluster in one browser page';
export const cardText = 'Watch it, read its story, break it, rewind it, and find out why.';

export const titleOf = (title: string) => `${title} · Raftarium`;
export const library = 'Library';
export const story = 'Story';
export const libraryTitle = 'Ready situations';
export const libraryAbout = (count: number) =>
  `${count} named runs of a Raft cluster, each with its moment: elections, lost messages, partitions, broken rules.`;
export const storyTitle = 'The story';
export const storyAbout = (count: number) =>
  `Raft in ${count} chapters, each page a moment of a running cluster. It asks before it explains.`;

export const chapterOf = (number: number, count: number, minutes: number) =>
  `Chapter ${number} of ${count}, about ${minutes} min`;
export const question = (title: string, about: string) => `${title}: a chapter of Raft’s story. ${about}`;
/** What the picture of a card shows, for those who do not see it. */
export const pictureOf = (title: string) => `A drawing of a Raft cluster at this moment: ${title}`;
export const source = (publisher: string, year: number) => `${publisher}, ${year}:`;
