/**
 * The signs of the stage and of the logs: name, meaning, and what can be done with it on the page. Those of
 * the track and the diagram are in `signs.ts`.
 */
export const headings = {
  servers: 'Servers',
  messages: 'Messages',
  around: 'Around them',
  logs: 'In the logs',
  track: 'On the track',
  diagram: 'On the space–time diagram',
} as const;

export const ofServers = {
  voteGiven: { name: 'Vote given', text: 'A notch points to the server that it voted for in this term.' },
  justNow: {
    name: 'Just now',
    text: 'A ring goes out from a server that stands for election; a crown rises where one steps down.',
  },
  term: { name: 'Term', text: 'A colour is a term, everywhere on the page; the number is the term too.' },
  follower: { name: 'Follower', text: 'A plain disc: its name, and the term it is in.' },
  candidate: { name: 'Candidate', text: 'A dashed rim. It asks for votes.' },
  votes: {
    name: 'Votes',
    text: 'Around a candidate, on the side of the voter: granted, denied, not in yet.',
  },
  leader: { name: 'Leader', text: 'A crown and a double rim.' },
  stale: { name: 'Stale leader', text: 'Deposed, and it does not know: the others are in a later term.' },
  election: {
    name: 'Election timer',
    text: 'Runs down around the disc. Full, and shining, when it is reset; at its end an election begins.',
  },
  heartbeat: {
    name: 'Heartbeat timer',
    text: 'A thin arc inside a leader: when it is empty, the leader speaks again.',
  },
  disk: { name: 'Disk', text: 'Slabs at the foot of a disc: writes that are not on its disk yet.' },
  crashed: { name: 'Crashed', text: 'Hollow and crossed. Its disk still knows term, vote and log.' },
  paused: { name: 'Paused', text: 'It does nothing, but its timers run on, and what arrives waits.' },
} as const;

export const ofMessages = {
  ask: {
    name: 'RequestVote',
    text: 'A candidate asks for a vote. Round is about votes, filled is a question.',
  },
  granted: { name: 'Vote granted', text: 'Hollow is an answer: yes.' },
  denied: { name: 'Vote denied', text: 'The answer no.' },
  entries: {
    name: 'AppendEntries',
    text: 'The leader sends entries: blocks in the colours of their own terms.',
  },
  heartbeat: { name: 'Heartbeat', text: 'An AppendEntries that carries nothing.' },
  accepted: { name: 'Accepted', text: 'The follower holds the entries now.' },
  refused: { name: 'Refused', text: 'It does not, and the leader will go further back.' },
  term: {
    name: 'Its term',
    text: 'The number at a message is its term. It shows where the receiver is in another term.',
  },
  lost: {
    name: 'Lost',
    text: 'A message breaks up where it was lost: at a wall, on its way, at a crashed server.',
  },
  copy: { name: 'Copy', text: 'It flies beside the message that it is a copy of.' },
  held: { name: 'Held', text: 'Two bars behind a message: it waits until it is released.' },
} as const;

export const aroundThem = {
  wall: {
    name: 'Wall',
    text: 'Nothing passes between the groups.',
    act: 'A click on it heals it; a line drawn across the water makes one.',
  },
  passage: {
    name: 'Way through a wall',
    text: 'One direction that was mended alone: what is sent along the arrow passes.',
    act: 'A click opens its menu.',
  },
  cut: { name: 'One-way cut', text: 'A bar across one direction of a link.', act: 'A click mends it.' },
  heldWay: { name: 'Held way', text: 'What is sent there waits at the bars.', act: 'A click lets it go.' },
  blockedWay: { name: 'Blocked way', text: 'What is sent there is lost at once.', act: 'A click ends it.' },
  client: { name: 'Client', text: 'Outside the ring: what it asked, and what it was told.' },
  differs: { name: 'Differs', text: 'With two branches side by side: it is not the same in both.' },
  danger: { name: 'Danger', text: 'A safety property broke: the servers concerned.' },
} as const;

export const inLogs = {
  entry: {
    name: 'Entry',
    text: 'A block in a server’s row: a command. Its colour, and the number in its corner, are the term it was made in. Where it is narrow the key stands above the value.',
  },
  notCommitted: {
    name: 'Not committed',
    text: 'Dashed and light: this server does not know yet that the entry is committed.',
  },
  commitIndex: {
    name: 'Commit index',
    text: 'The bar: up to here this server knows that all is committed, and its blocks are solid.',
  },
  matchIndex: {
    name: 'matchIndex',
    text: 'A dot below a follower’s row: up to this entry the leader knows that the two logs are the same.',
  },
  nextIndex: {
    name: 'nextIndex',
    text: 'A triangle below a follower’s row: the entry that the leader sends it next.',
  },
  applied: {
    name: 'Applied',
    text: 'Below a row: the keys and values that this server has applied, in order.',
  },
  outOfSight: {
    name: 'Out of sight',
    text: 'This log ends before the first index in view; the word “empty” stands where there is no entry at all.',
  },
  pale: { name: 'Pale', text: 'In the story: what this page is not about.' },
} as const;

/** Drawn as in the rows of the logs. */
export const endsAt = ['← ends at', 'index 3'] as const;
