import { Table } from '@navikt/ds-react';
import { m } from '#messages';
import type { IndicatorView } from '#modules/scorecards/index.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useScorecardWords } from './scorecard-words.ts';

/** Every office's value, target and trend, in the order of their numbers. */
export function IndicatorOffices({ view }: { view: IndicatorView }) {
  const { say, value, interval, attained, count, trend } = useScorecardWords();
  const { indicator } = view;
  const hasCounts = view.offices.some(({ denominator }) => denominator !== null);
  return (
    <ScrollFrame labelledBy="offices">
      <Table size="small" className="scorecard-offices">
        <ColumnHeads
          columns={[
            say(m.scorecards_col_unit),
            ...(hasCounts ? [{ number: say(m.scorecards_col_counts) }] : []),
            { number: say(m.scorecards_col_month) },
            { number: say(m.scorecards_col_interval) },
            { number: say(m.scorecards_col_target) },
            { number: say(m.scorecards_col_attained) },
            { number: say(m.scorecards_col_year) },
            { number: say(m.scorecards_col_interval) },
            say(m.scorecards_col_trend),
          ]}
        />
        <Table.Body>
          {view.offices.map((row) => (
            <Table.Row key={row.unit} shadeOnHover={false}>
              <Table.HeaderCell scope="row">
                <a href={`/offices/${row.unit}`}>
                  {row.unit} {row.name}
                </a>
              </Table.HeaderCell>
              {hasCounts ? (
                <Table.DataCell align="right">
                  {row.denominator === null
                    ? '–'
                    : say(m.scorecards_of, { part: count(row.numerator), whole: count(row.denominator) })}
                </Table.DataCell>
              ) : null}
              <Table.DataCell align="right" className={row.state === 'shown' ? undefined : 'is-withheld'}>
                {row.state === 'missing'
                  ? say(m.scorecards_missing)
                  : row.state === 'withheld'
                    ? say(m.scorecards_withheld)
                    : value(row.value, indicator)}
              </Table.DataCell>
              <Table.DataCell align="right">{interval(row.interval, indicator)}</Table.DataCell>
              <Table.DataCell align="right">
                {value(row.target, indicator)}
                {row.hasOwnTarget ? ` ${say(m.scorecards_own_target)}` : ''}
              </Table.DataCell>
              <Table.DataCell align="right">{attained(row.attainment)}</Table.DataCell>
              <Table.DataCell align="right">{value(row.yearValue, indicator)}</Table.DataCell>
              <Table.DataCell align="right">{interval(row.yearInterval, indicator)}</Table.DataCell>
              <Table.DataCell className="scorecard-trend">{trend(row.trend)}</Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollFrame>
  );
}
