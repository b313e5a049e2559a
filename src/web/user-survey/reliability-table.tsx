import { Table } from '@navikt/ds-react';
import { m } from '#messages';
import type { UserSurveySummary } from '#modules/scorecards/index.ts';
import { userSurveyCategories } from '#modules/scorecards/schema.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useSurveyWords } from './survey-words.ts';

/** Whether the questions of a category tell the same offices apart; nothing where there are too few offices to tell. */
export function ReliabilityTable({ summary }: { summary: Pick<UserSurveySummary, 'reliability'> }) {
  const { say, category, alpha, alphaInterval } = useSurveyWords();
  const rows = [...userSurveyCategories, 'grand'] as const;
  if (rows.every((row) => summary.reliability[row].alpha === null)) return null;
  return (
    <section aria-labelledby="reliability">
      <h2 className="section-title" id="reliability">
        {say(m.scorecards_user_reliability)}
      </h2>
      <p>{say(m.scorecards_user_reliability_text)}</p>
      <ScrollFrame labelledBy="reliability" hasHint={false}>
        <Table size="small">
          <ColumnHeads
            columns={[
              say(m.scorecards_user_category),
              { number: say(m.scorecards_user_alpha) },
              { number: say(m.scorecards_user_ci) },
              { number: say(m.scorecards_user_offices) },
            ]}
          />
          <Table.Body>
            {rows.map((row) => (
              <Table.Row key={row} shadeOnHover={false}>
                <Table.HeaderCell scope="row">{category(row)}</Table.HeaderCell>
                <Table.DataCell align="right">{alpha(summary.reliability[row].alpha)}</Table.DataCell>
                <Table.DataCell align="right">{alphaInterval(summary.reliability[row].ci)}</Table.DataCell>
                <Table.DataCell align="right">{summary.reliability[row].offices}</Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollFrame>
    </section>
  );
}
