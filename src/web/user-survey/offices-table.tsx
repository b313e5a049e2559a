import { Table } from '@navikt/ds-react';
import { m } from '#messages';
import type { QuestionsMean, UserSurveySummary } from '#modules/scorecards/index.ts';
import { userSurveyCategories } from '#modules/scorecards/schema.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useSurveyWords } from './survey-words.ts';

/** Offices by number, never by mean: a list from best to worst would rank chance. */
export function OfficesTable(properties: {
  summary: Pick<UserSurveySummary, 'offices' | 'answers' | 'all' | 'allCi'>;
  names: Readonly<Record<string, string>>;
}) {
  const { summary, names } = properties;
  const { say, count, mean, category } = useSurveyWords();
  const columns = [...userSurveyCategories, 'grand'] as const;
  return (
    <ScrollFrame labelledBy="offices">
      <Table size="small" className="user-survey-offices">
        <ColumnHeads
          columns={[
            say(m.scorecards_user_office),
            { number: say(m.scorecards_user_answered) },
            ...columns.map((column) => ({ number: category(column) })),
          ]}
        />
        <Table.Body>
          {summary.offices.map(({ unit, answers, categories, grand }) => (
            <Table.Row key={unit} shadeOnHover={false}>
              <Table.HeaderCell scope="row">
                <a href={`/offices/${unit}`}>
                  {unit} {names[unit] === unit ? null : names[unit]}
                </a>
              </Table.HeaderCell>
              <Table.DataCell align="right">{count(answers)}</Table.DataCell>
              {columns.map((column) => (
                <Table.DataCell key={column} align="right">
                  <Mean of={column === 'grand' ? grand : categories[column]} />
                </Table.DataCell>
              ))}
            </Table.Row>
          ))}
          <Table.Row shadeOnHover={false} className="user-survey-all">
            <Table.HeaderCell scope="row">{say(m.scorecards_user_everybody)}</Table.HeaderCell>
            <Table.DataCell align="right">{count(summary.answers)}</Table.DataCell>
            {columns.map((column) => (
              <Table.DataCell key={column} align="right">
                {mean(summary.all[column])}
                <Interval of={{ ci: summary.allCi[column] }} />
              </Table.DataCell>
            ))}
          </Table.Row>
        </Table.Body>
      </Table>
    </ScrollFrame>
  );
}

/** A mean, its interval under it, and how many of the questions it is of where some are not shown. */
function Mean({ of }: { of: QuestionsMean }) {
  const { say, mean } = useSurveyWords();
  return (
    <>
      {mean(of.mean)}
      <Interval of={of} />
      {of.mean !== null && of.asked < of.of ? (
        <small className="user-survey-interval">
          {say(m.scorecards_user_part, { asked: of.asked, of: of.of })}
        </small>
      ) : null}
    </>
  );
}

function Interval({ of }: { of: Pick<QuestionsMean, 'ci'> }) {
  const { interval } = useSurveyWords();
  const range = interval(of);
  return range ? <small className="user-survey-interval">{range}</small> : null;
}
