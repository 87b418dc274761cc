/** The glossary, fetched when the first of its words is asked for. */
import { Part } from '../../parts/part.ts';

export const glossary = new Part(async () => (await import('../../lessons/glossary.ts')).GLOSSARY);
