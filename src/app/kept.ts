/** Numbers that the browser remembers for the page. Storage may be forbidden, or hold anything: then there is none. */
export function keptNumber(name: string, min: number, max: number): number | null {
  try {
    const text = localStorage.getItem(name);
    const number = Number(text);
    return text !== null && number >= min && number <= max ? number : null;
  } catch {
    return null;
  }
}

/** Remembers a number, or forgets it. */
export function keepNumber(name: string, number: number | null): void {
  try {
    if (number === null) localStorage.removeItem(name);
    else localStorage.setItem(name, String(number));
  } catch {
    // Then it lasts as long as the page.
  }
}
