import { DownloadIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { ExchangeLook } from '#modules/interviews/index.ts';
import { formatNumber } from '#platform/number-style.ts';
import { useWords } from '#web/language/language.ts';
import { megabytesOf } from '#web/recordings/sizes.ts';
import { sayDay } from '#web/studies/say-day.ts';

/** The project with the sound of what is chosen, for whoever may hear it: nothing is, until somebody answers for the copy. */
export function WithSound({
  here,
  look,
  refusedAs,
}: {
  here: string;
  look: ExchangeLook;
  refusedAs: string | null;
}) {
  const { say, language } = useWords();
  if (look.sounds === null) return null;
  const ready = look.sounds.filter((one) => one.state === 'ready');
  const isWrittenOut = (id: string) => look.interviews.some(({ interviewId }) => interviewId === id);
  return (
    <section aria-labelledby="sound">
      <h2 className="section-title" id="sound">
        {say(m.interviews_exchange_sound_title)}
      </h2>
      {refusedAs === null ? null : (
        <p className="field-mistake" role="alert">
          {say(refusals[refusedAs] ?? m.interviews_exchange_sound_refused)}
        </p>
      )}
      {ready.length === 0 ? (
        <p className="measure">{say(m.interviews_exchange_sound_there_none)}</p>
      ) : (
        <>
          <p className="measure">{say(m.interviews_exchange_sound_text)}</p>
          <form method="post" action={`${here}/project.qdpx`} className="exchange-out">
            <fieldset className="plain-choices">
              <legend>{say(m.interviews_exchange_sound_choices)}</legend>
              {ready.map(({ interview: { interviewId, name }, bytes, destroyOn }) => (
                <label key={interviewId} className="plain-choice">
                  <input type="checkbox" name="sound" value={interviewId} />
                  {say(
                    isWrittenOut(interviewId)
                      ? m.interviews_exchange_sound_one
                      : m.interviews_exchange_sound_one_alone,
                    {
                      interview: name,
                      day: sayDay(destroyOn, language),
                      megabytes: formatNumber(megabytesOf(bytes), language, { decimals: 1 }),
                    },
                  )}
                </label>
              ))}
            </fieldset>
            <p className="measure">{say(m.interviews_exchange_sound_duty)}</p>
            <label className="plain-choice">
              <input type="checkbox" name="answer" value="yes" />
              {say(m.interviews_exchange_sound_sure)}
            </label>
            <Button type="submit" variant="secondary" icon={<DownloadIcon aria-hidden />}>
              {say(m.interviews_exchange_sound_button)}
            </Button>
          </form>
        </>
      )}
    </section>
  );
}

const refusals: Readonly<Record<string, typeof m.interviews_exchange_sound_unsure>> = {
  'exchange-sound-none': m.interviews_exchange_sound_choose,
  'exchange-sound-unsure': m.interviews_exchange_sound_unsure,
  'exchange-sound-large': m.interviews_exchange_sound_much,
};
