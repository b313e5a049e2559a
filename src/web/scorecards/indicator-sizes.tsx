import { Table } from '@navikt/ds-react';
import { m } from '#messages';
import type { IndicatorView } from '#modules/scorecards/index.ts';
import { sizeKinds } from '#modules/scorecards/schema.ts';
import { formatNumber } from '#platform/number-style.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useScorecardWords } from './scorecard-words.ts';

type Row = IndicatorView['offices'][number];
type PerSize = Row['perSize']['users'];

/** What each office has counted a month this year, beside its users and its positions; by number, with intervals. */
export function IndicatorSizes({ view }: { view: IndicatorView }) {
  const { say, language } = useScorecardWords();
  const number = (value: number, decimals = 2) => formatNumber(value, language, { decimals });
  const rows = view.offices.filter(({ perSize }) =>
    sizeKinds.some((kind) => perSize[kind].kind !== 'notCounted'),
  );
  const shown = sizeKinds.filter((kind) => rows.some(({ perSize }) => perSize[kind].kind === 'told'));
  const lacking = [
    ...new Set(
      rows.flatMap(({ perSize }) =>
        sizeKinds.flatMap((kind) => {
          const one = perSize[kind];
          return one.kind === 'sizeMissing' ? [one.unit] : [];
        }),
      ),
    ),
  ];
  const written = (one: PerSize) => {
    if (one.kind === 'told') return number(one.value);
    if (one.kind === 'sizeMissing') return say(m.scorecards_size_unknown);
    return one.kind === 'sizeSmall' ? say(m.scorecards_withheld) : '–';
  };
  const monthly = ({ perSize }: Row) => {
    const one = sizeKinds.map((kind) => perSize[kind]).find(({ kind }) => kind === 'told');
    return one?.kind === 'told' ? number(one.count / one.months, 1) : '–';
  };
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="sizes">
      <h2 className="section-title" id="sizes">
        {say(m.scorecards_sizes_title)}
      </h2>
      <p>{say(m.scorecards_sizes_lead)}</p>
      {shown.length === 0 ? null : (
        <ScrollFrame labelledBy="sizes">
          <Table size="small" className="scorecard-offices">
            <ColumnHeads
              columns={[
                say(m.scorecards_col_unit),
                { number: say(m.scorecards_col_monthly) },
                ...shown.flatMap((kind) => [
                  {
                    number: say(
                      kind === 'users' ? m.scorecards_col_per_users : m.scorecards_col_per_positions,
                    ),
                  },
                  { number: say(m.scorecards_col_interval) },
                ]),
              ]}
            />
            <Table.Body>
              {rows.map((row) => (
                <Table.Row key={row.unit} shadeOnHover={false}>
                  <Table.HeaderCell scope="row">
                    {row.unit} {row.name}
                  </Table.HeaderCell>
                  <Table.DataCell align="right">{monthly(row)}</Table.DataCell>
                  {shown.flatMap((kind) => {
                    const one = row.perSize[kind];
                    const isTold = one.kind === 'told';
                    return [
                      <Table.DataCell align="right" key={kind} className={isTold ? undefined : 'is-withheld'}>
                        {written(one)}
                      </Table.DataCell>,
                      <Table.DataCell align="right" key={`${kind}-interval`}>
                        {isTold ? `[${number(one.interval[0])}; ${number(one.interval[1])}]` : '–'}
                      </Table.DataCell>,
                    ];
                  })}
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </ScrollFrame>
      )}
      {lacking.length === 0 ? null : (
        <p className="scorecard-note">
          {say(m.scorecards_size_missing)}{' '}
          {lacking.map((unit, at) => (
            <span key={unit}>
              {at > 0 ? ', ' : ''}
              {view.keepsRegister ? <a href={`/register/${unit}`}>{unit}</a> : unit}
            </span>
          ))}
          .
        </p>
      )}
      <p className="scorecard-note">{say(m.scorecards_sizes_note)}</p>
    </section>
  );
}
