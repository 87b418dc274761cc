export { eventSentence as sentence } from '../../words/events.ts';
