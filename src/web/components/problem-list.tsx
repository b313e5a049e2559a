import { Table } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import type { SaidProblem } from '#web/work/say-refusal.ts';
import { ColumnHeads } from './column-heads.tsx';
import { ScrollFrame } from './scroll-frame.tsx';

/** More than this many rows help nobody; the first ones usually explain the rest. */
const mostShown = 200;

/** Everything wrong with what was given, one row a problem, all at once. */
export function ProblemList(properties: {
  problems: readonly SaidProblem[];
  /** What only is to be looked at, and hinders nothing, is not called wrong. */
  areWarnings?: boolean;
}) {
  const { problems, areWarnings = false } = properties;
  const { say } = useWords();
  if (problems.length === 0) return null;
  return (
    <div>
      <h2 className="section-title" id="problems">
        {areWarnings
          ? say(m.web_warnings_count, { count: problems.length })
          : problems.length === 1
            ? say(m.web_problems_one)
            : say(problems.some(({ isRest }) => isRest) ? m.web_problems_at_least : m.web_problems_many, {
                count: problems.length,
              })}
      </h2>
      <ScrollFrame labelledBy="problems" hasHint={false}>
        <Table size="small" className="problems">
          <ColumnHeads
            columns={[
              say(areWarnings ? m.web_warnings_what : m.web_problems_what),
              say(m.web_problems_file),
              { number: say(m.web_problems_line) },
              say(m.web_problems_column),
              say(m.web_problems_value),
            ]}
          />
          <Table.Body>
            {problems.slice(0, mostShown).map((problem, index) => (
              <Table.Row key={index} shadeOnHover={false}>
                <Table.DataCell className="problems__text">{problem.text}</Table.DataCell>
                <Table.DataCell data-label={say(m.web_problems_file)}>{problem.file}</Table.DataCell>
                <Table.DataCell align="right" data-label={say(m.web_problems_line)}>
                  {problem.line}
                </Table.DataCell>
                <Table.DataCell data-label={say(m.web_problems_column)}>{problem.column}</Table.DataCell>
                <Table.DataCell data-label={say(m.web_problems_value)}>
                  {problem.value ? <code>{problem.value}</code> : null}
                </Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollFrame>
      {problems.length > mostShown ? (
        <p>{say(m.web_problems_more, { count: problems.length - mostShown })}</p>
      ) : null}
    </div>
  );
}
