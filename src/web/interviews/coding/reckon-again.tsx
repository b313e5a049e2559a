import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/** The end of a form that asks for agreement: the seed, and the button. */
export function ReckonAgain({ seed }: { seed: number }) {
  const { say } = useWords();
  return (
    <>
      <label className="codes-choice">
        <span>{say(m.interviews_agreement_seed)}</span>
        <input
          type="text"
          inputMode="numeric"
          pattern="[0-9]{1,9}"
          name="seed"
          defaultValue={seed}
          size={6}
        />
      </label>
      <Button type="submit" size="small" variant="secondary">
        {say(m.interviews_agreement_reckon)}
      </Button>
    </>
  );
}
