import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { sayDay } from './history-words.ts';

export type Blind = {
  readonly isBlind: boolean;
  /** Who chose that it is, or no longer is, and when; null where nobody has. */
  readonly blindBy: { readonly name: string; readonly at: string } | null;
  readonly choosesBlind: boolean;
  /** Names of those who have coded and not said that they have finished. */
  readonly unfinished: readonly string[];
};

const wordsOf = {
  study: {
    title: m.interviews_coders_blind,
    on: m.interviews_coders_blind_on,
    off: m.interviews_coders_blind_off,
    start: m.interviews_coders_blind_start,
    stop: m.interviews_coders_blind_stop,
  },
  question: {
    title: m.interviews_answers_blind,
    on: m.interviews_answers_blind_on,
    off: m.interviews_answers_blind_off,
    start: m.interviews_answers_blind_start,
    stop: m.interviews_answers_blind_stop,
  },
} as const;

/** Whether people code without seeing each other: who chose it, and the choice, for whoever may make it. */
export function BlindChoice(properties: { blind: Blind; here: string; of: keyof typeof wordsOf }) {
  const { blind, here, of } = properties;
  const { isBlind, blindBy, choosesBlind, unfinished } = blind;
  const { say, language } = useWords();
  const words = wordsOf[of];
  const names = new Intl.ListFormat(language, { type: 'conjunction' }).format(unfinished);
  return (
    <section aria-labelledby="blind" className="coders-blind">
      <h2 className="section-title" id="blind">
        {say(words.title)}
      </h2>
      <p>{say(isBlind ? words.on : words.off)}</p>
      {blindBy ? (
        <p>
          {say(isBlind ? m.interviews_blind_on_by : m.interviews_blind_off_by, {
            name: blindBy.name,
            day: sayDay(blindBy.at, language),
          })}
        </p>
      ) : null}
      {isBlind && unfinished.length > 0 ? <p>{say(m.interviews_blind_unfinished, { names })}</p> : null}
      {choosesBlind ? (
        <form method="post" action={here}>
          <Button type="submit" name="blind" value={isBlind ? 'no' : 'yes'} size="small" variant="secondary">
            {say(isBlind ? words.stop : words.start)}
          </Button>
        </form>
      ) : (
        <p>{say(m.interviews_blind_lead_chooses)}</p>
      )}
    </section>
  );
}
