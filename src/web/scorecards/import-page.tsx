import { ArrowRightIcon, DownloadIcon } from '@navikt/aksel-icons';
import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import type { ImportDone } from '#modules/scorecards/index.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { FileField } from '#web/components/file-field.tsx';
import { Page } from '#web/components/page.tsx';
import { ProblemList } from '#web/components/problem-list.tsx';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { actOnHeldFile } from '#web/work/held-file.ts';
import { sayRefusal } from '#web/work/say-refusal.ts';
import { ImportPreviewView } from './import-preview.tsx';
import { scorecardPlace } from './scorecard-place.ts';

const here = '/scorecard/import';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await scorecardPlace({ request, context }, 'manageScorecards');
  const { scorecards } = context.get(servicesContext);
  const search = new URL(request.url).searchParams;
  const hasIndicators = (await scorecards.indicators(actor)).length > 0;
  // What was wrong by now, such as an office that has gone from the register, is said; the sheet is kept.
  let held: Awaited<ReturnType<typeof scorecards.held>> = null;
  const refusal = await refused(request, async () => {
    held = await scorecards.held(actor);
  });
  return {
    hasIndicators,
    refusal,
    held: shown(held, request),
    done: doneIn(search),
  };
}

/** What the page shows of a sheet: of thousands of values only how many there are. */
function shown(
  held: Awaited<ReturnType<import('#modules/scorecards/index.ts').Scorecards['held']>>,
  request: Request,
) {
  if (!held) return null;
  const { warnings, fresh, changed, ...rest } = held;
  const told = [...fresh, ...changed.map(({ after }) => after)];
  const months = told.map((one) => ('month' in one ? one.month : one.from)).sort();
  const said = sayRefusal(
    { code: '', text: { nb: '', nn: '', en: '' }, problems: warnings },
    languageOf(request),
  );
  return {
    ...rest,
    months: { first: months[0] ?? null, last: months.at(-1) ?? null },
    units: new Set(told.map(({ unit }) => unit)).size,
    indicators: new Set(told.map(({ indicator }) => indicator)).size,
    fresh: fresh.length,
    changedCount: changed.length,
    changed: changed.slice(0, 100),
    warnings: said.problems,
  };
}

function doneIn(search: URLSearchParams): ImportDone | null {
  const [added, changed, same] = ['added', 'changed', 'same'].map((name) => search.get(name) ?? '');
  if (![added, changed, same].every((text) => /^\d{1,7}$/.test(text ?? ''))) return null;
  const kind = search.get('kind') === 'targets' ? 'targets' : 'values';
  return { kind, added: Number(added), changed: Number(changed), same: Number(same) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await scorecardPlace({ request, context }, 'manageScorecards');
  const { scorecards } = context.get(servicesContext);
  const form = await readForm(request);
  const reason = textOf(form, 'reason');
  const answer = await actOnHeldFile(request, form, {
    here,
    field: 'sheet',
    letGo: () => scorecards.letGo(actor),
    confirm: async (stamp) => {
      const done = await scorecards.confirm(actor, { stamp, reason });
      const said = done && Object.entries(done).map(([name, value]) => [name, String(value)]);
      return said && `${here}?${new URLSearchParams(said)}`;
    },
    hold: (file) => scorecards.hold(actor, file),
  });
  return data({ ...answer, reason }, { status: 422 });
}

export default function ScorecardImportPage() {
  const { held, refusal, done, hasIndicators } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  const isLooking = held !== null && result?.kind !== 'file' && result?.kind !== 'nothing';
  const wrong = result?.kind === 'file' ? result.refusal : refusal;
  return (
    <>
      <BackLink href="/scorecard">{say(m.scorecards_title)}</BackLink>
      <Page title={say(m.scorecards_import_title)} lead={<p>{say(m.scorecards_import_lead)}</p>} isWide>
        {done ? (
          <Alert variant="success" role="status">
            {say(done.kind === 'targets' ? m.scorecards_done_targets : m.scorecards_done_values, {
              added: done.added,
              changed: done.changed,
              same: done.same,
            })}{' '}
            <a href="/scorecard">{say(m.scorecards_done_see)}</a>
          </Alert>
        ) : null}
        {result?.kind === 'confirm' ? <RefusalAlert refusal={result.refusal} /> : null}
        {isLooking && held ? <ImportPreviewView held={held} reason={result?.reason ?? ''} /> : null}
        {isLooking ? null : hasIndicators ? (
          <form method="post" encType="multipart/form-data" className="asked-form">
            <FileField
              name="sheet"
              label={say(m.scorecards_sheet_field)}
              hint={say(m.scorecards_sheet_hint)}
              accept=".csv,.tsv,.txt,.xlsx"
              mistake={result?.kind === 'nothing' ? say(m.scorecards_sheet_nothing) : wrong?.text}
            />
            {wrong ? <ProblemList problems={wrong.problems} /> : null}
            <div className="upload__send">
              <Button type="submit" icon={<ArrowRightIcon aria-hidden />} iconPosition="right">
                {say(m.scorecards_sheet_button)}
              </Button>
            </div>
          </form>
        ) : (
          <Alert variant="info">
            {say(m.scorecards_no_indicators_yet)} <a href="/scorecard">{say(m.scorecards_title)}</a>
          </Alert>
        )}
        {isLooking || !hasIndicators ? null : (
          <section aria-labelledby="templates">
            <h2 className="section-title" id="templates">
              {say(m.scorecards_templates_title)}
            </h2>
            <ul className="file-links">
              {(['values', 'wide', 'targets'] as const).map((template) => (
                <li key={template}>
                  <a href={`/scorecard/import/${template}.csv`} download>
                    <DownloadIcon aria-hidden /> {say(templateWords[template])}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Page>
    </>
  );
}

const templateWords = {
  values: m.scorecards_template_values,
  wide: m.scorecards_template_wide,
  targets: m.scorecards_template_targets,
};
