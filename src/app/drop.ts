/** Opens a scenario file that is dropped on the page. */
import { MOST_FILE } from '../scenario/limits.ts';
import { complain } from '../store/commands.ts';
import { openFile } from '../store/story/reading.ts';
import type { Reading } from '../store/story/state.ts';
import * as words from '../words/page.ts';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

export function takeFiles(reading: Reading): void {
  window.addEventListener('dragover', (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void open(reading, file);
  });
}

/** The size is checked first: a file that is much too large is never read into memory. */
async function open(reading: Reading, file: File): Promise<void> {
  if (file.size > MOST_FILE) return complain(reading.session, words.fileTooLarge(MOST_FILE, file.size));
  const text = await file.text().catch(() => null);
  if (text === null) return complain(reading.session, words.noFile(file.name));
  await openFile(reading, text);
}
