import { useRunForm } from '../../store/settings/form.ts';
import { OTHER_PROTOCOLS, PRESETS, presetIn, takePreset } from '../../store/settings/presets.ts';
import * as words from '../../words/settings.ts';

const OWN = 'own';

/** Settings of a real system, where they are from, and what the system does besides. */
export function PresetRow() {
  const form = useRunForm();
  const id = useRunForm(presetIn);
  const preset = PRESETS.find((one) => one.id === id);
  return (
    <>
      <label className="setting">
        <span className="setting-name">{words.preset}</span>
        <span className="setting-input is-long">
          <select
            className="input"
            value={id ?? OWN}
            onChange={({ target }) => target.value !== OWN && takePreset(form, target.value)}
          >
            {id === null && <option value={OWN}>{words.ownPreset}</option>}
            <option value="defaults">{words.defaultsPreset}</option>
            {PRESETS.map((one) => (
              <option key={one.id} value={one.id} translate="no">
                {one.name}
              </option>
            ))}
          </select>
        </span>
      </label>
      {preset && (
        <div className="preset-words">
          <p>
            {words.isFrom(preset.year)} <SourceLink {...preset} />
          </p>
          <p>{words.notModelled}</p>
          <ul>
            {preset.notModelled.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Systems that one might look for among the presets. */
export function OtherProtocols() {
  return (
    <details className="settings-fold">
      <summary>{words.otherProtocols}</summary>
      <ul className="preset-words">
        {OTHER_PROTOCOLS.map((other) => (
          <li key={other.name}>
            <b translate="no">{other.name}</b>: {other.difference} <SourceLink {...other} /> ({other.year})
          </li>
        ))}
      </ul>
    </details>
  );
}

export function SourceLink({ source, address }: { readonly source: string; readonly address: string }) {
  return (
    <a translate="no" href={address} target="_blank" rel="noreferrer">
      {source}
    </a>
  );
}
