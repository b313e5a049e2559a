import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import type { ScaleView } from './scales-view.ts';

type Loose = { id: string; text: string; column: string; isGrades: boolean };

/** Questions that are in no scale, to make a new one of or to put into one that is there. */
export function LooseQuestions(properties: {
  loose: readonly Loose[];
  scales: readonly ScaleView[];
  /** What was ticked and written when the form came back with a mistake. */
  chosen: readonly string[];
  newLabel: string;
}) {
  const { loose, scales, chosen, newLabel } = properties;
  const { say } = useWords();
  if (loose.length === 0) return null;
  const boxes = (list: readonly Loose[]) =>
    list.map(({ id, text, column }) => (
      <label className="tick" key={id}>
        <input type="checkbox" name="loose" value={id} defaultChecked={chosen.includes(id)} />
        <span>
          {text}
          {column === text ? null : <span className="tick__name">{column}</span>}
        </span>
      </label>
    ));
  const grades = loose.filter(({ isGrades }) => isGrades);
  const others = loose.filter(({ isGrades }) => !isGrades);
  return (
    <section className="loose" aria-labelledby="loose">
      <h2 className="section-title" id="loose">
        {say(m.web_files_loose)}
      </h2>
      <p>{say(m.web_files_loose_text)}</p>
      <fieldset className="ticks">
        <legend className="visually-hidden">{say(m.web_files_loose)}</legend>
        {boxes(grades)}
        {others.length > 0 ? (
          <Fold summary={say(m.web_files_loose_others, { count: others.length })}>{boxes(others)}</Fold>
        ) : null}
      </fieldset>
      <div className="loose__ways">
        <div className="loose__way">
          <div className="text-field">
            <label htmlFor="new-label">{say(m.web_files_new_scale_name)}</label>
            <input
              id="new-label"
              name="new-label"
              defaultValue={newLabel}
              maxLength={200}
              autoComplete="off"
            />
          </div>
          <Button type="submit" name="intent" value="add" variant="secondary">
            {say(m.web_files_new_scale)}
          </Button>
        </div>
        {scales.length > 0 ? (
          <div className="loose__way">
            <div className="select-field">
              <label htmlFor="into">{say(m.web_files_into)}</label>
              <select id="into" name="into">
                {scales.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
            <Button type="submit" name="intent" value="move" variant="secondary">
              {say(m.web_files_move)}
            </Button>
          </div>
        ) : null}
      </div>
    </section>
  );
}
