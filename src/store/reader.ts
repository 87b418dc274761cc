/** The module that decodes and encodes addresses and documents: heavy, so it is fetched on demand. */
import { Part } from '../parts/part.ts';

export const reader = new Part(() => import('./address.ts'));
