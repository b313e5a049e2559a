import { Select, TextField } from '@navikt/ds-react';
import { m } from '#messages';
import type { GivenUnit, UnitField } from '#modules/organisation/index.ts';
import type { Unit } from '#modules/organisation/schema.ts';
import { unitStatuses, unitTypes } from '#modules/organisation/schema.ts';
import { useWords } from '#web/language/language.ts';
import { textOf } from '#web/letters/refused.ts';
import type { SaidRefusal } from '#web/work/say-refusal.ts';
import { fieldWords, statusWords, typeWords } from './register-words.ts';

/** One field of a unit, with what is wrong with it beside it. */
export function UnitTextField(properties: {
  field: UnitField;
  value: string;
  hint?: string;
  mistake?: string | undefined;
  suggestions?: string;
}) {
  const { field, value, hint, mistake, suggestions } = properties;
  const { say } = useWords();
  return (
    <TextField
      label={say(fieldWords[field])}
      description={hint}
      name={field}
      defaultValue={value}
      error={mistake}
      autoComplete="off"
      maxLength={200}
      {...(suggestions ? { list: suggestions } : {})}
    />
  );
}

export function TypeField({ value, mistake }: { value: string; mistake?: string | undefined }) {
  const { say } = useWords();
  return (
    <Select label={say(fieldWords.type)} name="type" defaultValue={value} error={mistake}>
      {unitTypes.map((type) => (
        <option key={type} value={type}>
          {say(typeWords[type])}
        </option>
      ))}
    </Select>
  );
}

export function StatusField({ value, mistake }: { value: string; mistake?: string | undefined }) {
  const { say } = useWords();
  return (
    <Select label={say(fieldWords.status)} name="status" defaultValue={value} error={mistake}>
      {unitStatuses.map((status) => (
        <option key={status} value={status}>
          {say(statusWords[status])}
        </option>
      ))}
    </Select>
  );
}

/** What a unit can be under: counties for an office, offices for a department. */
export function ParentField(properties: {
  units: readonly Pick<Unit, 'number' | 'name' | 'type'>[];
  value: string;
  mistake?: string | undefined;
}) {
  const { units, value, mistake } = properties;
  const { say } = useWords();
  return (
    <Select label={say(fieldWords.parent)} name="parent" defaultValue={value} error={mistake}>
      <option value="">{say(m.register_parent_none)}</option>
      {units.map(({ number, name }) => (
        <option key={number} value={number}>
          {name} ({number})
        </option>
      ))}
    </Select>
  );
}

/** The fields of a form that was sent, as far as it has them. */
export function givenIn(form: FormData, fields: readonly UnitField[]): GivenUnit {
  return Object.fromEntries(
    fields.filter((field) => form.has(field)).map((field) => [field, textOf(form, field)]),
  );
}

/** What is wrong with each field, by its key; what is about no field stays in the refusal. */
export function mistakesIn(refusal: SaidRefusal | undefined): {
  readonly of: (field: UnitField) => string | undefined;
  readonly rest: SaidRefusal | undefined;
} {
  const isField = (text: string): text is UnitField => Object.hasOwn(fieldWords, text);
  const rest = refusal?.problems.filter(({ column }) => !isField(column)) ?? [];
  return {
    of: (field) => refusal?.problems.find(({ column }) => column === field)?.text,
    rest: refusal && { ...refusal, problems: rest },
  };
}
