/** The track of the run, and its tools. */
export const time = 'Time';
export const track = 'The track';
export const zoomOut = 'Zoom out';
export const zoomIn = 'Zoom in';
export const wholeRun = 'Whole run';
export const wholeRunHint = 'Show the whole run (0)';
