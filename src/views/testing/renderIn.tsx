/** Renders a part of the page with a session of the test's own. */
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { SessionContext } from '../../store/session.ts';
import { type Reading, ReadingContext } from '../../store/story/state.ts';
import { stageThere } from '../cluster/Stage.tsx';

// A stage is rendered with all its late parts.
await stageThere;

/** `reading`: of the session that is shown. */
export function renderIn(reading: Reading, part: ReactNode) {
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <SessionContext value={reading.session}>
      <ReadingContext value={reading}>{children}</ReadingContext>
    </SessionContext>
  );
  return render(part, { wrapper });
}
