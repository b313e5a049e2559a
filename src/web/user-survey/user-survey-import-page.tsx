import { ArrowRightIcon, DownloadIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import {
  type UserSurveyPreview,
  type UserSurveySummary,
  userSurveySummary,
} from '#modules/scorecards/index.ts';
import { userSurveyHeadings, userSurveyQuestions } from '#modules/scorecards/schema.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { FileField } from '#web/components/file-field.tsx';
import { Fold } from '#web/components/fold.tsx';
import { Page } from '#web/components/page.tsx';
import { ProblemList } from '#web/components/problem-list.tsx';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { actOnHeldFile } from '#web/work/held-file.ts';
import { OfficesTable } from './offices-table.tsx';
import { surveyPlace } from './survey-place.ts';
import { useSurveyWords } from './survey-words.ts';

const here = '/scorecard/user-survey/import';
const back = '/scorecard/user-survey';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await surveyPlace({ request, context }, 'manageScorecards');
  let held: UserSurveyPreview | null = null;
  // What has become wrong since, such as an office that has gone from the register, is said.
  const refusal = await refused(request, async () => {
    held = await context.get(servicesContext).userSurvey.held(actor);
  });
  const preview = held as UserSurveyPreview | null;
  return { held: preview, refusal, summary: userSurveySummary(preview?.results ?? []) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await surveyPlace({ request, context }, 'manageScorecards');
  const { userSurvey } = context.get(servicesContext);
  const form = await readForm(request);
  const period = textOf(form, 'period').trim();
  const answer = await actOnHeldFile(request, form, {
    here,
    field: 'sheet',
    letGo: () => userSurvey.letGo(actor),
    confirm: async (stamp) => {
      const done = await userSurvey.confirm(actor, stamp);
      return done && `${back}?period=${done.period}&taken=${done.offices}`;
    },
    hold: (file) => userSurvey.hold(actor, { ...file, period }),
  });
  return data({ ...answer, period }, { status: 422 });
}

export default function UserSurveyImportPage() {
  const { held, refusal, summary } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useSurveyWords();
  const isLooking = held !== null && result?.kind !== 'file' && result?.kind !== 'nothing';
  return (
    <>
      <BackLink href={back}>{say(m.scorecards_user_title)}</BackLink>
      <Page
        title={say(isLooking ? m.scorecards_user_look_title : m.scorecards_user_import_title)}
        lead={
          isLooking ? null : (
            <p>{say(m.scorecards_user_import_lead, { count: userSurveyQuestions.length })}</p>
          )
        }
        isWide
      >
        {result?.kind === 'confirm' ? <RefusalAlert refusal={result.refusal} /> : null}
        {isLooking && held ? (
          <Preview held={held} summary={summary} />
        ) : (
          <SheetForm
            refusal={result?.kind === 'file' ? result.refusal : refusal}
            isNothing={result?.kind === 'nothing'}
            period={result?.period ?? ''}
          />
        )}
      </Page>
    </>
  );
}

function SheetForm(properties: {
  refusal: Awaited<ReturnType<typeof refused>>;
  isNothing: boolean;
  period: string;
}) {
  const { refusal, isNothing, period } = properties;
  const { say, language } = useSurveyWords();
  // What is wrong with a sheet is said row by row; what is wrong with the month, in a sentence.
  const periodMistake = refusal && refusal.problems.length === 0 ? refusal.text : undefined;
  const fileMistake = isNothing
    ? say(m.scorecards_user_sheet_nothing)
    : periodMistake
      ? undefined
      : refusal?.text;
  return (
    <>
      <form method="post" encType="multipart/form-data" className="asked-form">
        <div className="text-field">
          <label htmlFor="period">{say(m.scorecards_user_period_label)}</label>
          <p className="file-field__hint" id="period-hint">
            {say(m.scorecards_user_period_hint)}
          </p>
          <input
            id="period"
            name="period"
            maxLength={40}
            autoComplete="off"
            defaultValue={period}
            aria-invalid={periodMistake ? true : undefined}
            aria-describedby={`period-hint${periodMistake ? ' period-mistake' : ''}`}
          />
          {periodMistake ? (
            <p className="field-mistake" id="period-mistake">
              {periodMistake}
            </p>
          ) : null}
        </div>
        <FileField
          name="sheet"
          label={say(m.scorecards_user_sheet)}
          hint={say(m.scorecards_user_sheet_hint)}
          accept=".csv,.tsv,.txt,.xlsx"
          mistake={fileMistake}
        />
        {refusal && !periodMistake ? <ProblemList problems={refusal.problems} /> : null}
        <div className="upload__send">
          <Button type="submit" icon={<ArrowRightIcon aria-hidden />} iconPosition="right">
            {say(m.scorecards_user_sheet_button)}
          </Button>
        </div>
      </form>
      <section aria-labelledby="template">
        <h2 className="section-title" id="template">
          {say(m.scorecards_templates_title)}
        </h2>
        <ul className="file-links">
          <li>
            <a href={`${here}/template.csv`} download>
              <DownloadIcon aria-hidden /> {say(m.scorecards_user_template)}
            </a>
          </li>
        </ul>
      </section>
      <Fold summary={say(m.scorecards_user_columns)}>
        <p>{say(m.scorecards_user_columns_text)}</p>
        <p>
          <code>{userSurveyHeadings(language).join(';')}</code>
        </p>
        <p>{say(m.scorecards_user_columns_spread)}</p>
      </Fold>
    </>
  );
}

/** What the sheet would do, before anything is done. */
function Preview({ held, summary }: { held: UserSurveyPreview; summary: UserSurveySummary }) {
  const { say, month } = useSurveyWords();
  const named = (numbers: readonly string[]) =>
    numbers.map((number) => held.names[number] ?? number).join(', ');
  const sources = [...new Set(held.over.map(({ source }) => source))].join(', ');
  return (
    <>
      <ul className="asked-sum">
        <li>
          {say(m.scorecards_user_look_results, {
            count: held.results.length,
            month: month(held.period),
            file: held.fileName,
          })}
        </li>
        {held.over.length > 0 ? (
          <li>{say(m.scorecards_user_look_over, { count: held.over.length, sources })}</li>
        ) : null}
        {held.absent.length > 0 ? (
          <li>
            {say(m.scorecards_user_look_absent, { count: held.absent.length, offices: named(held.absent) })}
          </li>
        ) : null}
      </ul>
      <form method="post" className="upload__send">
        <input type="hidden" name="stamp" value={held.stamp} />
        <Button type="submit" name="intent" value="confirm">
          {say(m.scorecards_user_confirm, { count: held.results.length })}
        </Button>
        <Button type="submit" name="intent" value="cancel" variant="tertiary">
          {say(m.scorecards_user_cancel)}
        </Button>
      </form>
      <section aria-labelledby="offices">
        <h2 className="section-title" id="offices">
          {say(m.scorecards_user_look_offices)}
        </h2>
        <OfficesTable summary={summary} names={held.names} />
      </section>
    </>
  );
}
