import { memo } from 'react';
import {
  faultAt,
  isPlaceWrong,
  placeText,
  typeBetween,
  typePlace,
  useRunForm,
} from '../../store/settings/form.ts';
import { pairField, pairsIn, pairText } from '../../store/settings/places.ts';
import { canMeasure, fillInMeasured, REGIONS, ROUND_TRIPS, spreadOut } from '../../store/settings/presets.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/settings.ts';
import { SourceLink } from './Presets.tsx';
import { faultId, RunFault } from './RunFields.tsx';
import { useServers } from './ServerTables.tsx';

const FIELDS = { path: ['cluster', 'places'], kind: 'name' } as const;

/** Where each server stands, and how long messages take from place to place. */
export function Places() {
  const names = useServers();
  const document = useRunForm((form) => form.document);
  const pairs = pairsIn(document);
  const form = useRunForm();
  const hasUnmeasured = useRunForm(canMeasure);
  return (
    <>
      <p>{words.placesHint}</p>
      <div className="place-rows">
        {names.map((name) => (
          <PlaceOf key={name} name={name} />
        ))}
      </div>
      <datalist id="regions">
        {REGIONS.map((region) => (
          <option key={region} value={region}>
            {region}
          </option>
        ))}
      </datalist>
      <RunFault field={FIELDS} />
      <div className="settings-rows pair-rows">
        {pairs.map(([from, to]) => (
          <Between key={`${from} ${to}`} from={from} to={to} />
        ))}
      </div>
      <div className="place-buttons">
        <Button onClick={() => spreadOut(form)}>{words.spread}</Button>
        <Button disabled={!hasUnmeasured} onClick={() => fillInMeasured(form)}>
          {words.measured}
        </Button>
      </div>
      <p>
        {words.measuredBy(ROUND_TRIPS.year)} <SourceLink {...ROUND_TRIPS} />
      </p>
    </>
  );
}

const PlaceOf = memo(({ name }: { readonly name: string }) => {
  const form = useRunForm();
  const text = useRunForm((state) => placeText(state, name));
  const isWrong = useRunForm((state) => isPlaceWrong(state, name));
  return (
    <label className="place-of">
      <span translate="no">{name}</span>
      <input
        className="input"
        aria-label={words.fieldOf(name, words.place)}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? faultId(FIELDS) : undefined}
        value={text}
        list="regions"
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => typePlace(form, name, target.value)}
      />
    </label>
  );
});

/** The latency between two places. */
function Between({ from, to }: { readonly from: string; readonly to: string }) {
  const form = useRunForm();
  const text = useRunForm(({ texts }) => pairText(texts, [from, to]));
  const document = useRunForm((state) => state.document);
  const field = pairField(document, [from, to]);
  const isWrong = useRunForm((state) => faultAt(state, field.path) !== undefined);
  const name = words.between(from, to);
  return (
    <div className="setting">
      <span className="setting-name">{name}</span>
      <span className="setting-input">
        <input
          className="input is-number"
          aria-label={words.latencyOf(name)}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? faultId(field) : undefined}
          value={text}
          autoComplete="off"
          onChange={({ target }) => typeBetween(form, [from, to], target.value)}
        />
        {words.ms}
      </span>
      <RunFault field={field} />
    </div>
  );
}
