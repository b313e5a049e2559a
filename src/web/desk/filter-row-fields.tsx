import { m } from '#messages';
import { comparisons, type DeskVariable, type FilterRow } from '#modules/desk/schema.ts';
import { useWords } from '#web/language/language.ts';

const words = {
  is: m.web_desk_is,
  isNot: m.web_desk_is_not,
  atLeast: m.web_desk_at_least,
  atMost: m.web_desk_at_most,
  over: m.web_desk_over,
  under: m.web_desk_under,
} as const;

/** How a condition compares, and with what: boxes to tick for a choice, a number for the rest. */
export function FilterRowFields(properties: { row: FilterRow; place: number; variable: DeskVariable }) {
  const { row, place, variable } = properties;
  const { say } = useWords();
  const isChoice = variable.kind === 'choice';
  const name = variable.label;
  const hintId = `desk-value-hint-${place}`;
  return (
    <div className="desk__test">
      <input type="hidden" name={`o${place}`} value={variable.id} />
      <select
        name={`c${place}`}
        defaultValue={row.comparison}
        aria-label={say(m.web_desk_comparison_of, { name })}
      >
        {(isChoice ? comparisons.slice(0, 2) : comparisons).map((comparison) => (
          <option key={comparison} value={comparison}>
            {say(words[comparison])}
          </option>
        ))}
      </select>
      {isChoice ? (
        <fieldset className="desk__answers">
          <legend className="aksel-sr-only">{say(m.web_desk_value_of, { name })}</legend>
          {variable.options.map(({ value, label }) => (
            <label key={value}>
              <input
                type="checkbox"
                name={`x${place}`}
                value={value}
                defaultChecked={row.values.includes(value)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <>
          <input
            name={`x${place}`}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={row.values[0] ?? ''}
            aria-label={say(m.web_desk_value_of, { name })}
            aria-describedby={variable.range ? hintId : undefined}
          />
          {variable.range ? (
            <p className="desk__hint" id={hintId}>
              {say(m.web_desk_value_between, { low: variable.range[0], high: variable.range[1] })}
            </p>
          ) : null}
        </>
      )}
      {row.values.length === 0 ? <p className="desk__unfinished">{say(m.web_desk_row_unfinished)}</p> : null}
    </div>
  );
}
