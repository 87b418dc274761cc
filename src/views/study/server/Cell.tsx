import { was as wasWords } from '../../../words/inspector.ts';
import type { StateRow } from '../../inspector/state.ts';
import { Exact } from '../../narration/Exact.tsx';

/** A value; if the last moment changed it, marked, with the value before. */
export const Cell = ({ row: { value, was } }: { readonly row: StateRow }) => (
  <>
    <span className={was === null ? undefined : 'state-new'}>
      <Exact text={value} />
    </span>
    {was !== null && (
      <span className="state-was">
        {' '}
        <Exact text={wasWords(was)} />
      </span>
    )}
  </>
);
