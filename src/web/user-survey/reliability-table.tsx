import { Table } from '@navikt/ds-react';
import { m } from '#messages';
import type { OverPersons, UserSurveySummary } from '#modules/scorecards/index.ts';
import { userSurveyCategories } from '#modules/scorecards/schema.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useSurveyWords } from './survey-words.ts';

/**
 * Whether the questions of a category hang together, from office to office and, where people's own answers were collected
 * here, from user to user. Nothing where there is neither.
 */
export function ReliabilityTable(properties: {
  summary: Pick<UserSurveySummary, 'reliability'>;
  persons: OverPersons | null;
}) {
  const { summary, persons } = properties;
  const { say, category, count, alpha, alphaInterval } = useSurveyWords();
  const rows = [...userSurveyCategories, 'grand'] as const;
  const hasPersons = persons !== null && rows.some((row) => (persons[row]?.alpha ?? null) !== null);
  const hasOffices = rows.some((row) => summary.reliability[row].alpha !== null);
  if (!hasOffices && !hasPersons) return null;
  const cells = (found: { alpha: number | null; ci: readonly [number, number] | null } | undefined) => (
    <>
      {alpha(found?.alpha ?? null)}
      {found?.ci ? <small className="user-survey-interval">{alphaInterval(found.ci)}</small> : null}
    </>
  );
  return (
    <section aria-labelledby="reliability">
      <h2 className="section-title" id="reliability">
        {say(m.scorecards_user_reliability)}
      </h2>
      <div className="user-survey-text">
        <p>{say(m.scorecards_user_reliability_text)}</p>
        <p>
          {say(hasPersons ? m.scorecards_user_reliability_persons : m.scorecards_user_reliability_no_persons)}
        </p>
      </div>
      <ScrollFrame labelledBy="reliability" hasHint={false}>
        <Table size="small">
          <ColumnHeads
            columns={[
              say(m.scorecards_user_category),
              { number: say(m.scorecards_user_alpha_offices) },
              { number: say(m.scorecards_user_offices) },
              ...(hasPersons
                ? [
                    { number: say(m.scorecards_user_alpha_persons) },
                    { number: say(m.scorecards_user_persons) },
                  ]
                : []),
            ]}
          />
          <Table.Body>
            {rows.map((row) => (
              <Table.Row key={row} shadeOnHover={false}>
                <Table.HeaderCell scope="row">{category(row)}</Table.HeaderCell>
                <Table.DataCell align="right">{cells(summary.reliability[row])}</Table.DataCell>
                <Table.DataCell align="right">{summary.reliability[row].offices}</Table.DataCell>
                {hasPersons ? (
                  <>
                    <Table.DataCell align="right">{cells(persons[row])}</Table.DataCell>
                    <Table.DataCell align="right">
                      {persons[row]?.n == null ? '–' : count(persons[row].n)}
                    </Table.DataCell>
                  </>
                ) : null}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollFrame>
      <p className="user-survey-note">{say(m.scorecards_user_reliability_ci)}</p>
    </section>
  );
}
