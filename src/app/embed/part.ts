import { Part } from '../../parts/part.ts';

/** The page as an embed: fetched only there. */
export const embed = new Part(() => import('./start.tsx'), { isLast: true });
