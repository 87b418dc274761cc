import { useId, useState } from 'react';
import { fromMs } from '../../base/time.ts';
import { LONGEST_LINK } from '../../store/address.ts';
import { isCopied } from '../../store/clipboard.ts';
import { closeDialog, LONGEST_RUN } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import {
  ADDITIONS,
  type Addition,
  chosenView,
  hashWith,
  hasPages,
  isFromDisk,
  type Moment,
  pageAddress,
  type Shared,
  sharedNow,
  sharedRun,
} from '../../store/share-view.ts';
import { saveDocument } from '../../store/story/files.ts';
import { useReading } from '../../store/story/state.ts';
import type { LinkView } from '../../store/view-link.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/share.ts';
import { MomentChoice, TickList } from './LinkChoices.tsx';

interface Chosen {
  readonly moment: Moment;
  /** In ms, as it was typed. */
  readonly until: string;
  readonly ticked: ReadonlySet<Addition>;
  /** The address of the entry's static page. */
  readonly asPage: boolean;
}

/** A link to what is open, with what the reader ticks. `copied`: whether the plain one was copied already. */
export function LinkTab({ copied }: { readonly copied: boolean | null }) {
  const reading = useReading();
  const [named] = useState(() => sharedNow(reading));
  const [shared, setShared] = useState(named);
  const [chosen, setChosen] = useState<Chosen>(() => atFirst(shared));
  const addressWith = (view: LinkView): string => reading.router.addressOf(hashWith(shared.hash ?? '', view));
  const [plain] = useState(() => addressWith(viewOf(shared, chosen)));
  const [again, setAgain] = useState<{ readonly address: string; readonly isThere: boolean } | null>(null);
  const view = viewOf(shared, chosen);
  const address = chosen.asPage ? pageAddress(addressWith(view)) : addressWith(view);
  const outcome = again?.address === address ? again.isThere : address === plain ? copied : undefined;
  const toggleRun = () => {
    const next = shared === named ? sharedRun(reading.session) : named;
    setShared(next);
    setChosen(atFirst(next));
  };
  const copy = async () => setAgain({ address, isThere: await isCopied(address) });
  const isTooLong = address.length > LONGEST_LINK;
  if (named.hash === null) return <AsFile why={words.tooMuch} />;
  return (
    <div className="share-link">
      {named.to !== 'run' && <AsRun isOn={shared !== named} onToggle={toggleRun} />}
      {shared.hash === null ? (
        <AsFile why={words.tooMuch} />
      ) : isTooLong ? (
        <AsFile why={words.tooLong(address.length, LONGEST_LINK)} isByTicks={chosen.ticked.size > 0} />
      ) : (
        <>
          <p role="status">{`${outcomeWords(outcome)} ${contentsOf(shared, view, chosen)}`}</p>
          <Address address={address} onCopy={copy} />
          {isFromDisk() && <p>{words.fromDisk}</p>}
        </>
      )}
      {shared.moments.length > 0 && (
        <MomentChoice
          shared={shared}
          moment={chosen.moment}
          until={chosen.until}
          isWrong={untilOf(shared, chosen) === undefined}
          onMoment={(moment) => setChosen({ ...chosen, moment })}
          onUntil={(until) => setChosen({ ...chosen, until })}
        />
      )}
      <TickList
        view={shared.view}
        ticked={chosen.ticked}
        onTick={(ticked) => setChosen({ ...chosen, ticked })}
      />
      {shared.to === 'entry' && hasPages() && (
        <div className="share-choices">
          <label className="share-choice">
            <input
              type="checkbox"
              checked={chosen.asPage}
              onChange={() => setChosen({ ...chosen, asPage: !chosen.asPage })}
            />
            <span>{words.asPage}</span>
          </label>
        </div>
      )}
    </div>
  );
}

/** An entry or a page has a name; its run can be shared without it. */
const AsRun = ({ isOn, onToggle }: { readonly isOn: boolean; readonly onToggle: () => void }) => (
  <label className="share-choice">
    <input type="checkbox" checked={isOn} onChange={onToggle} />
    <span>{words.asRun}</span>
  </label>
);

/** The plain link. */
const atFirst = ({ to }: Shared): Chosen => ({
  moment: to === 'run' ? 'now' : 'opens',
  until: '',
  ticked: new Set(),
  asPage: false,
});

/** Where playing stops; null if nowhere; undefined if what was typed is no such time. */
function untilOf({ view: { t = 0 } }: Shared, { until }: Chosen): number | null | undefined {
  if (until.trim() === '') return null;
  const time = fromMs(Number(until));
  return time > t && time <= LONGEST_RUN ? time : undefined;
}

const viewOf = (shared: Shared, chosen: Chosen): LinkView =>
  chosenView(shared.view, chosen.moment, untilOf(shared, chosen) ?? null, chosen.ticked);

/** `outcome`: of copying; undefined: it was not tried. */
function outcomeWords(outcome: boolean | null | undefined): string {
  if (outcome === undefined) return words.notCopied;
  if (outcome === null) return words.copying;
  return outcome ? words.copied : words.byHand;
}

function contentsOf({ to, view: { t = 0 } }: Shared, view: LinkView, { moment }: Chosen): string {
  const { until } = view;
  const plays = until === undefined ? words.says.play(t) : words.says.until(t, until);
  const moments = { opens: null, start: words.says.start, now: words.says.now(t), play: plays };
  return words.contains(
    words.opens[to],
    to === 'page' ? null : moments[moment],
    ADDITIONS.filter((tick) => view[tick] !== undefined).map((tick) => words.says[tick]),
  );
}

interface AddressProps {
  readonly address: string;
  readonly onCopy: () => Promise<void>;
}

/** Selected when it gets the focus, so that one key copies it. */
function Address({ address, onCopy }: AddressProps) {
  const id = useId();
  const copy = () => void onCopy();
  return (
    <div className="share-address">
      <input
        className="input"
        aria-label={words.address}
        aria-describedby={id}
        readOnly
        value={address}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Button strong onClick={copy}>
        {words.copy}
      </Button>
      <p id={id}>{words.characters(address.length)}</p>
    </div>
  );
}

interface FileProps {
  readonly why: string;
  readonly isByTicks?: boolean;
}

/** Instead of a link that is too long. */
function AsFile({ why, isByTicks = false }: FileProps) {
  const session = useSession();
  const save = () => {
    closeDialog(session);
    saveDocument(session);
  };
  return (
    <div className="share-link">
      <p role="status">{why}</p>
      <p>{words.fileHolds}</p>
      {isByTicks && <p>{words.fewerTicks}</p>}
      <Button strong onClick={save}>
        {words.saveFile}
      </Button>
    </div>
  );
}
