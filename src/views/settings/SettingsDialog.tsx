import { type FormEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { act, anySeed, closeDialog, startRun } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { changesFrom, changesTo, documentNow, onlyAtStart } from '../../store/settings/change.ts';
import { type Path, RUN_FIELDS } from '../../store/settings/fields.ts';
import {
  createRunForm,
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

/** The settings of a new run, or of the open one from now on: at first its present ones. */
export function SettingsDialog() {
  const session = useSession();
  const [form] = useState(() => {
    const { document, world } = session.getState();
    return createRunForm(documentNow(document, world));
  });
  return (
    <Dialog title={words.title} onClose={() => closeDialog(session)} shape="wide">
      <RunFormContext value={form}>
        <SettingsForm />
      </RunFormContext>
    </Dialog>
  );
}

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

function SettingsForm() {
  const session = useSession();
  const form = useRunForm();
  const place = useRef<HTMLFormElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  useMore(fields);
  const [open, setOpen] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState(0);

  /** Does something with valid settings. */
  const use = (run: (settings: ScenarioDocument) => void) => {
    const state = form.getState();
    if (state.faults.length === 0) {
      closeDialog(session);
      run(state.valid);
      return;
    }
    const faulty = FOLDED.filter(({ paths }) => isFaulty(state, paths)).map(({ name }) => name);
    setOpen([...open, ...faulty]);
    setRefused(refused + 1);
  };
  const start = (event: FormEvent) => {
    event.preventDefault();
    use((settings) => startRun(session, settings));
  };
  const changeNow = () =>
    use((settings) => {
      const [first, ...more] = changesTo(session.getState(), settings);
      if (first) act(session, first, ...more);
    });
  // Start leads to what is wrong.
  useLayoutEffect(() => {
    if (refused > 0) place.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refused]);

  return (
    <form className="settings" ref={place} onSubmit={start} noValidate>
      <div className="settings-fields" ref={fields}>
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
        <ChangeNow onChange={changeNow} />
        <Button onClick={() => putAllBack(form)}>{words.allDefaults}</Button>
        <FirstFault isLoud={refused > 0} />
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

/** Gives the running cluster these settings; and says which of them it cannot have. */
function ChangeNow({ onChange }: { readonly onChange: () => void }) {
  const session = useSession();
  const form = useRunForm();
  const valid = useRunForm((state) => state.valid);
  const [before] = useState(() => ({
    valid: form.getState().valid,
    changesTo: changesFrom(session.getState()),
  }));
  const nothing = useMemo(() => before.changesTo(valid).length === 0, [before, valid]);
  const kept = useMemo(() => onlyAtStart(before.valid, valid), [before, valid]);
  return (
    <>
      <Button
        disabled={nothing}
        title={nothing ? words.nothingToChange : words.changeNowHint}
        onClick={onChange}
      >
        {words.changeNow}
      </Button>
      {!nothing && kept.length > 0 && (
        <p className="settings-kept">{words.onlyNewRun(kept.map((name) => words.startOnly[name]))}</p>
      )}
    </>
  );
}

/** `isLoud`: the reader pressed Start in vain. */
function FirstFault({ isLoud }: { readonly isLoud: boolean }) {
  const fault = useRunForm(({ faults }) => faults[0]);
  return (
    <p className="settings-fault" role={isLoud ? 'alert' : undefined}>
      {fault && (
        <>
          <code translate="no">{fault.path}</code>: {fault.message}
        </>
      )}
    </p>
  );
}
