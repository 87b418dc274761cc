/** Sheets of paper: a situation, and a chapter of the story. */
export const onPaper = 'On paper';
export const printRun = 'Print this moment';
export const printChapter = 'Print the chapter';
export const withAnswers = 'Answers at the end';
export const preparing = 'Preparing the sheet …';
export const notPrepared = 'This browser could not prepare the sheet.';

export const latest = 'What happened last';
export const question = (number: number) => `Question ${number}`;
export const answers = 'Answers';
export const task = 'To do on the page';
export const opensAt = (address: string) => `Opens at ${address}`;
