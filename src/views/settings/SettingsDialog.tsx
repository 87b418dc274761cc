import { type FormEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { anySeed, closeDialog } from '../../store/commands.ts';
import { type Session, useSession } from '../../store/session.ts';
import { changesFrom, onlyAtStart } from '../../store/settings/change.ts';
import { type Path, RUN_FIELDS } from '../../store/settings/fields.ts';
import {
  faultAt,
  isChanged,
  placePaths,
  putAllBack,
  type RunForm,
  RunFormContext,
  rowPaths,
  typeInto,
  useRunForm,
} from '../../store/settings/form.ts';
import { changeRunNow, openForm, startTyped } from '../../store/settings/use-form.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useMore } from '../../ui/more.ts';
import * as words from '../../words/settings.ts';
import { Places } from './Places.tsx';
import { OtherProtocols, PresetRow } from './Presets.tsx';
import { RulesToBreak } from './RulesToBreak.tsx';
import { ChoiceRow, FlagRow, NumberRow, SpanRow } from './RunFields.tsx';
import { HeldAtStart, SingleServers } from './ServerTables.tsx';
import { SingleLinks } from './SingleLinks.tsx';
import { TimingVerdict } from './TimingVerdict.tsx';
import './settings.css';

/**
 * The settings of a new run, or of the open one from now on: at first its present ones, or what was typed
 * when it was open before.
 */
export function SettingsDialog() {
  const session = useSession();
  const [{ form, run, isKept }] = useState(() => openForm(session));
  const [isOwn, setIsOwn] = useState(isKept);
  const takeRuns = () => {
    form.setState(run);
    setIsOwn(false);
  };
  return (
    <Dialog
      title={words.title}
      onClose={() => closeDialog(session)}
      shape="wide"
      {...(isOwn && { describedBy: TYPED_BEFORE })}
    >
      <RunFormContext value={form}>
        <SettingsForm now={run.valid} above={isOwn && <TypedBefore onTakeRuns={takeRuns} />} />
      </RunFormContext>
    </Dialog>
  );
}

const TYPED_BEFORE = 'settings-typed-before';

/** The form was closed with what was typed, and is open again. */
const TypedBefore = ({ onTakeRuns }: { readonly onTakeRuns: () => void }) => (
  <div className="settings-before">
    <p className="settings-note" id={TYPED_BEFORE}>
      {words.typedBefore}
    </p>
    <Button data-focus-later data-focus-then=".settings-rows input" onClick={onTakeRuns}>
      {words.takeRuns}
    </Button>
  </div>
);

type Paths = (form: RunForm) => readonly Path[];

/** What is unfolded on demand: a name, the places of its settings in a document, and its rows. */
interface FoldedSettings {
  readonly name: string;
  readonly paths: Paths;
  readonly Rows: () => ReactNode;
}

function inCluster(...keys: string[]): Paths {
  const paths = keys.map((key) => ['cluster', key]);
  return () => paths;
}

const FOLDED: readonly FoldedSettings[] = [
  {
    name: words.flow,
    paths: inCluster('replicate', 'maxEntries', 'noop', 'fastBacktrack', 'rules', 'disk'),
    Rows: Flow,
  },
  {
    name: words.single,
    paths: inCluster('electionTimeouts', 'clock', 'disks', 'timeouts'),
    Rows: SingleServers,
  },
  { name: words.links, paths: rowPaths, Rows: SingleLinks },
  { name: words.places, paths: placePaths, Rows: Places },
  { name: words.held, paths: inCluster('initial'), Rows: HeldAtStart },
  { name: words.breakRules, paths: inCluster('bugs'), Rows: RulesToBreak },
];

const isFaulty = (form: RunForm, paths: Paths) =>
  form.faults.length > 0 && paths(form).some((path) => faultAt(form, path));

interface FormProps {
  /** What the open run has now. */
  readonly now: ScenarioDocument;
  /** Stands above the fields. */
  readonly above: ReactNode;
}

/** What is wrong when the reader pressed Start: how often that was, and in which document. */
const NOT_REFUSED = { times: 0, document: null as unknown };

function SettingsForm({ now, above }: FormProps) {
  const session = useSession();
  const form = useRunForm();
  const place = useRef<HTMLFormElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  useMore(fields);
  const [open, setOpen] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState(NOT_REFUSED);

  /** Does something with valid settings. */
  const use = (run: (session: Session, settings: ScenarioDocument) => void) => {
    const state = form.getState();
    if (state.faults.length === 0) {
      closeDialog(session);
      run(session, state.valid);
      return;
    }
    const faulty = FOLDED.filter(({ paths }) => isFaulty(state, paths)).map(({ name }) => name);
    setOpen([...open, ...faulty]);
    setRefused({ times: refused.times + 1, document: state.document });
  };
  const start = (event: FormEvent) => {
    event.preventDefault();
    use(startTyped);
  };
  // Start leads to what is wrong.
  useLayoutEffect(() => {
    if (refused.times > 0) place.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refused]);

  return (
    <form className="settings" ref={place} onSubmit={start} noValidate>
      <div className="settings-fields" ref={fields}>
        {above}
        <Main />
        {FOLDED.map(({ name, paths, Rows }) => (
          <Fold
            key={name}
            name={name}
            paths={paths}
            isOpen={open.includes(name)}
            onOpen={(isOpen) => setOpen([...open.filter((one) => one !== name), ...(isOpen ? [name] : [])])}
          >
            <Rows />
          </Fold>
        ))}
        <OtherProtocols />
      </div>
      <TimingVerdict />
      <footer className="settings-foot">
        <Button type="submit" strong>
          {words.start}
        </Button>
        <ChangeNow now={now} onChange={() => use(changeRunNow)} />
        <Button onClick={() => putAllBack(form)}>{words.allDefaults}</Button>
        <FirstFault {...refused} />
      </footer>
    </form>
  );
}

function Main() {
  const form = useRunForm();
  return (
    <div className="settings-rows">
      <NumberRow name={words.servers} field={RUN_FIELDS.servers} />
      <NumberRow name={words.seed} field={RUN_FIELDS.seed}>
        <Button onClick={() => typeInto(form, RUN_FIELDS.seed, String(anySeed()))}>
          {words.anotherSeed}
        </Button>
      </NumberRow>
      <PresetRow />
      <SpanRow name={words.electionTimeout} fields={RUN_FIELDS.electionTimeout} unit={words.ms} />
      <NumberRow name={words.heartbeatInterval} field={RUN_FIELDS.heartbeatInterval} unit={words.ms} />
      <SpanRow name={words.latency} fields={RUN_FIELDS.latency} unit={words.ms} />
      <NumberRow name={words.loss} field={RUN_FIELDS.loss} unit={words.percent} />
      <NumberRow name={words.duplication} field={RUN_FIELDS.duplication} unit={words.percent} />
    </div>
  );
}

function Flow() {
  return (
    <div className="settings-rows">
      <ChoiceRow name={words.replicate} field={RUN_FIELDS.replicate} choices={words.replicateWays} />
      <NumberRow name={words.maxEntries} field={RUN_FIELDS.maxEntries} />
      <FlagRow name={words.noop} field={RUN_FIELDS.noop} />
      <FlagRow name={words.fastBacktrack} field={RUN_FIELDS.fastBacktrack} />
      <ChoiceRow name={words.reads} field={RUN_FIELDS.reads} choices={words.readWays} />
      <SpanRow name={words.diskWrite} fields={RUN_FIELDS.diskWrite} unit={words.ms} />
      <NumberRow name={words.diskFails} field={RUN_FIELDS.diskFails} unit={words.percent} />
    </div>
  );
}

interface FoldProps {
  readonly name: string;
  readonly paths: Paths;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** Settings that few need. Folded, they say whether something in them is changed. */
function Fold({ name, paths, isOpen, onOpen, children }: FoldProps) {
  const differs = useRunForm((state) => paths(state).some((path) => isChanged(state, path)));
  return (
    <details
      className="settings-fold"
      open={isOpen}
      onToggle={({ currentTarget }) => currentTarget.open !== isOpen && onOpen(currentTarget.open)}
    >
      <summary>
        {name}
        {differs && <span className="settings-mark">{words.changed}</span>}
      </summary>
      {isOpen && children}
    </details>
  );
}

interface ChangeNowProps extends Pick<FormProps, 'now'> {
  readonly onChange: () => void;
}

/** Gives the running cluster these settings; and says which of them it cannot have. */
function ChangeNow({ now, onChange }: ChangeNowProps) {
  const session = useSession();
  const valid = useRunForm((state) => state.valid);
  const [changesTo] = useState(() => changesFrom(session.getState()));
  const nothing = useMemo(() => changesTo(valid).length === 0, [changesTo, valid]);
  const others = useMemo(() => onlyAtStart(now, valid), [now, valid]);
  return (
    <>
      <Button
        disabled={nothing}
        title={nothing ? words.nothingToChange : words.changeNowHint}
        onClick={onChange}
      >
        {words.changeNow}
      </Button>
      {!nothing && others.length > 0 && (
        <p className="settings-note">{words.onlyNewRun(others.map((name) => words.startOnly[name]))}</p>
      )}
    </>
  );
}

/** It is said aloud once for each time that Start was in vain; what is typed next is said at its field. */
function FirstFault({ times, document }: typeof NOT_REFUSED) {
  const fault = useRunForm(({ faults }) => faults[0]);
  const isLoud = useRunForm((form) => form.document === document);
  return (
    <p key={isLoud ? times : 0} className="settings-fault" role={isLoud ? 'alert' : undefined}>
      {fault && (
        <>
          <code translate="no">{fault.path}</code>: {fault.message}
        </>
      )}
    </p>
  );
}
