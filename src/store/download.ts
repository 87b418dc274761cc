/** Saves a text as a file, by a link with `download`. */
export function download(name: string, type: string, text: string | Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // Once a download has begun, the browser keeps the file.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
