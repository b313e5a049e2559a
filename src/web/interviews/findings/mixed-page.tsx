import { Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { judgements } from '#modules/interviews/schema.ts';
import { sayJudgement, surveyNow } from '#modules/reports/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { FindingsFrame } from './findings-frame.tsx';
import { findingsPlace } from './findings-place.ts';
import { SealedView, sealedStatus, unlessSealed } from './sealed-view.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = await findingsPlace({ request, params, context });
  const { actor, frame, findings, standing, language } = place;
  const asked = { studyId: frame.studyId, language };
  const survey = await findings.survey(actor, asked);
  const found = await unlessSealed(request, place, async () => ({
    themes: await findings.themes(actor, asked),
  }));
  if (found.isSealed) return sealedStatus({ frame, ...found });
  const { themes } = found;
  const quotes = await findings.quotes(actor, asked);
  return sealedStatus({
    isSealed: false as const,
    frame,
    survey,
    newId: crypto.randomUUID(),
    concepts: standing.field.concepts.map(({ id, name }) => ({ id, name })),
    judgements: judgements.map((value) => ({ value, name: sayJudgement(value, language) })),
    themes: themes.map((theme) => ({
      ...theme,
      // Whoever may not read the survey's report is not told what it says here either.
      now: survey === null ? null : surveyNow(theme, survey),
      said: theme.judgement && sayJudgement(theme.judgement, language),
      quotes: quotes
        .filter(({ conceptId, standing }) => theme.conceptIds.includes(conceptId) && standing === 'stands')
        .slice(0, 3)
        .map(({ quoteId, text, name }) => ({ quoteId, text, name })),
    })),
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await findingsPlace({ request, params, context });
  const { actor, frame, findings, language } = place;
  const form = await readForm(request);
  const asked = { studyId: frame.studyId, language };
  const themeId = textOf(form, 'theme');
  if (!/^[\w-]{8,64}$/.test(themeId)) throw data(null, { status: 400 });
  const reports = (await findings.survey(actor, asked)) ?? [];
  const found = await unlessSealed(request, place, async () => ({
    themes: await findings.themes(actor, asked),
  }));
  // The page says why.
  if (found.isSealed) throw redirect(new URL(request.url).pathname, 303);
  const had = found.themes.find((one) => one.themeId === themeId);
  const chosen = form.getAll('told').map(String);
  const judgement = textOf(form, 'judgement');
  const theme = {
    name: textOf(form, 'name'),
    survey: [
      // What is no longer in a report cannot be ticked, and stays until it is taken away.
      ...(had?.survey ?? []).filter(({ source, key }) => form.getAll('kept').includes(`${source} ${key}`)),
      ...reports.flatMap(({ source, findings: all }) =>
        all
          .filter(({ key }) => chosen.includes(`${source} ${key}`))
          .map(({ key, text }) => ({ source, key, text, language: languageOf(request) })),
      ),
    ],
    conceptIds: form.getAll('concept').map(String),
    judgement: judgement === '' ? null : judgement,
    text: textOf(form, 'text'),
  };
  const given = {
    themeId,
    basedOn: Number(form.get('version')) || 0,
    theme: form.get('do') === 'remove' ? null : theme,
  };
  const refusal = await refused(request, () => findings.saveTheme(actor, asked, given));
  if (refusal) return data({ refusal, themeId, name: theme.name, text: theme.text }, { status: 422 });
  return redirect(`${new URL(request.url).pathname}#theme-${themeId}`, 303);
}

/** What the survey shows beside what the interviews say, theme by theme. */
export default function MixedPage() {
  const { frame, ...found } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  if (found.isSealed) {
    return (
      <FindingsFrame frame={{ ...frame, isPartial: false }} step="mixed" title={say(m.findings_mixed_page)}>
        <SealedView {...found} studyId={frame.studyId} />
      </FindingsFrame>
    );
  }
  const { themes, survey, concepts, newId, judgements: all } = found;
  const here = `/studies/${frame.studyId}/interviews/findings/mixed`;
  const typed = (themeId: string) => (result?.themeId === themeId ? result : null);
  const fields = { survey: survey ?? [], concepts, here, judgements: all };
  return (
    <FindingsFrame
      frame={frame}
      step="mixed"
      title={say(m.findings_mixed_page)}
      lead={<p>{say(m.findings_mixed_lead)}</p>}
    >
      <RefusalAlert refusal={result?.refusal} />
      {survey === null ? <p className="measure">{say(m.findings_mixed_not_yours)}</p> : null}
      {survey?.length === 0 ? <p className="measure">{say(m.findings_mixed_no_report)}</p> : null}
      {themes.length === 0 ? <p className="measure">{say(m.findings_mixed_empty)}</p> : null}
      {themes.map((theme) => (
        <section key={theme.themeId} id={`theme-${theme.themeId}`} className="theme" aria-label={theme.name}>
          <h2 className="section-title">{theme.name}</h2>
          <div className="meeting">
            <section aria-label={say(m.findings_theme_survey)}>
              <h3>{say(m.findings_theme_survey)}</h3>
              {theme.now === null ? <p>{say(m.findings_mixed_hidden)}</p> : null}
              {theme.now?.length === 0 ? <p>{say(m.findings_mixed_none_chosen)}</p> : null}
              <ul className="told">
                {theme.now?.map(({ text, heading, report, provenance, standing }) => (
                  <li key={`${heading} ${text}`}>
                    {heading ? <strong>{heading}: </strong> : null}
                    {text}
                    <p className="provenance">{[report, provenance].filter(Boolean).join(' · ')}</p>
                    {standing === 'changed' ? <p>{say(m.findings_mixed_changed)}</p> : null}
                    {standing === 'gone' ? <p>{say(m.findings_mixed_gone)}</p> : null}
                  </li>
                ))}
              </ul>
            </section>
            <section aria-label={say(m.findings_theme_interviews)}>
              <h3>{say(m.findings_theme_interviews)}</h3>
              <ul>
                {concepts
                  .filter(({ id }) => theme.conceptIds.includes(id))
                  .map(({ id, name }) => (
                    <li key={id}>
                      <a
                        href={`/studies/${frame.studyId}/interviews/findings/passages?kind=concept&id=${id}`}
                      >
                        {name}
                      </a>
                    </li>
                  ))}
              </ul>
              {theme.quotes.map(({ quoteId, text, name }) => (
                <figure key={quoteId} className="report-quote">
                  <blockquote>{say(m.findings_quoted, { text })}</blockquote>
                  <figcaption>{name}</figcaption>
                </figure>
              ))}
            </section>
          </div>
          {theme.said ? <p className="report-finding">{theme.said}</p> : null}
          {theme.text ? <p className="theme__text">{theme.text}</p> : null}
          <Fold summary={say(m.findings_mixed_change)} isOpen={typed(theme.themeId) !== null}>
            <ThemeForm theme={theme} {...fields} typed={typed(theme.themeId)} />
          </Fold>
        </section>
      ))}
      {survey && concepts.length > 0 ? (
        <Fold summary={say(m.findings_mixed_new)} isOpen={themes.length === 0 || typed(newId) !== null}>
          <ThemeForm theme={null} newId={newId} {...fields} typed={null} />
        </Fold>
      ) : null}
    </FindingsFrame>
  );
}

type Told = { source: string; key: string; text: string };

function ThemeForm(properties: {
  theme: {
    themeId: string;
    version: number;
    name: string;
    text: string;
    survey: readonly Told[];
    conceptIds: readonly string[];
    judgement: string | null;
  } | null;
  newId?: string;
  survey: readonly {
    source: string;
    title: string;
    findings: readonly { key: string; heading: string; text: string }[];
  }[];
  concepts: readonly { id: string; name: string }[];
  judgements: readonly { value: string; name: string }[];
  here: string;
  typed: { name: string; text: string } | null;
}) {
  const { theme, newId, survey, concepts, judgements: all, here, typed } = properties;
  const { say } = useWords();
  const isChosen = (source: string, key: string) =>
    theme?.survey.some((told) => told.source === source && told.key === key) ?? false;
  const there = new Set(
    survey.flatMap(({ source, findings }) => findings.map(({ key }) => `${source} ${key}`)),
  );
  return (
    <form method="post" action={here} className="concept-form">
      <input type="hidden" name="theme" value={theme?.themeId ?? newId} />
      <input type="hidden" name="version" value={theme?.version ?? 0} />
      {theme?.survey
        .filter(({ source, key }) => !there.has(`${source} ${key}`))
        .map(({ source, key }) => (
          <input key={key} type="hidden" name="kept" value={`${source} ${key}`} />
        ))}
      <label>
        <span>{say(m.findings_mixed_name)}</span>
        <input
          type="text"
          name="name"
          required
          maxLength={120}
          autoComplete="off"
          defaultValue={typed?.name ?? theme?.name}
        />
      </label>
      {survey.map(({ source, title, findings }) => (
        <fieldset key={source} className="code-question code-question--places told-choice">
          <legend>{say(m.findings_mixed_choose, { title })}</legend>
          {findings.map(({ key, heading, text }) => (
            <label key={key}>
              <input
                type="checkbox"
                name="told"
                value={`${source} ${key}`}
                defaultChecked={isChosen(source, key)}
              />
              <span>
                <strong>{heading}:</strong> {text}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <fieldset className="code-question code-question--places">
        <legend>{say(m.findings_mixed_concepts)}</legend>
        {concepts.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              name="concept"
              value={id}
              defaultChecked={theme?.conceptIds.includes(id) ?? false}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <label>
        <span>{say(m.findings_mixed_judgement)}</span>
        <select name="judgement" defaultValue={theme?.judgement ?? ''}>
          <option value="">{say(m.findings_mixed_no_judgement)}</option>
          {all.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{say(m.findings_mixed_why)}</span>
        <textarea name="text" rows={4} maxLength={10000} defaultValue={typed?.text ?? theme?.text} />
      </label>
      <div className="write-code__buttons">
        <Button type="submit" name="do" value="save" size="small">
          {say(m.findings_mixed_save)}
        </Button>
        {theme ? (
          <Button type="submit" name="do" value="remove" size="small" variant="tertiary" formNoValidate>
            {say(m.findings_mixed_remove)}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
