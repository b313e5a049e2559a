import { Alert, Button, Table } from '@navikt/ds-react';
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
import { type BoardRow, meanAttainments } from '#modules/scorecards/index.ts';
import { smallestDenominator } from '#modules/scorecards/schema.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { FileField } from '#web/components/file-field.tsx';
import { Fold } from '#web/components/fold.tsx';
import { Page } from '#web/components/page.tsx';
import { ProblemList } from '#web/components/problem-list.tsx';
import { readForm } from '#web/components/read-form.ts';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { fileIn, refused } from '#web/letters/refused.ts';
import { SyntheticNotice } from '#web/reports/report-view.tsx';
import { servicesContext } from '#web/services.ts';
import { MonthChoice } from './month-choice.tsx';
import { OutcomesForm } from './outcomes-form.tsx';
import { monthAsked, scorecardPlace } from './scorecard-place.ts';
import { useScorecardWords } from './scorecard-words.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await scorecardPlace({ request, context }, 'seeOffices');
  const { scorecards } = context.get(servicesContext);
  const board = await scorecards.board(actor, { month: monthAsked(request) });
  const search = new URL(request.url).searchParams;
  const indicators = search.get('indicators');
  const mayManage = may(actor, 'manageScorecards');
  return {
    board,
    mayManage,
    studies: mayManage ? await context.get(servicesContext).outcomesFiles.studies(actor) : [],
    noOutcomes: search.has('no-outcomes'),
    means: meanAttainments(board.rows.map(({ indicator: { group }, attainment }) => ({ group, attainment }))),
    indicators: indicators && /^\d{1,3}$/.test(indicators) ? Number(indicators) : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await scorecardPlace({ request, context }, 'manageScorecards');
  const { scorecards } = context.get(servicesContext);
  const form = await readForm(request);
  let added = 0;
  const takeIn = async (file: { readonly fileName: string; readonly text: string }) => {
    const done = await scorecards.importIndicators(actor, file);
    added = done.added + done.changed;
  };
  if (form.get('intent') === 'shipped') {
    const refusal = await refused(request, async () => takeIn(scorecards.shippedSet()));
    if (!refusal) throw redirect(`/scorecard?indicators=${added}`, 303);
    return data({ refusal }, { status: 422 });
  }
  const file = await fileIn(form, 'set');
  if (!file) return data({ refusal: null }, { status: 422 });
  const text = new TextDecoder().decode(file.bytes);
  const refusal = await refused(request, () => takeIn({ fileName: file.fileName, text }));
  if (!refusal) throw redirect(`/scorecard?indicators=${added}`, 303);
  return data({ refusal }, { status: 422 });
}

