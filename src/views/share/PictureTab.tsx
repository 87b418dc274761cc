import { useEffect, useState } from 'react';
import { timeWords } from '../../base/time.ts';
import { shownOn } from '../../store/pictures/shown.ts';
import { useSession } from '../../store/session.ts';
import { hashOfNamed } from '../../store/story/open-now.ts';
import { type Reading, useReading } from '../../store/story/state.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/pictures.ts';
import { NumberField } from '../menus/NumberField.tsx';
import { type Camera, openCamera } from '../picture/draw.tsx';
import { canCopyPictures, copyPicture, type Saved, savePicture } from '../picture/save.ts';
import { earlyWindow, PICTURE_WIDTHS, type PicturePart, SCALES, scaleFor } from '../picture/wish.ts';
import { Choice, TickBox, WordChoice } from './fields.tsx';
import { PaperButtons } from './PaperButtons.tsx';
import { pageTheme } from './page-theme.ts';
import './picture-tab.css';

interface Chosen extends Saved {
  readonly what: PicturePart;
}

const FIRST = {
  what: 'all',
  format: 'png',
  width: 1280,
  scale: 2,
  caption: true,
  legend: false,
} as const satisfies Partial<Chosen>;

/** A still picture of the run at its time, which carries the run. */
export function PictureTab() {
  const reading = useReading();
  const [chosen, setChosen] = useState<Chosen>(() => firstChoice(reading));
  const { camera, preview, failed } = usePreview(reading, chosen);
  const time = timeWords(useSession().playhead.now());
  const [said, setSaid] = useState<string | null>(null);
  const choose = (more: Partial<Chosen>) => {
    setChosen((before) => ({ ...before, ...more }));
    setSaid(null);
  };
  const make = (act: (camera: Camera) => Promise<string>) => {
    if (camera === null) return;
    setSaid(words.drawing);
    act(camera).then(setSaid, () => setSaid(words.notDrawn));
  };
  return (
    <div className="picture-tab">
      <Fields chosen={chosen} choose={choose} size={preview} />
      <figure className="picture-preview">
        {preview ? <img src={preview.address} alt={words.previewOf(time)} /> : <p>{words.drawing}</p>}
      </figure>
      <div className="picture-buttons">
        <Button
          strong
          disabled={camera === null}
          onClick={() => make((at) => savePicture(reading.session, at, chosen))}
        >
          {words.save}
        </Button>
        {canCopyPictures() && (
          <Button disabled={camera === null} onClick={() => make((at) => copyPicture(at, chosen))}>
            {words.copyPng}
          </Button>
        )}
      </div>
      <p role="status" className="picture-said">
        {failed ? words.notDrawn : (said ?? words.carries)}
      </p>
      <PaperButtons />
    </div>
  );
}

/** The diagram shows the stretch that it shows on the page, if it is open there. */
function firstChoice(reading: Reading): Chosen {
  const { session } = reading;
  const window = session.pane?.window ?? earlyWindow(session.playhead.now());
  return { ...FIRST, theme: pageTheme(), source: sourceOf(reading), ...(window && { window }) };
}

/** What the caption says about where the picture is from. */
function sourceOf(reading: Reading): string {
  const named = hashOfNamed(reading);
  return named === null
    ? words.source(reading.router.addressOf(''))
    : words.opensAt(reading.router.addressOf(named));
}

interface Preview {
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

/** The camera, opened once, and the picture as it is chosen. */
function usePreview(reading: Reading, wish: Chosen) {
  const [camera, setCamera] = useState<Camera | null>(null);
  const [failed, setFailed] = useState(false);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [first] = useState(wish);
  useEffect(() => {
    const ending = new AbortController();
    const opening = openCamera(shownOn(reading), reading.session.playhead.now(), first, ending.signal);
    opening.then(
      (opened) => ending.signal.aborted || setCamera(opened),
      () => ending.signal.aborted || setFailed(true),
    );
    return () => {
      ending.abort();
      setCamera(null);
      opening.then(
        (opened) => opened.close(),
        () => undefined,
      );
    };
  }, [reading, first]);
  useEffect(() => {
    if (camera === null) return;
    let isGone = false;
    let address: string | null = null;
    camera.file(wish).then(
      ({ blob, ...size }) => {
        if (isGone) return;
        address = URL.createObjectURL(blob);
        setFailed(false);
        setPreview({ address, ...size });
      },
      () => isGone || setFailed(true),
    );
    return () => {
      isGone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [camera, wish]);
  return { camera, preview, failed };
}

interface FieldsProps {
  readonly chosen: Chosen;
  readonly choose: (more: Partial<Chosen>) => void;
  readonly size: Preview | null;
}

function Fields({ chosen, choose, size }: FieldsProps) {
  return (
    <fieldset className="share-fields" aria-label={words.form}>
      <WordChoice
        name={words.what}
        value={chosen.what}
        of={words.parts}
        onChoose={(what) => choose({ what })}
      />
      <WordChoice
        name={words.theme}
        value={chosen.theme}
        of={words.themes}
        onChoose={(theme) => choose({ theme })}
      />
      <WordChoice
        name={words.format}
        value={chosen.format}
        of={words.formats}
        onChoose={(format) => choose({ format })}
      />
      <NumberField
        {...{ name: words.width, unit: words.px, low: PICTURE_WIDTHS.least, high: PICTURE_WIDTHS.most }}
        value={chosen.width}
        onSet={(width) => choose({ width: Math.round(width) })}
      />
      {chosen.format === 'png' && (
        <Choice
          name={words.scale}
          value={chosen.scale}
          options={SCALES.map((scale) => [scale, words.scales[scale]])}
          onChoose={(scale) => choose({ scale })}
        />
      )}
      <div className="share-ticks">
        <TickBox name={words.caption} checked={chosen.caption} onTick={(caption) => choose({ caption })} />
        <TickBox name={words.withLegend} checked={chosen.legend} onTick={(legend) => choose({ legend })} />
        <p className="picture-size">{size && sizeWords(size, chosen)}</p>
      </div>
    </fieldset>
  );
}

function sizeWords(size: Preview, { format, scale: wanted }: Chosen): string {
  if (format === 'svg') return words.units(size.width, size.height);
  const scale = scaleFor(size, wanted);
  const pixels = words.pixels(Math.round(size.width * scale), Math.round(size.height * scale));
  return scale < wanted ? `${pixels} ${words.scaledDown}` : pixels;
}
