// @vitest-environment happy-dom

/** An opened event is copied as its sentence, its rule, and a link that opens the run at it. */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { readHash } from '../../store/address.ts';
import { openRun, setDetail } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import { createReading } from '../../store/story/state.ts';
import { partsOf, readView } from '../../store/view-link.ts';
import { whenIdle } from '../../store/work.ts';
import { renderIn } from '../testing/renderIn.tsx';
import { Events } from './Events.tsx';

afterEach(cleanup);

test('the text has the sentence with its values, the rule with its section, and the link', async () => {
  const texts: string[] = [];
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: async (text: string) => void texts.push(text) },
  });
  const session = createSession();
  const initial = { S2: { term: 2, log: [1, 2] }, S3: { term: 2, log: [1, 1, 1] } };
  const actions = [{ at: 5, do: 'timeout', server: 'S3' }] as const;
  openRun(session, { raftarium: 1, cluster: { servers: 3, initial }, actions }, 60_000);
  renderIn(createReading(session), <Events />);
  await act(() => whenIdle(session));
  act(() => setDetail(session, 'everything'));
  act(() => void fireEvent.click(screen.getByRole('button', { name: /S2 denies S3 its vote/ })));
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Copy' })));
  await waitFor(() => expect(texts).toHaveLength(1));
  const [sentence, rule, link = ''] = (texts[0] ?? '').split('\n');
  expect(sentence).toMatch(
    /^\d+\.\d ms: S2 denies S3 its vote: its own last entry is of term 2, the candidate’s of term 1\.$/,
  );
  expect(rule).toBe(
    'The candidate’s log is less up to date than its own: an earlier last term, or the same and shorter. (§5.4.1)',
  );
  await waitFor(() =>
    expect(session.getState().notice?.text).toBe(
      'Copied: the sentence, its rule, and a link to this moment.',
    ),
  );
  const { hash } = new URL(link);
  expect(readHash(hash)).toMatchObject({ ok: true, document: session.getState().document });
  const { selected } = session.getState();
  expect(readView(partsOf(hash).parts).view).toMatchObject({ select: selected, detail: 'everything' });
});
