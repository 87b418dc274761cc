import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { present } from '../../store/hall.ts';
import { fillScreen, PRESENTER, presenterAddress, showAgain } from '../../store/present/hall-acts.ts';
import { useSession } from '../../store/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { focusRestingPlace } from '../../ui/focus.ts';
import * as words from '../../words/hall.ts';
import { dismiss } from '../../words/page.ts';
import { CommandButton } from '../controls/CommandButton.tsx';
import { POINTED, type PointedAt } from './pointing.ts';
import './hall-extras.css';

const FILL = 'F5';

const ICONS = {
  presenter: 'M2.5 3.5h15v9.5h-15zM10 13v3.5M6.5 16.5h7M13 6h2M13 9h2M5 6h5v4.5H5z',
  pointer: 'M10 2.5v3M10 14.5v3M2.5 10h3M14.5 10h3M10 14a4 4 0 1 0 0-8 4 4 0 0 0 0 8',
  blank: 'M2.8 4h14.4v10H2.8zM5 14l9-10M9 14l8-9M7 17h6',
  fill: 'M7.8 7.8L3.5 3.5M3.5 7.2V3.5h3.7M12.2 7.8l4.3-4.3M12.8 3.5h3.7v3.7M12.2 12.2l4.3 4.3M16.5 12.8v3.7h-3.7M7.8 12.2l-4.3 4.3M7.2 16.5H3.5v-3.7',
} as const;

const isFullScreen = (): boolean => document.fullscreenElement !== null;
function onFullScreen(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

/** What a lecturer has beside the track in hall mode. */
export function HallTools() {
  const { pointer, window: presenter } = useSession((state) => state.present);
  const isFull = useSyncExternalStore(onFullScreen, isFullScreen);
  return (
    <fieldset className="hall-tools">
      <legend className="hidden">{words.tools}</legend>
      <CommandButton command="pointer" icon={ICONS.pointer} label={words.pointer} aria-pressed={pointer} />
      <CommandButton command="blank" icon={ICONS.blank} label={words.blankScreen} />
      <CommandButton
        command="presenter"
        icon={ICONS.presenter}
        label={words.presenter}
        aria-pressed={presenter === 'open'}
      />
      {!isFull && document.fullscreenEnabled && (
        <IconButton icon={ICONS.fill} label={words.fillScreen} keys={FILL} onClick={fillScreen} />
      )}
    </fieldset>
  );
}

/** What lies over everything in hall mode. */
export function HallCover() {
  const { blank, pointer, window: presenter } = useSession((state) => state.present);
  return (
    <>
      {presenter === 'blocked' && <Blocked />}
      {pointer && blank === null && <Ring />}
      {blank !== null && <Blank as={blank} />}
    </>
  );
}

/** The link has a window of its own, which knows this one. */
function Blocked() {
  const session = useSession();
  return (
    <div className="hall-blocked" role="alert">
      <p>{words.isBlocked}</p>
      <a className="button is-strong" href={presenterAddress()} target={PRESENTER} rel="opener">
        {words.openByHand}
      </a>
      <IconButton
        icon="close"
        label={dismiss}
        onClick={() => {
          present(session, { window: 'none' });
          focusRestingPlace();
        }}
      />
    </div>
  );
}

/** Keys that are pressed together with others. */
const MODIFIERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn'];

/** The blank screen. Any key, and any press, brings the page back, and does nothing else. */
function Blank({ as }: { readonly as: 'black' | 'paper' }) {
  const session = useSession();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || MODIFIERS.includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) showAgain(session);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [session]);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- any key does the same, wherever the focus is
    <div className={`hall-blank is-${as}`} role="status" onClick={() => showAgain(session)}>
      <span className="hidden">{words.isBlank}</span>
    </div>
  );
}

/** A tap on the key switches the ring on or off; a key that is held longer shows it until it is let go. */
const HELD_MS = 400;

/** A ring that the last row sees. It follows the mouse without a render. */
function Ring() {
  const session = useSession();
  const ring = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const put = (at: PointedAt) => {
      const { current } = ring;
      if (current === null) return;
      current.hidden = at === null;
      if (at !== null) current.style.translate = `${at.x}px ${at.y}px`;
    };
    const onMove = ({ clientX: x, clientY: y }: PointerEvent) => put({ x, y });
    const onPointed = ({ detail }: CustomEvent<PointedAt>) => put(detail);
    const began = performance.now();
    const onUp = ({ key }: KeyboardEvent) => {
      if (key.toLowerCase() === 'c' && performance.now() - began > HELD_MS)
        present(session, { pointer: false });
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener(POINTED, onPointed);
    window.addEventListener('keyup', onUp);
    return () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener(POINTED, onPointed);
      window.removeEventListener('keyup', onUp);
    };
  }, [session]);
  return <div ref={ring} className="hall-ring" hidden aria-hidden="true" />;
}
