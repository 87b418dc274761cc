/** Opens a file that is dropped on the page, and what is pasted outside a text field. */
import { withFiles } from '../store/story/files-part.ts';
import type { Reading } from '../store/story/state.ts';
import { takesText } from './typing.ts';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

export function takeFiles(reading: Reading): void {
  const open = (file: File) => withFiles(reading.session, ({ openFile }) => openFile(reading, file));
  window.addEventListener('dragover', (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void open(file);
  });
  window.addEventListener('paste', (event) => {
    const { target, clipboardData } = event;
    if (event.defaultPrevented || (target instanceof Element && takesText(target))) return;
    event.preventDefault();
    const file = clipboardData?.files[0];
    if (file) return void open(file);
    const text = clipboardData?.getData('text/plain') ?? '';
    if (text.trim() !== '') void withFiles(reading.session, ({ openPasted }) => openPasted(reading, text));
  });
}
