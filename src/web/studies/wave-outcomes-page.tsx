import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { may } from '#modules/organisation/index.ts';
import { saySource } from '#modules/reports/index.ts';
import { inAList } from '#platform/listing.ts';
import { sayMonth, sayPeriod } from '#platform/say-date.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { sayDay } from './say-day.ts';
import { wavePlace } from './study-place.ts';
import { WaveFrame } from './wave-frame.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame } = await wavePlace({ request, params, context });
  if (!frame.may.exportData) throw data(null, { status: 404 });
  const look = await context
    .get(servicesContext)
    .waves.outcomes(actor, { studyId: frame.studyId, waveId: frame.wave.waveId });
  const readings = look.readings.map(({ sources, ...reading }) => ({
    ...reading,
    sources: sources.map((source) => saySource(source, languageOf(request))),
  }));
  return { frame, look: { ...look, readings }, mayDownload: may(actor, 'manageScorecards') };
}

/** Reads the scorecard again, and has the report made anew. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, frame, ...seen } = await wavePlace({ request, params, context, needs: 'runWave' });
  const form = await readForm(request);
  const [from, to] = [textOf(form, 'from').trim(), textOf(form, 'to').trim()];
  const done = await context.get(servicesContext).waves.readOutcomesAgain(actor, { seen, from, to });
  if (!done) return data({ from, to }, { status: 422 });
  throw redirect(`/studies/${frame.studyId}/waves/${frame.wave.waveId}`, 303);
}

export default function WaveOutcomesPage() {
  const { frame, look, mayDownload } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say, language } = useWords();
  const base = `/studies/${frame.studyId}/waves/${frame.wave.waveId}`;
  const month = (text: string) => sayMonth(text, language);
  const last = look.readings.at(-1);
  return (
    <WaveFrame
      frame={frame}
      step="overview"
      title={say(m.waves_outcomes_title)}
      lead={<p>{say(m.waves_outcomes_lead)}</p>}
    >
      {last ? null : (
        <Alert variant="info">
          {say(m.waves_outcomes_none)}{' '}
          {say(m.waves_outcomes_to_come, { months: sayPeriod(look.period, language) })}
        </Alert>
      )}
      {look.readings.toReversed().map((reading) => (
        <section key={reading.reading} aria-labelledby={`reading-${reading.reading}`}>
          <h2 className="section-title" id={`reading-${reading.reading}`}>
            {say(m.waves_outcomes_reading, {
              number: reading.reading,
              day: sayDay(reading.readOn, language),
            })}
          </h2>
          {reading.reading > 1 ? (
            <p className="measure">
              {say(reading.isChanged ? m.waves_outcomes_is_changed : m.waves_outcomes_only_adds)}
            </p>
          ) : null}
          <dl className="wave-facts outcomes-facts">
            <div>
              <dt>{say(m.waves_outcomes_months)}</dt>
              <dd>
                {sayPeriod(reading.period, language)}
                {reading.emptyMonths.length > 0 ? (
                  <span>
                    {say(m.waves_outcomes_empty, {
                      months: inAList(reading.emptyMonths.map(month), language),
                    })}
                  </span>
                ) : null}
              </dd>
            </div>
            <div>
              <dt>{say(m.waves_outcomes_survey_term)}</dt>
              <dd>
                {reading.userSurvey
                  ? say(m.waves_outcomes_survey, { month: month(reading.userSurvey) })
                  : say(m.waves_outcomes_no_survey)}
              </dd>
            </div>
            <div>
              <dt>{say(m.waves_outcomes_read_term)}</dt>
              <dd>
                {reading.byName
                  ? say(m.waves_outcomes_by, { who: reading.byName })
                  : say(reading.reading > 1 ? m.waves_outcomes_read_again : m.waves_outcomes_by_itself)}
              </dd>
            </div>
          </dl>
          <ul className="outcomes-sources">
            {reading.sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
          {reading === last && mayDownload ? (
            <p>
              <a href={`${base}/outcomes.csv`} download>
                {say(m.waves_outcomes_download)}
              </a>{' '}
              <small>SHA-256 {reading.sha256.slice(0, 12)}</small>
            </p>
          ) : null}
        </section>
      ))}
      {frame.may.runWave && look.isClosed ? (
        <section aria-labelledby="again">
          <h2 className="section-title" id="again">
            {say(m.waves_outcomes_again)}
          </h2>
          <p className="measure">{say(m.waves_outcomes_again_text)}</p>
          {refused ? <Alert variant="error">{say(m.waves_outcomes_months_wrong)}</Alert> : null}
          <form method="post" className="asked-form">
            <div className="asked-fields">
              <MonthField
                name="from"
                label={say(m.waves_outcomes_from)}
                value={refused?.from ?? month(look.period.from)}
              />
              <MonthField
                name="to"
                label={say(m.waves_outcomes_to)}
                value={refused?.to ?? month(look.period.to)}
              />
            </div>
            <div className="upload__send">
              <Button type="submit" variant="secondary">
                {say(m.waves_outcomes_again_button)}
              </Button>
            </div>
          </form>
        </section>
      ) : null}
    </WaveFrame>
  );
}

function MonthField({ name, label, value }: { name: string; label: string; value: string }) {
  const { say } = useWords();
  return (
    <div className="text-field">
      <label htmlFor={name}>{label}</label>
      <p className="file-field__hint" id={`${name}-hint`}>
        {say(m.waves_outcomes_month_hint)}
      </p>
      <input
        id={name}
        name={name}
        defaultValue={value}
        required
        autoComplete="off"
        aria-describedby={`${name}-hint`}
      />
    </div>
  );
}
