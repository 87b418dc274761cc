/** What `m` elements can do, in a file of its own that is fetched when the first of them is there. */
export { domAnimation } from 'framer-motion';
