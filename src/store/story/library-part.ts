import { Part } from '../../parts/part.ts';

/** All entries of the library and what opens them: fetched after everything else. */
export const libraryPart = new Part(() => import('./library-entries.ts'), { isLast: true });