export default function ScorecardPage() {
  const { board, mayManage, means, indicators, studies, noOutcomes } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say, month, group, attained } = useScorecardWords();
  const groups = [...new Set(board.rows.map(({ indicator }) => indicator.group))];
  const isEmpty = board.rows.length === 0;
  return (
    <Page title={say(m.scorecards_title)} lead={<p>{say(m.scorecards_lead)}</p>} isWide>
      {indicators === null ? null : (
        <p role="status" className="done-note">
          {say(m.scorecards_set_done, { count: indicators })}
        </p>
      )}
      {board.isSynthetic ? <SyntheticNotice text={say(m.scorecards_synthetic)} /> : null}
      {isEmpty ? (
        <Alert variant="info">
          {say(mayManage ? m.scorecards_empty_indicators : m.scorecards_empty_reader)}
        </Alert>
      ) : board.month === null ? (
        <Alert variant="info">
          {say(board.offices === 0 ? m.scorecards_empty_offices : m.scorecards_empty_values)}
        </Alert>
      ) : null}
      {mayManage ? (
        <div className="scorecard-ways">
          {isEmpty ? (
            <form method="post">
              <Button type="submit" name="intent" value="shipped">
                {say(m.scorecards_take_shipped)}
              </Button>
            </form>
          ) : (
            <Button as="a" role="link" href="/scorecard/import">
              {say(m.scorecards_import_title)}
            </Button>
          )}
          <a href="/scorecard/indicators/new">{say(m.scorecards_new_indicator)}</a>
          <a href="/scorecard/corrections">{say(m.scorecards_corrections_title)}</a>
        </div>
      ) : null}
      <p className="ways-on">
        <a href="/offices">{say(m.scorecards_to_offices)}</a>
        <a href="/scorecard/user-survey">{say(m.scorecards_user_title)}</a>
        <a href="/guide/scorecard">{say(m.scorecards_to_guide)}</a>
      </p>
      <MonthChoice months={board.months} month={board.month} />
      {groups.map((each) => {
        const mean = means.find((one) => one.group === each);
        const rows = board.rows.filter(({ indicator }) => indicator.group === each);
        return (
          <section key={each} aria-labelledby={`group-${each}`}>
            <h2 className="section-title" id={`group-${each}`}>
              {group(each)}
            </h2>
            {mean?.mean == null || !board.month ? null : (
              <p className="report-finding">
                {say(m.scorecards_group_mean, {
                  reached: rows.filter(({ attainment }) => attainment === 1).length,
                  attained: attained(mean.mean),
                  counted: mean.counted,
                  month: month(board.month),
                })}
              </p>
            )}
            <BoardTable rows={rows} labelledBy={`group-${each}`} month={board.month} />
          </section>
        );
      })}
      {board.rows.some(({ withheld }) => withheld > 0) ? (
        <p className="scorecard-note">{say(m.scorecards_withheld_note, { minimum: smallestDenominator })}</p>
      ) : null}
      {isEmpty ? null : <p className="scorecard-note">{say(m.scorecards_reckoned)}</p>}
      {mayManage ? <OutcomesForm months={board.months} studies={studies} isRefused={noOutcomes} /> : null}
      {mayManage ? (
        <Fold summary={say(m.scorecards_set_title)} isOpen={result !== undefined}>
          <form method="post" encType="multipart/form-data" className="asked-form">
            <FileField
              name="set"
              label={say(m.scorecards_set_field)}
              hint={say(m.scorecards_set_hint)}
              accept=".yaml,.yml"
              mistake={result ? (result.refusal?.text ?? say(m.scorecards_set_nothing)) : undefined}
            />
            {result?.refusal ? <ProblemList problems={result.refusal.problems} /> : null}
            <div className="upload__send">
              <Button type="submit" variant="secondary">
                {say(m.scorecards_set_button)}
              </Button>
              {isEmpty ? null : (
                <Button type="submit" name="intent" value="shipped" variant="tertiary">
                  {say(m.scorecards_take_shipped)}
                </Button>
              )}
            </div>
          </form>
        </Fold>
      ) : null}
    </Page>
  );
}

function BoardTable({
  rows,
  labelledBy,
  month,
}: {
  rows: readonly BoardRow[];
  labelledBy: string;
  month: string | null;
}) {
  const { say, name, value, attained } = useScorecardWords();
  return (
    <ScrollFrame labelledBy={labelledBy}>
      <Table size="small" className="scorecard-board">
        <ColumnHeads
          columns={[
            say(m.scorecards_col_indicator),
            { number: say(m.scorecards_col_month) },
            { number: say(m.scorecards_col_target) },
            { number: say(m.scorecards_col_attained) },
            { number: say(m.scorecards_col_year) },
            { number: say(m.scorecards_col_delivered) },
          ]}
        />
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={row.indicator.code} shadeOnHover={false}>
              <Table.HeaderCell scope="row">
                <a
                  href={`/scorecard/indicators/${encodeURIComponent(row.indicator.code)}${month ? `?month=${month}` : ''}`}
                >
                  {row.indicator.code} {name(row.indicator)}
                </a>
                {row.indicator.direction === 'lower' ? (
                  <small> {say(m.scorecards_lower_better)}</small>
                ) : null}
              </Table.HeaderCell>
              <Table.DataCell align="right">{value(row.value, row.indicator)}</Table.DataCell>
              <Table.DataCell align="right">
                {row.target === null ? say(m.scorecards_no_target) : value(row.target, row.indicator)}
              </Table.DataCell>
              <Table.DataCell align="right">{attained(row.attainment)}</Table.DataCell>
              <Table.DataCell align="right">{value(row.yearValue, row.indicator)}</Table.DataCell>
              <Table.DataCell align="right">
                {say(m.scorecards_of, { part: row.delivered, whole: row.expected })}
              </Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollFrame>
  );
}
