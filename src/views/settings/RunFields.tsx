import { type MouseEvent, type ReactNode, useId } from 'react';
import { type RunField, wholeOf } from '../../store/settings/fields.ts';
import {
  defaultText,
  faultAt,
  isChanged,
  putBack,
  textOf,
  typeInto,
  useRunForm,
} from '../../store/settings/form.ts';
import * as words from '../../words/settings.ts';

interface InputProps {
  readonly field: RunField;
  /** The accessible name. */
  readonly name: string;
  readonly className?: string;
  /** Shown while it is empty. */
  readonly placeholder?: string;
}

/** The id of the error of a value. */
export const faultId = (field: RunField) => `fault-${wholeOf(field).join('-')}`;

/** A text field of the form. The document's validation says what is wrong in it. */
export function RunInput({ field, name, className = '', placeholder }: InputProps) {
  const form = useRunForm();
  const text = useRunForm((state) => textOf(state, field));
  const isWrong = useRunForm((state) => faultAt(state, wholeOf(field)) !== undefined);
  const isNumber = field.kind === 'number' || field.kind === 'percent';
  return (
    <input
      className={`input ${className}`}
      aria-label={name}
      value={text}
      placeholder={placeholder}
      inputMode={isNumber ? 'decimal' : 'text'}
      aria-invalid={isWrong}
      aria-describedby={isWrong ? faultId(field) : undefined}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      // Typing replaces a number.
      onFocus={({ currentTarget }) => isNumber && currentTarget.select()}
      onChange={({ target }) => typeInto(form, field, target.value)}
    />
  );
}

/** What the document's validation says of a field, with its path. */
export function RunFault({ field }: { readonly field: RunField }) {
  const fault = useRunForm((state) => faultAt(state, wholeOf(field)));
  if (fault === undefined) return null;
  return (
    <p className="setting-fault" id={faultId(field)}>
      <code translate="no">{fault.path}</code>: {fault.message}
    </p>
  );
}

interface RowProps {
  readonly name: string;
  /** The fields in this row: of one value. */
  readonly fields: readonly [RunField, ...RunField[]];
  /** The default value, in words. */
  readonly usual: string;
  readonly children: ReactNode;
}

/** A setting: its name, its input, its default if it is not that, and what is wrong with it. */
function Row({ name, fields, usual, children }: RowProps) {
  const form = useRunForm();
  const id = useId();
  const [first] = fields;
  const differs = useRunForm((state) => isChanged(state, wholeOf(first)));
  const reset = ({ currentTarget }: MouseEvent) => {
    putBack(form, fields);
    // The button goes; what it was about has the focus then.
    currentTarget.parentElement?.querySelector<HTMLElement>('.input')?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a row of a grid in every browser
    <div className="setting" role="group" aria-labelledby={id} data-changed={differs || undefined}>
      <span className="setting-name" id={id}>
        {name}
      </span>
      <span className="setting-input">{children}</span>
      {differs && (
        <button
          type="button"
          className="button setting-default"
          aria-label={words.backToDefault(name, usual)}
          title={words.backToDefault(name, usual)}
          onClick={reset}
        >
          {words.byDefault(usual)}
        </button>
      )}
      <RunFault field={first} />
    </div>
  );
}

interface NumberProps {
  readonly name: string;
  readonly field: RunField;
  readonly unit?: string;
  readonly children?: ReactNode;
}

export function NumberRow({ name, field, unit, children }: NumberProps) {
  const usual = defaultText(field);
  return (
    <Row name={name} fields={[field]} usual={unit ? `${usual} ${unit}` : usual}>
      <RunInput field={field} name={unit ? words.ofUnit(name, unit) : name} className="is-number" />
      {unit}
      {children}
    </Row>
  );
}

interface SpanProps {
  readonly name: string;
  readonly fields: readonly [RunField, RunField];
  readonly unit: string;
}

export function SpanRow({ name, fields, unit }: SpanProps) {
  const [low, high] = fields;
  return (
    <Row name={name} fields={fields} usual={`${words.range(defaultText(low), defaultText(high))} ${unit}`}>
      <RunInput field={low} name={words.from(name, unit)} className="is-number" />
      {words.to}
      <RunInput field={high} name={words.upTo(name, unit)} className="is-number" />
      {unit}
    </Row>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly field: RunField;
  /** The name of each value. */
  readonly choices: Readonly<Record<string, string>>;
}

export function ChoiceRow({ name, field, choices }: ChoiceProps) {
  const form = useRunForm();
  const text = useRunForm((state) => textOf(state, field));
  return (
    <Row name={name} fields={[field]} usual={choices[defaultText(field)] ?? ''}>
      <select
        className="input"
        aria-label={name}
        value={text}
        onChange={({ target }) => typeInto(form, field, target.value)}
      >
        {Object.entries(choices).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Row>
  );
}

/** Yes or no. */
export function FlagRow({ name, field }: Omit<ChoiceProps, 'choices'>) {
  return <ChoiceRow name={name} field={field} choices={{ true: words.yes, false: words.no }} />;
}
