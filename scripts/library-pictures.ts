// The pictures of the library's entries. `vite.config.ts` runs this when the site is built, and once in dev.
import '../src/raft/bugs.ts';
import { fromMs } from '../src/base/time.ts';
import { ENTRIES } from '../src/library/entries.ts';
import { compile } from '../src/scenario/compile.ts';
import { thumbnailOf } from '../src/scene/thumbnail.ts';
import { History } from '../src/sim/history.ts';

/** By slug. */
export const picturesOf = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ENTRIES.map(({ slug, document, picture }) => {
      const { cluster, script } = compile(document);
      const time = fromMs(picture);
      return [slug, thumbnailOf(new History({ cluster, script }).seek(time), time)];
    }),
  );
