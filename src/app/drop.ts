/** A scenario file that is dropped on the page is opened. */
import { MOST_FILE } from '../scenario/limits.ts';
import { complain } from '../store/commands.ts';
import { openFile } from '../store/story/reading.ts';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

export function takeFiles(): void {
  window.addEventListener('dragover', (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void open(file);
  });
}

/** The size is judged first: a file that is far too large is never in memory. */
async function open(file: File): Promise<void> {
  if (file.size > MOST_FILE)
    return complain(`This cannot be run. document: must have at most ${MOST_FILE} bytes, not ${file.size}`);
  const text = await file.text().catch(() => null);
  if (text === null)
    return complain(`“${file.name}” could not be read. Only a file can be opened, no folder.`);
  await openFile(text);
}
