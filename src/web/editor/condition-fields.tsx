import { m } from '#messages';
import { type DraftItem, wordsIn } from '#modules/studies/index.ts';
import { useWords } from '#web/language/language.ts';
import { markOf } from './editor-place.ts';
import { Mistakes } from './editor-words.tsx';

const signs = {
  '==': m.editor_sign_is,
  '!=': m.editor_sign_is_not,
  '<=': m.editor_sign_at_most,
  '>=': m.editor_sign_at_least,
  '<': m.editor_sign_under,
  '>': m.editor_sign_over,
} as const;

/** Asked only of those who answered an earlier question so and so. */
export function ConditionFields({ item, earlier }: { item: DraftItem; earlier: readonly DraftItem[] }) {
  const { say, language } = useWords();
  const possible = earlier.filter(isComparable);
  const mark = markOf(`${item.path}/askIf`);
  const chosen = item.condition?.variable ?? '';
  const known = possible.some(({ id }) => id === chosen);
  if (possible.length === 0 && chosen === '') return <p>{say(m.editor_condition_none)}</p>;
  const nameOf = (one: DraftItem) => wordsIn(one.label, language) || wordsIn(one.text, language) || one.id;
  return (
    <>
      <p className="file-field__hint">{say(m.editor_condition_hint)}</p>
      <div className="condition" id={mark}>
        <div className="line-field condition__question">
          <label htmlFor={`${mark}-variable`}>{say(m.editor_condition_question)}</label>
          <select id={`${mark}-variable`} name={`${item.path}/askIf/variable`} defaultValue={chosen}>
            <option value="">{say(m.editor_condition_everybody)}</option>
            {known || chosen === '' ? null : <option value={chosen}>{chosen}</option>}
            {possible.map((one) => (
              <option key={one.path} value={one.id}>
                {shortened(nameOf(one))}
              </option>
            ))}
          </select>
        </div>
        <div className="line-field">
          <label htmlFor={`${mark}-sign`}>{say(m.editor_condition_sign)}</label>
          <select
            id={`${mark}-sign`}
            name={`${item.path}/askIf/sign`}
            defaultValue={item.condition?.sign ?? '<='}
          >
            {Object.entries(signs).map(([sign, words]) => (
              <option key={sign} value={sign}>
                {say(words)}
              </option>
            ))}
          </select>
        </div>
        <ValueField item={item} on={possible.find(({ id }) => id === chosen)} mark={`${mark}-value`} />
      </div>
      <Mistakes path={`${item.path}/askIf`} />
    </>
  );
}

/** Once the question is chosen, its answers are offered by what they mean; until then a number is written. */
function ValueField({ item, on, mark }: { item: DraftItem; on: DraftItem | undefined; mark: string }) {
  const { say, language } = useWords();
  const name = `${item.path}/askIf/value`;
  const value = item.condition?.value ?? '';
  const answers = on ? answersOf(on, language) : [];
  const isKnown = value === '' || answers.some((answer) => answer.value === value);
  return (
    <div className="line-field">
      <label htmlFor={mark}>{say(m.editor_condition_value)}</label>
      {answers.length > 0 ? (
        <select id={mark} name={name} defaultValue={value}>
          {value === '' ? <option value="" /> : null}
          {isKnown ? null : <option value={value}>{value}</option>}
          {answers.map((answer) => (
            <option key={answer.value} value={answer.value}>
              {answer.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={mark}
          name={name}
          defaultValue={value}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
        />
      )}
    </div>
  );
}

function answersOf(item: DraftItem, language: 'nb' | 'nn' | 'en'): { value: string; label: string }[] {
  if (item.kind === 'choice') {
    return item.options.map(({ value, label }) => ({
      value,
      label: `${value} – ${shortened(wordsIn(label, language))}`,
    }));
  }
  const points = Number(item.points);
  const lowest = Number(item.lowest || 1);
  if (item.kind !== 'agreement' || !(points >= 2 && points <= 11)) return [];
  return Array.from({ length: points }, (_, place) => {
    const end = place === 0 ? item.anchors[0] : place === points - 1 ? item.anchors[1] : null;
    const said = end ? wordsIn(end, language) : '';
    return { value: String(lowest + place), label: `${lowest + place}${said ? ` – ${said}` : ''}` };
  });
}

/** Only numbers can be compared. */
function isComparable(item: DraftItem): boolean {
  if (item.id === '' || item.kind === 'text') return false;
  return item.kind !== 'choice' || item.options.every(({ value }) => /^-?\d+(\.\d+)?$/.test(value));
}

function shortened(text: string): string {
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}
