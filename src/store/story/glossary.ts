/** The glossary, fetched when the first of its words is asked for. */
import type { Term } from '../../lessons/types.ts';

let glossary: Promise<Readonly<Record<string, Term>>> | null = null;

export function loadGlossary(): Promise<Readonly<Record<string, Term>>> {
  glossary ??= import('../../lessons/glossary.ts').then(({ GLOSSARY }) => GLOSSARY);
  return glossary;
}
