/** What a lecturer has in the hall: the tools beside the track, and what covers the screen. */
export const isBlocked =
  'The browser did not let the presenter’s window open. This link opens it; or let this page open windows.';
export const openByHand = 'Open the presenter’s window';
export const presenter = 'Presenter’s window';
export const blankScreen = 'Blank screen';
export const pointer = 'Pointer';
export const fillScreen = 'Fill the screen';
export const isBlank = 'The screen is blank. Any key brings it back.';
export const tools = 'For the lecturer';
