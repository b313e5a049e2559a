import { Alert, Button, Table } from '@navikt/ds-react';
import { m } from '#messages';
import type { MonthlyValue, Target } from '#modules/scorecards/schema.ts';
import { formatNumber } from '#platform/number-style.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ProblemList } from '#web/components/problem-list.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import type { SaidProblem } from '#web/work/say-refusal.ts';
import { useScorecardWords } from './scorecard-words.ts';

type ShownPreview = {
  readonly kind: 'values' | 'targets';
  readonly fileName: string;
  readonly rows: number;
  readonly unused: readonly string[];
  readonly same: number;
  /** The months, offices and indicators that what is new or changed is about. */
  readonly months: { readonly first: string | null; readonly last: string | null };
  readonly units: number;
  readonly indicators: number;
  readonly fresh: number;
  readonly changedCount: number;
  readonly changed: readonly {
    readonly line: number;
    readonly before: MonthlyValue | Target;
    readonly after: MonthlyValue | Target;
  }[];
  readonly warnings: readonly SaidProblem[];
  readonly stamp: string;
};

/** What a sheet would do, before anything is done: new, same, changed, and what to look twice at. */
export function ImportPreviewView({ held, reason }: { held: ShownPreview; reason: string }) {
  const { say, month } = useScorecardWords();
  const { first, last } = held.months;
  const isNothing = held.fresh + held.changedCount === 0;
  const needsReason = held.kind === 'values' && held.changedCount > 0;
  return (
    <>
      <h2 className="section-title">
        {say(m.scorecards_look_title, { file: held.fileName, rows: held.rows })}
      </h2>
      <ul className="asked-sum">
        {held.kind === 'values' && first && last ? (
          <li>
            {say(m.scorecards_look_span, {
              months: first === last ? month(first) : `${month(first)} – ${month(last)}`,
              units: held.units,
              indicators: held.indicators,
            })}
          </li>
        ) : null}
        <li>{say(m.scorecards_look_new, { count: held.fresh })}</li>
        <li>{say(m.scorecards_look_changed, { count: held.changedCount })}</li>
        <li>{say(m.scorecards_look_same, { count: held.same })}</li>
        {held.unused.length > 0 ? (
          <li>{say(m.scorecards_look_unused, { columns: held.unused.slice(0, 20).join(', ') })}</li>
        ) : null}
      </ul>
      {held.changed.length > 0 ? <Changes held={held} /> : null}
      {held.warnings.length > 0 ? (
        <section className="scorecard-warnings">
          <Alert variant="warning">{say(m.scorecards_look_warnings, { count: held.warnings.length })}</Alert>
          <ProblemList problems={held.warnings} areWarnings />
        </section>
      ) : null}
      <form method="post" className="asked-form">
        <input type="hidden" name="stamp" value={held.stamp} />
        {needsReason ? (
          <div className="text-field text-field--wide scorecard-reason">
            <label htmlFor="reason">{say(m.scorecards_reason_label)}</label>
            <p className="file-field__hint" id="reason-hint">
              {say(m.scorecards_reason_hint)}
            </p>
            <input
              id="reason"
              name="reason"
              defaultValue={reason}
              maxLength={500}
              aria-describedby="reason-hint"
            />
          </div>
        ) : null}
        {isNothing ? <p>{say(m.scorecards_look_nothing)}</p> : null}
        <div className="upload__send">
          {isNothing ? null : (
            <Button type="submit" name="intent" value="confirm">
              {say(confirmWords(held), { count: held.fresh + held.changedCount })}
            </Button>
          )}
          <Button type="submit" name="intent" value="cancel" variant={isNothing ? 'secondary' : 'tertiary'}>
            {say(m.scorecards_cancel)}
          </Button>
        </div>
      </form>
    </>
  );
}

function confirmWords({ kind, warnings }: ShownPreview) {
  if (kind === 'targets') {
    return warnings.length > 0 ? m.scorecards_confirm_targets_anyway : m.scorecards_confirm_targets;
  }
  return warnings.length > 0 ? m.scorecards_confirm_anyway : m.scorecards_confirm;
}

function Changes({ held }: { held: ShownPreview }) {
  const { say, month, language } = useScorecardWords();
  const number = (value: number) =>
    formatNumber(value, language, { decimals: Number.isInteger(value) ? 0 : 3 });
  const written = (one: MonthlyValue | Target) =>
    'numerator' in one && one.numerator !== null && one.denominator !== null
      ? say(m.scorecards_of, { part: number(one.numerator), whole: number(one.denominator) })
      : number(one.value);
  return (
    <section aria-labelledby="changes">
      <h3 className="section-title" id="changes">
        {say(m.scorecards_changes_title)}
      </h3>
      <ScrollFrame labelledBy="changes">
        <Table size="small">
          <ColumnHeads
            columns={[
              say(m.scorecards_col_row),
              say(m.scorecards_col_indicator),
              say(m.scorecards_col_unit),
              say(m.scorecards_month),
              { number: say(m.scorecards_col_before) },
              { number: say(m.scorecards_col_after) },
            ]}
          />
          <Table.Body>
            {held.changed.map(({ line, before, after }) => (
              <Table.Row key={line + after.indicator} shadeOnHover={false}>
                <Table.DataCell>{line}</Table.DataCell>
                <Table.DataCell>{after.indicator}</Table.DataCell>
                <Table.DataCell>{after.unit ?? say(m.scorecards_everybody)}</Table.DataCell>
                <Table.DataCell>{month('month' in after ? after.month : after.from)}</Table.DataCell>
                <Table.DataCell align="right">{written(before)}</Table.DataCell>
                <Table.DataCell align="right">{written(after)}</Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollFrame>
      {held.changedCount > held.changed.length ? (
        <p>{say(m.scorecards_changes_more, { count: held.changedCount - held.changed.length })}</p>
      ) : null}
    </section>
  );
}
