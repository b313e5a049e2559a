import { Alert, Button } from '@navikt/ds-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { Page } from '#web/components/page.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { Drawing } from '#web/reports/report-figure.tsx';
import { ReportTable } from '#web/reports/report-table.tsx';
import { answerPowerQuestion } from './answer-power-question.ts';

/** A question asked in the address: it can be kept, shared, and asked without script. */
export function loader({ request }: LoaderFunctionArgs) {
  const answered = answerPowerQuestion(new URL(request.url).searchParams, languageOf(request));
  return answered.mistake === null ? answered : data(answered, { status: 422 });
}

export default function PowerPage() {
  const { say } = useWords();
  const { asked, view, mistake } = useLoaderData<typeof loader>();
  const designs = [
    ['correlation', say(m.web_power_correlation)],
    ['regression', say(m.web_power_regression)],
    ['oneWay', say(m.web_power_one_way)],
    ['twoGroups', say(m.web_power_two_groups)],
  ] as const;
  return (
    <Page title={say(m.web_power_title)} lead={<p>{say(m.web_power_lead)}</p>} isWide>
      {mistake ? <Alert variant="error">{mistake}</Alert> : null}
      {view ? (
        <section className="power-answer" aria-labelledby="answer">
          <h2 className="section-title" id="answer">
            {say(m.web_power_answer)}
          </h2>
          <p className="report-finding">{view.sentences[0]}</p>
          <p className="report-prose">{view.sentences[1]}</p>
          <figure className="report-figure" id={view.figure.id}>
            <Drawing block={view.figure} />
          </figure>
          <ReportTable block={view.table} />
        </section>
      ) : null}
      <section aria-labelledby="ask">
        <h2 className="section-title" id="ask">
          {say(m.web_power_ask)}
        </h2>
        <form method="get" action="/power" className="upload">
          <fieldset className="plain-choices">
            <legend>{say(m.web_power_design)}</legend>
            {designs.map(([value, label]) => (
              <label key={value} className="plain-choice">
                <input type="radio" name="for" value={value} defaultChecked={asked.for === value} />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
          <div className="upload__row">
            <Field name="n" label={say(m.web_power_n)} hint={say(m.web_power_n_hint)} value={asked.n} />
            <Field
              name="predictors"
              label={say(m.web_power_predictors)}
              hint={say(m.web_power_predictors_hint)}
              value={asked.predictors}
            />
            <Field
              name="groups"
              label={say(m.web_power_groups)}
              hint={say(m.web_power_groups_hint)}
              value={asked.groups}
            />
            <Field
              name="power"
              label={say(m.web_power_power)}
              hint={say(m.web_power_power_hint)}
              value={asked.power}
            />
          </div>
          <div>
            <Button type="submit">{say(m.web_power_send)}</Button>
          </div>
        </form>
        <p className="ways-on">
          <a href="/guide/power">{say(m.web_power_method)}</a>
        </p>
      </section>
    </Page>
  );
}

function Field(properties: { name: string; label: string; hint: string; value: string }) {
  const { name, label, hint, value } = properties;
  return (
    <div className="text-field">
      <label htmlFor={name}>{label}</label>
      <p className="file-field__hint" id={`${name}-hint`}>
        {hint}
      </p>
      <input
        id={name}
        name={name}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={value}
        aria-describedby={`${name}-hint`}
      />
    </div>
  );
}
