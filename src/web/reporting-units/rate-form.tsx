import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { UnitsLook } from '#modules/surveys/index.ts';
import { useWords } from '#web/language/language.ts';
import type { UnitsGiven } from './units-form.ts';

/** How many of a hundred are expected to answer: what the proposal rests on, said and changeable. */
export function RateForm(properties: { look: UnitsLook; mayDecide: boolean; given: UnitsGiven | null }) {
  const { look, mayDecide, given } = properties;
  const { say } = useWords();
  return (
    <form method="post" className="units-rate measure">
      <label htmlFor="rate">{say(m.waves_units_rate_label)}</label>
      {mayDecide ? (
        <>
          <input
            id="rate"
            name="rate"
            inputMode="numeric"
            defaultValue={given?.rate ?? look.ratePercent}
            aria-describedby="rate-text"
          />
          <Button type="submit" size="small" variant="secondary" name="do" value="rate">
            {say(m.waves_units_rate_button)}
          </Button>
        </>
      ) : (
        <strong id="rate">{look.ratePercent}</strong>
      )}
      <p id="rate-text">{say(m.waves_units_rate_text)}</p>
    </form>
  );
}
