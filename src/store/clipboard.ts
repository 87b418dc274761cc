/** The clipboard. A browser may refuse, for example in a frame, or wait for a permission that nobody sees. */

const COPIED_WITHIN_MS = 1000;

/** Copies a text. Returns whether the browser did it. */
export async function isCopied(text: string): Promise<boolean> {
  try {
    const late = new Promise<never>((_, refuse) =>
      setTimeout(() => refuse(new Error('no answer')), COPIED_WITHIN_MS),
    );
    await Promise.race([navigator.clipboard.writeText(text), late]);
    return true;
  } catch {
    return false;
  }
}
