import { Alert, Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { DraftStudy } from '#modules/studies/index.ts';
import { useWords } from '#web/language/language.ts';
import type { OfficesToTake } from '#web/offices/office-services.ts';
import { markOf } from './editor-place.ts';
import { Mistakes } from './editor-words.tsx';
import { askedOffices } from './office-columns.ts';

/** More offices than this are put in by keeping what is there, and getting as many rows again. */
const emptyRows = 3;

/** Which unit of the register each office is: an answer to the question about it, or what the list calls it. */
export function OfficeUnits({ draft, counties }: { draft: DraftStudy; counties: readonly OfficesToTake[] }) {
  const { say, language } = useWords();
  const asked = askedOffices(draft, language);
  const units = new Map(draft.offices.units.map(({ code, unit }) => [code, unit]));
  const known = new Set(counties.flatMap(({ offices }) => offices.map(({ number }) => number)));
  const strangers = [...units.values()].filter((unit) => !known.has(unit)).length;
  const called = asked ? new Set(asked.offices.map(({ code }) => code)) : new Set<string>();
  // What is said of an office that the question no longer has is shown too: it is wrong, and can be taken away here.
  const others = [...units.keys()].filter((code) => !called.has(code)).map((code) => ({ code, name: code }));
  return (
    <section aria-labelledby="office-units" className="office-units">
      <h2 className="section-title" id="office-units">
        {say(m.editor_offices_units)}
      </h2>
      <p className="file-field__hint">
        {asked
          ? say(m.editor_offices_asked_hint, { question: asked.question })
          : say(m.editor_offices_listed_hint)}
      </p>
      {counties.length === 0 ? <p>{say(m.editor_offices_no_register)}</p> : null}
      {counties.length > 0 && strangers > 0 ? (
        <Alert variant="warning" size="small">
          {say(m.editor_offices_some_unknown, { count: strangers })}
        </Alert>
      ) : null}
      {asked && counties.length > 0 ? <TakeOffices counties={counties} /> : null}
      <ul className="office-rows">
        {[...(asked?.offices ?? []), ...others].map(({ code, name }) => {
          const path = `offices/units/${code}`;
          return (
            <li key={code} className="line-field office-row" id={`${markOf(path)}-row`}>
              <label htmlFor={markOf(path)}>{name}</label>
              <UnitSelect
                id={markOf(path)}
                name={path}
                unit={units.get(code) ?? ''}
                counties={counties}
                known={known}
              />
              <Mistakes path={path} />
            </li>
          );
        })}
        {asked || counties.length === 0
          ? null
          : Array.from({ length: emptyRows }, (_, row) => (
              <li key={row} className="line-field office-row">
                <div>
                  <label htmlFor={`more-${row}`}>
                    {say(m.editor_offices_called_number, { number: row + 1 })}
                  </label>
                  <input
                    id={`more-${row}`}
                    name={`offices/more/${row}/code`}
                    maxLength={200}
                    autoComplete="off"
                  />
                </div>
                <div>
                  <label htmlFor={`more-unit-${row}`}>
                    {say(m.editor_offices_unit_of, { number: row + 1 })}
                  </label>
                  <UnitSelect
                    id={`more-unit-${row}`}
                    name={`offices/more/${row}/unit`}
                    unit=""
                    counties={counties}
                    known={known}
                  />
                </div>
              </li>
            ))}
      </ul>
    </section>
  );
}

/** The answers of the question become the register's offices, all at once. */
function TakeOffices({ counties }: { counties: readonly OfficesToTake[] }) {
  const { say } = useWords();
  return (
    <fieldset className="add-part">
      <legend>{say(m.editor_offices_take)}</legend>
      <p className="file-field__hint" id="take-hint">
        {say(m.editor_offices_take_hint)}
      </p>
      <div className="field-row field-row--end">
        <div className="line-field">
          <label htmlFor="take-from">{say(m.editor_offices_take_from)}</label>
          <select id="take-from" name="new-kind:offices">
            {counties.length > 1 ? <option value="">{say(m.editor_offices_take_all)}</option> : null}
            {counties.map(({ county, offices }) =>
              county ? (
                <option key={county.number} value={county.number}>
                  {say(m.editor_offices_take_count, { county: county.name, count: offices.length })}
                </option>
              ) : counties.length === 1 ? (
                <option key="" value="">
                  {say(m.editor_offices_take_count, {
                    county: say(m.editor_offices_no_county),
                    count: offices.length,
                  })}
                </option>
              ) : null,
            )}
          </select>
        </div>
        <Button
          type="submit"
          name="intent"
          value="offices:offices"
          variant="secondary"
          aria-describedby="take-hint"
        >
          {say(m.editor_offices_take)}
        </Button>
      </div>
    </fieldset>
  );
}

function UnitSelect(properties: {
  id: string;
  name: string;
  unit: string;
  counties: readonly OfficesToTake[];
  known: ReadonlySet<string>;
}) {
  const { id, name, unit, counties, known } = properties;
  const { say } = useWords();
  return (
    <select id={id} name={name} defaultValue={unit}>
      <option value="">{say(m.editor_offices_unit_none)}</option>
      {unit !== '' && !known.has(unit) ? (
        <option value={unit}>{say(m.editor_offices_unit_unknown, { number: unit })}</option>
      ) : null}
      {counties.map(({ county, offices }) => (
        <optgroup key={county?.number ?? ''} label={county?.name ?? say(m.editor_offices_no_county)}>
          {offices.map((office) => (
            <option key={office.number} value={office.number}>
              {`${office.number} ${office.name}`}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
