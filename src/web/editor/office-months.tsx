import { m } from '#messages';
import type { DraftOffices } from '#modules/studies/index.ts';
import { useWords } from '#web/language/language.ts';
import { LineField, Mistakes } from './editor-words.tsx';

/** Which months a round's report reads off the scorecard: those before it closes, or months that are named. */
export function OfficeMonths({ offices }: { offices: DraftOffices }) {
  const { say } = useWords();
  const { months, period } = offices;
  return (
    <fieldset className="office-months" id="at-offices-period">
      <legend className="section-title">{say(m.editor_months)}</legend>
      <p className="file-field__hint">{say(m.editor_months_hint)}</p>
      <label className="plain-choice">
        <input type="radio" name="offices/window" value="last" defaultChecked={period === null} />
        {say(m.editor_months_last)}
      </label>
      <div className="office-months__more">
        <LineField
          path="offices/months"
          label={say(m.editor_months_count)}
          hint={say(m.editor_months_count_hint)}
          value={months}
          width="short"
          inputMode="numeric"
        />
      </div>
      <label className="plain-choice">
        <input type="radio" name="offices/window" value="period" defaultChecked={period !== null} />
        {say(m.editor_months_named)}
      </label>
      <div className="office-months__more field-row">
        <LineField
          path="offices/period/from"
          label={say(m.editor_months_from)}
          hint={say(m.editor_months_form)}
          value={period?.from ?? ''}
          width="short"
        />
        <LineField
          path="offices/period/to"
          label={say(m.editor_months_to)}
          hint={say(m.editor_months_form)}
          value={period?.to ?? ''}
          width="short"
        />
      </div>
      <Mistakes path="offices/period" />
    </fieldset>
  );
}
