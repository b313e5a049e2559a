import { Table } from '@navikt/ds-react';
import { m } from '#messages';
import type { IndicatorView } from '#modules/scorecards/index.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { sayDay } from '#web/studies/say-day.ts';
import { useScorecardWords } from './scorecard-words.ts';

/** The targets that hold and have held, and who wrote each of them down. */
export function IndicatorTargets({ view }: { view: IndicatorView }) {
  const { say, value, month, language } = useScorecardWords();
  const nameOf = new Map(view.units.map(({ number, name }) => [number, name]));
  return (
    <ScrollFrame labelledBy="targets" hasHint={false}>
      <Table size="small">
        <ColumnHeads
          columns={[
            say(m.scorecards_target_for),
            say(m.scorecards_target_from),
            { number: say(m.scorecards_col_target) },
            say(m.scorecards_target_set),
          ]}
        />
        <Table.Body>
          {view.targets.map((target, index) => (
            <Table.Row key={index} shadeOnHover={false} className={target.holds ? undefined : 'is-withheld'}>
              <Table.HeaderCell scope="row">
                {target.unit
                  ? `${target.unit} ${nameOf.get(target.unit) ?? ''}`
                  : say(m.scorecards_everybody)}
              </Table.HeaderCell>
              <Table.DataCell>{month(target.from)}</Table.DataCell>
              <Table.DataCell align="right">{value(target.value, view.indicator)}</Table.DataCell>
              <Table.DataCell className="scorecard-why">
                {say(m.scorecards_target_set_by, {
                  day: sayDay(target.setOn, language),
                  name: target.byName,
                })}
                {target.isAfterTheFact ? ` ${say(m.scorecards_after_the_fact)}` : ''}
                {target.holds ? '' : ` ${say(m.scorecards_replaced)}`}
              </Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollFrame>
  );
}
