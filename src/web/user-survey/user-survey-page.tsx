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
import type { UserSurveyView } from '#modules/scorecards/index.ts';
import { userSurveyCategories } from '#modules/scorecards/schema.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { Fold } from '#web/components/fold.tsx';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { refused, textOf } from '#web/letters/refused.ts';
import { SyntheticNotice } from '#web/reports/report-view.tsx';
import { servicesContext } from '#web/services.ts';
import { OfficesTable } from './offices-table.tsx';
import { OwnRounds } from './own-rounds.tsx';
import { ReliabilityTable } from './reliability-table.tsx';
import { surveyPlace } from './survey-place.ts';
import { useSurveyWords } from './survey-words.ts';

const here = '/scorecard/user-survey';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await surveyPlace({ request, context }, 'seeOffices');
  const { userSurvey } = context.get(servicesContext);
  const search = new URL(request.url).searchParams;
  const view = await userSurvey.view(actor, { period: search.get('period') });
  const taken = search.get('taken') ?? '';
  return {
    view,
    rounds: view.mayManage ? await userSurvey.rounds(actor) : [],
    taken: /^\d{1,4}$/.test(taken) ? Number(taken) : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await surveyPlace({ request, context }, 'manageScorecards');
  const form = await readForm(request);
  let next = here;
  const refusal = await refused(request, async () => {
    const done = await context.get(servicesContext).userSurvey.takeRound(actor, textOf(form, 'wave'));
    next = `${here}?period=${done.period}&taken=${done.offices}`;
  });
  if (!refusal) throw redirect(next, 303);
  return data({ refusal }, { status: 422 });
}

export default function UserSurveyPage() {
  const { view, rounds, taken } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useSurveyWords();
  return (
    <>
      <BackLink href="/scorecard">{say(m.scorecards_title)}</BackLink>
      <Page title={say(m.scorecards_user_title)} lead={<p>{say(m.scorecards_user_lead)}</p>} isWide>
        {taken === null ? null : (
          <Alert variant="success" role="status">
            {say(m.scorecards_user_done, { count: taken })}
          </Alert>
        )}
        <RefusalAlert refusal={result?.refusal} />
        {view.isSynthetic ? <SyntheticNotice text={say(m.scorecards_user_synthetic)} /> : null}
        {view.period === null ? (
          <Alert variant="info">
            {say(view.mayManage ? m.scorecards_user_empty : m.scorecards_user_empty_reader)}
          </Alert>
        ) : (
          <Round view={view} period={view.period} />
        )}
        {view.mayManage ? (
          <>
            <p className="user-survey-ways">
              <Button
                as="a"
                role="link"
                href={`${here}/import`}
                variant={view.period === null ? 'primary' : 'secondary'}
              >
                {say(m.scorecards_user_import_title)}
              </Button>
              <a href="/studies/new">{say(m.scorecards_user_collect)}</a>
            </p>
            <OwnRounds rounds={rounds} />
          </>
        ) : null}
        <p className="ways-on">
          <a href="/offices">{say(m.scorecards_to_offices)}</a>
          <a href="/guide/user-survey">{say(m.scorecards_user_to_guide)}</a>
        </p>
      </Page>
    </>
  );
}

/** One round: the finding in a sentence, the offices, and how it was reckoned. */
function Round({ view, period }: { view: UserSurveyView; period: string }) {
  const { say, month, count, mean, category } = useSurveyWords();
  const { summary, periods, sources } = view;
  const known = userSurveyCategories.flatMap((name) => {
    const value = summary.all[name];
    return value === null ? [] : [{ name, value }];
  });
  const [highest, ...others] = [...known].sort((a, b) => b.value - a.value);
  const lowest = others.at(-1);
  const hasIntervals = summary.offices.some(({ grand }) => grand.ci !== null);
  return (
    <>
      {periods.length > 1 ? (
        <form method="get" className="user-survey-period">
          <div className="select-field">
            <label htmlFor="period">{say(m.scorecards_user_round)}</label>
            <select id="period" name="period" defaultValue={period}>
              {periods.map((each) => (
                <option key={each} value={each}>
                  {month(each)}
                </option>
              ))}
            </select>
          </div>
          <Button type="submit" variant="secondary">
            {say(m.scorecards_user_show)}
          </Button>
        </form>
      ) : null}
      <section aria-labelledby="offices">
        <h2 className="section-title" id="offices">
          {say(m.scorecards_user_offices_title, { month: month(period) })}
        </h2>
        <p className="report-finding">
          {say(m.scorecards_user_finding, {
            answers: count(summary.answers),
            offices: summary.offices.length,
            mean: mean(summary.all.grand),
          })}{' '}
          {highest && lowest && mean(highest.value) !== mean(lowest.value)
            ? say(m.scorecards_user_finding_range, {
                highest: category(highest.name),
                high: mean(highest.value),
                lowest: category(lowest.name),
                low: mean(lowest.value),
              })
            : null}
        </p>
        <OfficesTable summary={summary} names={view.names} />
        <p className="user-survey-note">
          {say(hasIntervals ? m.scorecards_user_note_intervals : m.scorecards_user_note_no_intervals)}
        </p>
      </section>
      <ReliabilityTable summary={summary} persons={view.persons} />
      <Fold summary={say(m.scorecards_user_how)}>
        <p>{say(m.scorecards_user_how_means)}</p>
        <p>{say(m.scorecards_user_how_all)}</p>
        <p>{say(m.scorecards_user_how_intervals)}</p>
        <p>{say(m.scorecards_user_how_unsaid)}</p>
        <p>{say(m.scorecards_user_from, { sources: sources.join(', ') })}</p>
      </Fold>
    </>
  );
}
