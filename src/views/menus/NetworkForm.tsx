import { useMemo, useState } from 'react';
import { serverName } from '../../base/names.ts';
import { fromMs, toMs } from '../../base/time.ts';
import type { ServerId } from '../../raft/types.ts';
import { linkOf } from '../../sim/network.ts';
import type { Cluster, LinkSettings, Network } from '../../sim/types.ts';
import { blockedWays, concerns, heldWays, isCutWay, settingsOf, waysOf } from '../../sim/ways.ts';
import { act } from '../../store/commands.ts';
import { clusterOf, type Session, type SessionState, useSession } from '../../store/session.ts';
import { numbersOf, USUAL_FAILURES } from '../../store/settings/verdict.ts';
import type { Direction } from '../../store/targets.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/dialogs.ts';
import { VerdictWords } from '../settings/VerdictWords.tsx';
import { bothWayItems } from './items.ts';
import { NumberField } from './NumberField.tsx';

const LONGEST_MS = 100_000;

const networkOf = (session: SessionState) => session.world.network;
const idOf = (way: Direction | null) => (way === null ? '' : `${way.from} ${way.to}`);

/** The settings of one way, or of all ways without settings of their own. */
const inForce = (network: Network, way: Direction | null): LinkSettings =>
  way === null ? network.every : settingsOf(network, way.from, way.to);

function change(session: Session, way: Direction | null, settings: Partial<LinkSettings>): void {
  act(session, way === null ? { do: 'network', ...settings } : { do: 'link', ...way, ...settings });
}

/** The behaviour of the network, on every way or on one, from now on; and whether Raft works with it. */
export function NetworkForm({ first }: { readonly first: Direction | null }) {
  const network = useSession(networkOf);
  const [way, setWay] = useState<Direction | null>(first);
  const ways = waysOf(network).map(([from, to]) => ({ from, to }));
  return (
    <div className="network-form">
      <label className="stacked">
        {words.where}
        <select
          className="input"
          value={idOf(way)}
          onChange={({ target }) => setWay(ways.find((one) => idOf(one) === target.value) ?? null)}
        >
          <option value={idOf(null)}>{words.everyWay}</option>
          {ways.map((one) => (
            <option key={idOf(one)} value={idOf(one)}>
              {words.way(serverName(one.from), serverName(one.to))}
            </option>
          ))}
        </select>
      </label>
      <Settings key={idOf(way)} network={network} way={way} />
      {way !== null && <Gateways network={network} way={way} />}
      <Verdicts network={network} />
    </div>
  );
}

const percent = (chance: number) => Math.round(chance * 10_000) / 100;

/** The settings with which the run began: of one way, or of all ways without settings of their own. */
function settingsAtStart({ link, links, settings }: Cluster, way: Direction | null): LinkSettings {
  if (way === null) return link;
  return { ...link, ...links.get(linkOf(settings.servers.length, way.from, way.to)) };
}

function Settings({ network, way }: { readonly network: Network; readonly way: Direction | null }) {
  const session = useSession();
  const { latency, loss, duplication } = inForce(network, way);
  const [low, high] = latency;
  const start = settingsAtStart(
    useSession(() => clusterOf(session)),
    way,
  );
  const differs =
    latency[0] !== start.latency[0] ||
    latency[1] !== start.latency[1] ||
    loss !== start.loss ||
    duplication !== start.duplication;
  const ms = { unit: 'ms', low: 0, high: LONGEST_MS };
  const chance = { unit: '%', low: 0, high: 100 };
  return (
    <>
      <div className="dials">
        <NumberField
          {...ms}
          name={words.latencyFrom}
          value={toMs(low)}
          onSet={(value) => change(session, way, { latency: [fromMs(value), Math.max(fromMs(value), high)] })}
        />
        <NumberField
          {...ms}
          name={words.latencyTo}
          value={toMs(high)}
          onSet={(value) => change(session, way, { latency: [Math.min(fromMs(value), low), fromMs(value)] })}
        />
        <NumberField
          {...chance}
          name={words.loss}
          value={percent(loss)}
          onSet={(value) => change(session, way, { loss: value / 100 })}
        />
        <NumberField
          {...chance}
          name={words.duplication}
          value={percent(duplication)}
          onSet={(value) => change(session, way, { duplication: value / 100 })}
        />
      </div>
      {/* It stays when there is nothing to reset, because it may have the focus. */}
      <Button
        className="put-back"
        aria-disabled={!differs}
        onClick={() => differs && change(session, way, start)}
      >
        {words.putBack}
      </Button>
    </>
  );
}

/** One direction of a link: open, cut, held or blocked; and the whole link cut or held at once. */
function Gateways({ network, way }: { readonly network: Network; readonly way: Direction }) {
  const session = useSession();
  const [from, to] = [serverName(way.from), serverName(way.to)];
  const cut = isCutWay(network, way.from, way.to);
  const held = concerns(heldWays(network), way);
  const blocked = concerns(blockedWays(network), way);
  return (
    <div className="dialog-row">
      <Button onClick={() => act(session, { do: cut ? 'mend' : 'cut', ...way })}>
        {cut ? words.mendWay(from, to) : words.cutWay(from, to)}
      </Button>
      <Button onClick={() => act(session, { do: held ? 'release' : 'hold', ...way })}>
        {held ? words.letGoWay : words.holdWay}
      </Button>
      <Button onClick={() => act(session, { do: blocked ? 'unblock' : 'block', ...way })}>
        {blocked ? words.unblockWay : words.blockWay}
      </Button>
      {bothWayItems(session, network, way).map(({ name, run }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a button that turns into its opposite keeps the focus
        <Button key={i} onClick={run}>
          {name}
        </Button>
      ))}
    </div>
  );
}

/** Whether a leader can be elected and stay, in words. */
function Verdicts({ network }: { readonly network: Network }) {
  const tuned = useSession(({ world }) => world.tuned);
  const { electionTimeout, heartbeatInterval } = tuned;
  const numbers = useMemo(() => {
    const way = (from: ServerId, to: ServerId) =>
      isCutWay(network, from, to) ? null : settingsOf(network, from, to);
    return numbersOf({ ...tuned, servers: network.size, way }, USUAL_FAILURES);
  }, [network, tuned]);
  return (
    <section className="verdicts" aria-label={words.timing} aria-live="polite">
      <div className="verdict-words">
        <VerdictWords numbers={numbers} />
      </div>
      <p className="timing">
        {words.timingNow(toMs(electionTimeout[0]), toMs(electionTimeout[1]), toMs(heartbeatInterval))}
      </p>
    </section>
  );
}
