/** The glossary, fetched with its first use. */
import { Part } from '../../parts/part.ts';

type Module = typeof import('../../lessons/glossary.ts');
const wordsOf = ({ GLOSSARY }: Module) => GLOSSARY;

export const glossary = new Part(() => import('../../lessons/glossary.ts').then(wordsOf), { of: wordsOf });
