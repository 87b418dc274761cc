/** What comes to the page a moment after the tank: one file to fetch. */
export { Logs } from '../views/logs/Logs.tsx';
export { Narration } from '../views/narration/Narration.tsx';
