import { Alert, Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { AnswerView, Idea, Way } from '#modules/desk/schema.ts';
import { useWords } from '#web/language/language.ts';
import { ReportBlocks } from '#web/reports/report-blocks.tsx';

const wayNames: Readonly<Record<Way, typeof m.web_desk_way_describe>> = {
  frequencies: m.web_desk_way_frequencies,
  describe: m.web_desk_way_describe,
  compareMeans: m.web_desk_way_compareMeans,
  crosstab: m.web_desk_way_crosstab,
  correlate: m.web_desk_way_correlate,
  fewOffices: m.web_desk_way_fewOffices,
  rankCorrelate: m.web_desk_way_rankCorrelate,
  matrix: m.web_desk_way_matrix,
  regress: m.web_desk_way_regress,
  mediation: m.web_desk_way_mediation,
  multilevel: m.web_desk_way_multilevel,
  aggregation: m.web_desk_way_aggregation,
  reliability: m.web_desk_way_reliability,
};

/** The answer, or what is missing before there can be one. */
export function DeskAnswerView(properties: {
  answer: AnswerView;
  path: string;
  query: string;
  ideas: readonly Idea[];
  minimumGroup: number;
}) {
  const { answer, path, query, ideas, minimumGroup } = properties;
  const { say } = useWords();
  return (
    <section className="desk__answer" id="answer" aria-labelledby="desk-answer">
      <h2 className="section-title" id="desk-answer">
        {say(m.web_desk_answer)}
      </h2>
      {answer.kind === 'unfinished' ? <Unfinished why={answer.why} path={path} ideas={ideas} /> : null}
      {answer.kind === 'filter-refused' ? (
        <Alert variant="error">
          <p>{say(m.web_desk_filter_refused)}</p>
          <ul>
            {answer.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {answer.kind === 'answered' ? (
        <Answered answer={answer} path={path} query={query} minimumGroup={minimumGroup} />
      ) : null}
    </section>
  );
}

function Unfinished(properties: {
  why: Extract<AnswerView, { kind: 'unfinished' }>['why'];
  path: string;
  ideas: readonly Idea[];
}) {
  const { why, path, ideas } = properties;
  const { say } = useWords();
  if (why === 'groups-of-itself') return <Alert variant="info">{say(m.web_desk_groups_of_itself)}</Alert>;
  if (why === 'words-among-numbers')
    return <Alert variant="info">{say(m.web_desk_words_among_numbers)}</Alert>;
  const sentences = {
    describe: m.web_desk_idea_describe,
    correlate: m.web_desk_idea_correlate,
    compare: m.web_desk_idea_compare,
  };
  return (
    <div className="desk__empty">
      <h3>{say(m.web_desk_empty_title)}</h3>
      <p>{say(m.web_desk_empty_text)}</p>
      <ul>
        {ideas.map(({ kind, a, b, query }) => (
          <li key={kind}>
            <a href={`${path}?${query}#answer`}>{say(sentences[kind], { a: lower(a), b: lower(b) })}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Inside a sentence a name begins with a small letter, unless it is an abbreviation. */
function lower(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function Answered(properties: {
  answer: Extract<AnswerView, { kind: 'answered' }>;
  path: string;
  query: string;
  minimumGroup: number;
}) {
  const { answer, path, query, minimumGroup } = properties;
  const { say } = useWords();
  return (
    <>
      {answer.ways.length > 1 ? (
        <nav className="desk__ways" aria-label={say(m.web_desk_ways)}>
          <span aria-hidden="true">{say(m.web_desk_ways)}</span>
          <ul>
            {answer.ways.map((one) => (
              <li key={one.way}>
                <a
                  href={`${path}?${one.query}#answer`}
                  aria-current={one.way === answer.way ? 'true' : undefined}
                >
                  {say(wayNames[one.way])}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {answer.isWithheld ? (
        <Alert variant="warning">
          <h3>{say(m.web_desk_withheld_title)}</h3>
          <p>{say(m.web_desk_withheld_text, { minimum: minimumGroup })}</p>
          <ul>
            <li>{say(m.web_desk_withheld_wider)}</li>
            <li>{say(m.web_desk_withheld_fewer)}</li>
            <li>{say(m.web_desk_withheld_compare)}</li>
          </ul>
          <p>
            <a href="/guide/privacy">{say(m.web_desk_withheld_why)}</a>
          </p>
        </Alert>
      ) : (
        <>
          <div className="desk__blocks">
            <ReportBlocks blocks={answer.blocks} />
          </div>
          <section className="desk__line" aria-labelledby="desk-line">
            <h3 id="desk-line">{say(m.web_desk_line)}</h3>
            <p>{say(m.web_desk_line_text)}</p>
            <pre>
              <code>{answer.line}</code>
            </pre>
            {answer.isAdded ? (
              <Alert variant="success" size="small" inline>
                {say(m.web_desk_is_added)}
              </Alert>
            ) : (
              <form method="post" action={`${path}?${query}`}>
                <Button type="submit" name="intent" value="add">
                  {say(m.web_desk_add)}
                </Button>
              </form>
            )}
          </section>
        </>
      )}
    </>
  );
}
