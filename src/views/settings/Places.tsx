import { memo } from 'react';
import { faultAt, placeText, typeBetween, typePlace, useRunForm } from '../../store/settings/form.ts';
import { pairField, pairsIn, pairText } from '../../store/settings/places.ts';
import * as words from '../../words/settings.ts';
import { faultId, RunFault } from './RunFields.tsx';
import { useServers } from './ServerTables.tsx';

const FIELDS = { path: ['cluster', 'places'], kind: 'name' } as const;

/** Where each server stands, and how long messages take from place to place. */
export function Places() {
  const names = useServers();
  const document = useRunForm((form) => form.document);
  const pairs = pairsIn(document);
  return (
    <>
      <p>{words.placesHint}</p>
      <div className="place-rows">
        {names.map((name) => (
          <PlaceOf key={name} name={name} />
        ))}
      </div>
      <RunFault field={FIELDS} />
      <div className="settings-rows pair-rows">
        {pairs.map(([from, to]) => (
          <Between key={`${from} ${to}`} from={from} to={to} />
        ))}
      </div>
    </>
  );
}

const PlaceOf = memo(({ name }: { readonly name: string }) => {
  const form = useRunForm();
  const text = useRunForm((state) => placeText(state, name));
  return (
    <label className="place-of">
      <span translate="no">{name}</span>
      <input
        className="input"
        aria-label={words.ofServer(name, words.place)}
        value={text}
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
