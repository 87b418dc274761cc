/** What is in the first load of the lens: whether there is one. All else of it is fetched when it is used. */
import { createContext, type ReactNode, useEffect, useMemo } from 'react';
import { Part } from '../../parts/part.ts';
import type { ServerId } from '../../raft/types.ts';
import { isLifted, lensOfPage, lensOfPanel } from '../../store/lens.ts';
import { SessionContext, useSession } from '../../store/session.ts';
import { useReading, useStory } from '../../store/story/state.ts';
import { late, usePart } from '../../ui/late.tsx';

const lensPart = new Part(() => import('./through.ts'), { isLast: true });
const Sign = late(lensPart, (module) => module.LensSign);

/** What draws in the place of a server, and more; null without a lens. */
export const LensContext = createContext<typeof lensPart.here>(null);

/** The server whose knowledge is shown; null: everything is. */
function useLens(): ServerId | null {
  const reading = useReading();
  const ofPage = useStory(lensOfPage);
  return useSession((state) => lensOfPanel(state) ?? (isLifted(state, reading.getState()) ? null : ofPage));
}

/** Shows its content through the lens, if there is one. */
export function Lens({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const of = useLens();
  const part = usePart(lensPart);
  const isOn = of !== null;
  useEffect(() => {
    // The sign of the lens tells why it cannot be fetched.
    if (isOn) lensPart.fetch().catch(() => undefined);
  }, [isOn]);
  const shown = useMemo(
    () => (of === null || part === null ? session : part.lensed(session, of)),
    [session, of, part],
  );
  return (
    <SessionContext value={shown}>
      <LensContext value={shown === session ? null : part}>{children}</LensContext>
    </SessionContext>
  );
}

/** Says whose knowledge is shown, and takes the lens off; on a page with a lens, puts it on again. */
export function SignOfLens() {
  const ofPage = useStory(lensOfPage);
  const of = useSession(lensOfPanel) ?? ofPage;
  return of !== null && <Sign of={of} />;
}
