import { Button } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { type ComparedRow, rowsAtATime, type SideChoice } from '#modules/interviews/index.ts';
import { Choice } from '#web/interviews/coding/choice.tsx';
import { CodersTable } from '#web/interviews/coding/coders-table.tsx';
import { foundOr404 } from '#web/interviews/coding/coding-place.ts';
import { ComparedTurns, shownTurn } from '#web/interviews/coding/compared-turns.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { AnswersFrame } from './answers-frame.tsx';
import { addressOf, pageOf, questionPlace } from './answers-place.ts';
import { PageLinks } from './pages-of.tsx';

const shows = ['all', 'coded', 'apart'] as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, openAnswers, ids, frame } = await questionPlace({ request, params, context });
  const query = new URL(request.url).searchParams;
  const language = languageOf(request);
  const chosen: SideChoice = {
    first: query.get('first'),
    second: query.get('second'),
    show: shows.find((one) => one === query.get('show')) ?? 'coded',
    page: pageOf(query),
  };
  const found = foundOr404(await openAnswers.sideBySide(actor, ids, { ...chosen, language }));
  const { question, coders, why, shown } = found;
  const speakerOf = (texts: number) =>
    texts === 1
      ? m.interviews_answers_side_line({}, { locale: language })
      : m.interviews_answers_side_line_of({ count: texts }, { locale: language });
  /** Where the line is sorted. */
  const hrefOf = ({ index, key }: ComparedRow) => {
    const page = Math.floor(index / rowsAtATime) + 1;
    return `${addressOf(ids)}${page > 1 ? `?page=${page}` : ''}#text-${key}`;
  };
  return {
    frame,
    question,
    coders,
    why,
    show: chosen.show,
    shown: shown && {
      first: shown.first,
      second: shown.second,
      counts: shown.counts,
      page: shown.page,
      pages: shown.pages,
      found: shown.found,
      turns: shown.rows.map((row) => ({
        ...shownTurn({ ...row, speaker: speakerOf(row.texts) }, row.text),
        href: hrefOf(row),
      })),
    },
  };
}

/** What two have made of the same answers, line by line. */
export default function AnswersCodersPage() {
  const { frame, question, coders, why, show, shown } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const base = addressOf(question);
  const problem = {
    sealed: m.interviews_answers_side_sealed,
    oneCoder: m.interviews_answers_side_one,
    nobody: m.interviews_answers_agreement_nobody,
  };
  const hrefs = new Map(shown?.turns.map(({ index, href }) => [index, href]));
  return (
    <AnswersFrame
      frame={frame}
      question={question}
      step="coders"
      lead={<p>{say(m.interviews_answers_side_lead)}</p>}
    >
      {why ? <p>{say(problem[why])}</p> : null}
      {shown ? (
        <>
          <form method="get" className="codes-filter">
            {(['first', 'second'] as const).map((side) => (
              <Choice
                key={side}
                name={side}
                label={say(side === 'first' ? m.interviews_coders_first : m.interviews_coders_second)}
                chosen={shown[side].personId}
                options={coders.map(({ personId, name }) => [personId, name])}
              />
            ))}
            <Choice
              name="show"
              label={say(m.interviews_answers_side_show)}
              chosen={show}
              options={[
                ['coded', say(m.interviews_answers_side_show_coded)],
                ['apart', say(m.interviews_answers_side_show_apart)],
                ['all', say(m.interviews_coders_show_all)],
              ]}
            />
            <Button type="submit" size="small" variant="secondary">
              {say(m.interviews_codes_show)}
            </Button>
          </form>
          <CodersTable {...shown} />
          {shown.found === 0 ? (
            <p>{say(m.interviews_answers_side_none)}</p>
          ) : (
            <ComparedTurns
              {...shown}
              of="question"
              all={shown.counts.lines.all}
              hrefOf={({ index }) => hrefs.get(index) ?? base}
            />
          )}
          <PageLinks
            page={shown.page}
            pages={shown.pages}
            to={(page) => {
              const chosen = { first: shown.first.personId, second: shown.second.personId, show };
              return `${base}/coders?${new URLSearchParams({ ...chosen, page: `${page}` })}#compared`;
            }}
          />
        </>
      ) : null}
    </AnswersFrame>
  );
}
