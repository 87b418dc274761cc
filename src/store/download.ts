/** Saves a text as a file, as a link with `download` does. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // A download that has begun holds the file by itself.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
