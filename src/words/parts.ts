/** The parts of the page, each as the beginning of a sentence, and the messages if one fails. */
export const page = 'The page';
export const stage = 'The stage';
export const moving = 'What moves on the stage';
export const rulesOff = 'The sign of the rules that are off';
export const logs = 'The panel of logs';
export const track = 'The track';
export const wholeRun = 'The view of the whole run';
export const trackWords = 'The words of the track';
export const story = 'The story';
export const storyMap = 'The map of the story';
export const glossary = 'The glossary';
export const events = 'The list of events';
export const branches = 'The list of branches';
export const comparison = 'The comparison';
export const otherBranch = 'The other branch';
export const diagram = 'The diagram';
export const whereabouts = 'The words for where you are';
export const belowTank = 'What stands below the tank';
export const library = 'The library';
export const entry = 'What the situation is about';
export const menu = 'The menu';
export const dialog = 'The dialog';
export const hallTools = 'What a lecturer has in the hall';
export const presenter = 'The presenter’s window';
export const hallEnd = 'What the presenter’s window talks with';
export const tour = 'The tour';
export const linkReader = 'What reads the run in this address';
export const fileReader = 'What opens and saves files';
export const traceMaker = 'What writes traces';
export const editor = 'The editor';
export const linkMaker = 'What makes links';
export const filmMaker = 'What makes films';
export const shareTab = 'This way of sharing';

export const failed = (what: string, why: string) => `${what} failed: ${why} Your run is kept.`;
export const isOffline = (what: string) =>
  `${what} could not be fetched: there is no network just now. Your run is kept.`;
export const isGone = (what: string) =>
  `${what} could not be fetched. Perhaps this page has a newer version: Reload brings it. Your run is kept.`;
