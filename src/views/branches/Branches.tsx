import { useRef, useState } from 'react';
import { toMs } from '../../base/time.ts';
import { compareWith, deleteBranch, renameBranch } from '../../store/branch-list.ts';
import { endComparison, goToBranch } from '../../store/comparison.ts';
import { type Branch, type BranchId, type SessionState, useSession } from '../../store/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import * as words from '../../words/runs.ts';
import './branches.css';

const comparedWith = ({ comparison }: SessionState) => comparison?.with ?? null;

/** The branches of the run, as a tree. */
export function Branches() {
  return (
    <section
      className="branches"
      data-focus-then=".branch-name, [data-rest-focus]"
      aria-labelledby="branches-title"
    >
      <h2 id="branches-title">{words.branches}</h2>
      <Offshoots of={null} />
    </section>
  );
}

function Offshoots({ of }: { readonly of: BranchId | null }) {
  const branches = useSession((state) => state.branches);
  const own = branches.filter(({ parent }) => parent === of);
  if (own.length === 0) return null;
  return (
    <ul className="branches-list">
      {own.map((branch) => (
        <li key={branch.id}>
          <Row branch={branch} />
          <Offshoots of={branch.id} />
        </li>
      ))}
    </ul>
  );
}

function Row({ branch }: { readonly branch: Branch }) {
  const session = useSession();
  const { id, name, parent } = branch;
  const isOpen = useSession((state) => state.branch === id);
  const isBeside = useSession(comparedWith) === id;
  const [isRenamed, setRenamed] = useState(false);
  const label = useRef<HTMLButtonElement>(null);
  if (isRenamed)
    return (
      <NameField
        name={name}
        onDone={(text) => {
          if (text !== null) renameBranch(session, id, text);
          setRenamed(false);
          requestAnimationFrame(() => label.current?.focus());
        }}
      />
    );
  return (
    <div className="branch" data-open={isOpen || undefined}>
      <button
        ref={label}
        type="button"
        className="branch-name"
        translate="no"
        aria-current={isOpen || undefined}
        title={branchTitle(branch, isOpen)}
        onClick={() => goToBranch(session, id)}
      >
        {name}
      </button>
      <span className="branch-tools">
        {!isOpen && (
          <IconButton
            icon="compare"
            label={isBeside ? words.endComparison : words.compare(name)}
            aria-pressed={isBeside}
            onClick={() => (isBeside ? endComparison(session) : compareWith(session, id))}
          />
        )}
        <IconButton icon="rename" label={words.rename(name)} onClick={() => setRenamed(true)} />
        {parent !== null && (
          <IconButton icon="close" label={words.remove(name)} onClick={() => deleteBranch(session, id)} />
        )}
      </span>
    </div>
  );
}

function branchTitle({ parent, from }: Branch, isOpen: boolean): string {
  const start = parent === null ? null : `${toMs(from).toFixed(1)} ms`;
  return isOpen ? words.openRun(start) : words.otherRun(start);
}

interface NameFieldProps {
  readonly name: string;
  /** With null, the name does not change. */
  readonly onDone: (text: string | null) => void;
}

/** Enter or leaving the field takes the new name; Escape keeps the old one. */
function NameField({ name, onDone }: NameFieldProps) {
  const [text, setText] = useState(name);
  return (
    <input
      className="branch-field"
      aria-label={words.nameField}
      value={text}
      maxLength={60}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked for this field
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onDone(text)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') onDone(text);
        if (event.key === 'Escape') onDone(null);
      }}
    />
  );
}
