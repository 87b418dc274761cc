/** The glossary, fetched when the first of its words is asked for. */
import { Part } from '../../parts/part.ts';

type Module = typeof import('../../lessons/glossary.ts');
const wordsOf = ({ GLOSSARY }: Module) => GLOSSARY;

export const glossary = new Part(() => import('../../lessons/glossary.ts').then(wordsOf), { of: wordsOf });
