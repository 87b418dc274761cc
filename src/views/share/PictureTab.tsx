import { useEffect, useId, useState } from 'react';
import { timeWords } from '../../base/time.ts';
import { useSession } from '../../store/session.ts';
import { hashOfNamed } from '../../store/story/open-now.ts';
import { type Reading, useReading } from '../../store/story/state.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/pictures.ts';
import { type Camera, openCamera } from '../picture/draw.tsx';
import { canCopyPictures, copyPicture, type PictureFormat, savePicture } from '../picture/save.ts';
import {
  earlyWindow,
  PARTS,
  PICTURE_WIDTHS,
  type PictureWish,
  SCALES,
  scaleFor,
  THEMES,
} from '../picture/wish.ts';
import { PaperButtons } from './PaperButtons.tsx';
import './picture-tab.css';

interface Chosen extends PictureWish {
  readonly format: PictureFormat;
  readonly scale: number;
}

const FIRST: Chosen = {
  what: 'all',
  format: 'png',
  width: 1280,
  scale: 2,
  theme: 'light',
  caption: true,
  legend: false,
};

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
    // The preview may be a moment behind what is chosen.
    camera.change(chosen);
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
  return { ...FIRST, source: sourceOf(reading), ...(window && { window }) };
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

/** A number is being typed that long. */
const TYPED_MS = 60;

/** The camera, opened once, and the picture as it is chosen. */
function usePreview(reading: Reading, wish: Chosen) {
  const [camera, setCamera] = useState<Camera | null>(null);
  const [failed, setFailed] = useState(false);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [first] = useState(wish);
  useEffect(() => {
    const { session } = reading;
    let isOpen = true;
    const { document, isStaged } = session.run;
    const page = reading.getState().mode === 'story' ? { page: reading } : {};
    const opening = openCamera({ document, isStaged, ...page }, session.playhead.now(), first);
    opening.then(
      (opened) => isOpen && setCamera(opened),
      () => isOpen && setFailed(true),
    );
    return () => {
      isOpen = false;
      void opening.then((opened) => opened.close());
    };
  }, [reading, first]);
  const { what, theme, width, caption, legend, source, window } = wish;
  useEffect(() => {
    if (camera === null) return;
    let address: string | null = null;
    const draw = () => {
      camera.change({
        what,
        theme,
        width,
        caption,
        legend,
        ...(source && { source }),
        ...(window && { window }),
      });
      address = URL.createObjectURL(camera.file());
      setPreview({ address, width: camera.width, height: camera.height });
    };
    const drawing = setTimeout(draw, TYPED_MS);
    return () => {
      clearTimeout(drawing);
      if (address) URL.revokeObjectURL(address);
    };
  }, [camera, what, theme, width, caption, legend, source, window]);
  return { camera, preview, failed };
}

interface FieldsProps {
  readonly chosen: Chosen;
  readonly choose: (more: Partial<Chosen>) => void;
  readonly size: Preview | null;
}

function Fields({ chosen, choose, size }: FieldsProps) {
  const id = useId();
  const scale = size ? scaleFor(size, chosen.scale) : chosen.scale;
  const pixels = size && [size.width, size.height].map((side) => Math.round(side * scale));
  return (
    <div className="picture-fields">
      <Choice
        label={words.what}
        value={chosen.what}
        among={PARTS}
        names={words.parts}
        onChoose={(what) => choose({ what })}
      />
      <Choice
        label={words.theme}
        value={chosen.theme}
        among={THEMES}
        names={words.themes}
        onChoose={(theme) => choose({ theme })}
      />
      <Choice
        label={words.format}
        value={chosen.format}
        among={FORMATS}
        names={words.formats}
        onChoose={(format) => choose({ format })}
      />
      <label className="field">
        <span>{words.width}</span>
        <input
          type="number"
          min={PICTURE_WIDTHS.least}
          max={PICTURE_WIDTHS.most}
          step={10}
          defaultValue={chosen.width}
          aria-describedby={id}
          onChange={({ currentTarget: { value } }) => {
            const width = Math.round(Number(value));
            if (width >= PICTURE_WIDTHS.least && width <= PICTURE_WIDTHS.most) choose({ width });
          }}
        />
      </label>
      {chosen.format === 'png' && (
        <Choice
          label={words.scale}
          value={String(chosen.scale)}
          among={SCALES.map(String)}
          names={words.scales}
          onChoose={(wanted) => choose({ scale: Number(wanted) })}
        />
      )}
      <Addition label={words.caption} isOn={chosen.caption} onTick={(caption) => choose({ caption })} />
      <Addition label={words.withLegend} isOn={chosen.legend} onTick={(legend) => choose({ legend })} />
      <p id={id} className="picture-size">
        {pixels &&
          (chosen.format === 'png'
            ? words.pixels(pixels[0] ?? 0, pixels[1] ?? 0)
            : words.units(size.width, size.height))}
        {scale < chosen.scale && ` ${words.scaledDown}`}
      </p>
    </div>
  );
}

const FORMATS = ['png', 'svg'] as const;

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly among: readonly T[];
  readonly names: Readonly<Record<string, string>>;
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ label, value, among, names, onChoose }: ChoiceProps<T>) {
  return (
    <label className="field">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value as T)}>
        {among.map((one) => (
          <option key={one} value={one}>
            {names[one] ?? one}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onTick: (isOn: boolean) => void;
}

function Addition({ label, isOn, onTick }: TickProps) {
  return (
    <label className="field">
      <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => onTick(currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
