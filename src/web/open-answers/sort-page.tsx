import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { readForm } from '#web/components/read-form.ts';
import { foundOr404 } from '#web/interviews/coding/coding-place.ts';
import { SightLine } from '#web/interviews/coding/sight-line.tsx';
import { Standing } from '#web/interviews/coding/standing.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { AnswerRow } from './answer-row.tsx';
import { AnswersFrame } from './answers-frame.tsx';
import { addressOf, lookOf, queryOf, questionPlace } from './answers-place.ts';
import { LookForm } from './look-form.tsx';
import { PagesOf } from './pages-of.tsx';
import { sortingSteps } from './sorting-form.ts';

/** So many codes are offered as buttons; every code is offered as one writes. */
const mostButtons = 30;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, openAnswers, ids, frame } = await questionPlace({ request, params, context });
  const query = new URL(request.url).searchParams;
  const look = lookOf(query);
  const open = foundOr404(await openAnswers.open(actor, ids, { ...look, language: languageOf(request) }));
  const { question, readable, rows, codes, groups, held, sorted, number, lastOwn, sight } = open;
  return {
    frame,
    question,
    rows,
    codes,
    groups,
    held,
    sorted,
    number,
    lastOwn,
    sight,
    written: readable.written,
    isWithheld: readable.isWithheld,
    read: readable.texts.length,
    look: { ...look, page: rows.page },
    isDone: query.has('done'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, openAnswers, ids, ownOnly } = await questionPlace({ request, params, context });
  const url = new URL(request.url);
  const form = await readForm(request);
  const open = foundOr404(
    await openAnswers.open(actor, ids, { ...lookOf(url.searchParams), language: languageOf(request) }),
  );
  const made = sortingSteps(form, open);
  if ('why' in made) return made;
  const given = { steps: made.steps, since: open.number, ownOnly };
  const taken = foundOr404(await openAnswers.take(actor, ids, given));
  if (taken.refused.length > 0) return { why: 'gone' as const, words: '' };
  url.searchParams.set('done', '');
  return redirect(`${url.pathname}${url.search}${made.mark}`, 303);
}

/** The free texts of one question, to be given codes: by keyboard, by mouse, by finger, and without script. */
export default function SortPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const { frame, question, rows, codes, look, held } = page;
  const base = addressOf(question);
  const here = `${base}${queryOf(look)}`;
  const problem = {
    none: m.interviews_answers_none_chosen,
    words: m.interviews_answers_no_words,
    notFound: m.interviews_coding_not_found,
    gone: m.interviews_coding_refused_passage,
  };
  return (
    <AnswersFrame
      frame={frame}
      question={question}
      step="sort"
      lead={<p>{say(m.interviews_answers_sort_lead)}</p>}
    >
      {page.isWithheld || page.written === 0 ? (
        <Alert variant="info">
          {page.isWithheld
            ? say(m.interviews_answers_few, { minimum: question.minimumGroup })
            : say(m.interviews_answers_nobody_wrote)}
        </Alert>
      ) : (
        <>
          {refused ? <Alert variant="error">{say(problem[refused.why])}</Alert> : null}
          {page.isDone && !refused ? (
            <Alert variant="success" size="small" className="coding-done">
              {say(m.interviews_coding_done_change)}
            </Alert>
          ) : null}
          <p className="answers-progress">
            {say(m.interviews_answers_progress, { sorted: page.sorted, read: page.read })}{' '}
            <progress
              max={Math.max(1, page.read)}
              value={page.sorted}
              aria-label={say(m.interviews_answers_column_sorted)}
            />
          </p>
          {held > 0 ? (
            <p>
              {say(m.interviews_answers_held, { count: held })}{' '}
              <a href={`${base}/names`}>{say(m.interviews_answers_held_link)}</a>
            </p>
          ) : null}
          <LookForm base={base} look={look} codes={codes} groups={page.groups} />
          <Fold summary={say(m.interviews_answers_how)}>
            <ul>
              <li>{say(m.interviews_answers_how_code)}</li>
              <li>{say(m.interviews_answers_how_words)}</li>
              <li>{say(m.interviews_answers_how_themes)}</li>
              <li id="answers-keys">{say(m.interviews_answers_how_keys)}</li>
            </ul>
          </Fold>
          <p id="found">{say(m.interviews_answers_found, page.rows.found)}</p>
          <SightLine sight={page.sight} here={here} of="question" />
          <Standing live={`${base}/live`} at={null} here={here} />
          <form
            method="post"
            action={here}
            className="answers-form"
            data-answers
            data-steps={`${base}/steps${look.ownOnly ? '?own=1' : ''}`}
            data-own-only={page.sight.isOwnOnly ? '' : undefined}
            data-number={page.number}
            data-undo={page.lastOwn ?? ''}
            data-said-saved={say(m.interviews_coding_saved)}
            data-said-saving={say(m.interviews_coding_saving)}
            data-said-unsaved={say(m.interviews_coding_unsaved)}
            data-said-signed-out={say(m.interviews_coding_signed_out)}
            data-said-chosen={say(m.interviews_answers_chosen, { count: '{count}' })}
            data-said-marked={say(m.interviews_answers_marked, { words: '{words}' })}
            data-said-none={say(m.interviews_answers_none_chosen)}
            data-said-progress={say(m.interviews_answers_progress, { sorted: '{sorted}', read: page.read })}
          >
            <div className="answers-bar">
              <label className="codes-choice answers-bar__code">
                <span>{say(m.interviews_answers_code)}</span>
                <input
                  type="text"
                  name="words"
                  list="known-codes"
                  maxLength={300}
                  autoComplete="off"
                  defaultValue={refused?.words}
                  data-words
                />
              </label>
              <Button type="submit" name="do" value="code" size="small">
                {say(m.interviews_answers_code_button)}
              </Button>
              <Button
                type="submit"
                name="do"
                value="undo"
                size="small"
                variant="tertiary"
                formNoValidate
                hidden={page.lastOwn === null}
                data-undo-button
              >
                {say(m.interviews_coding_undo)}
              </Button>
              <input type="hidden" name="event" value={page.lastOwn ?? ''} />
              <label className="answers-bar__all" hidden data-all>
                <input type="checkbox" data-choose-all /> {say(m.interviews_answers_choose_all)}
              </label>
              <p className="coding-saved" role="status" data-saved-line />
              <p className="answers-bar__about" data-about />
              {codes.length > 0 ? (
                <p className="answers-bar__label">{say(m.interviews_answers_known)}</p>
              ) : null}
              <ul className="answers-codes" data-known>
                {codes.slice(0, mostButtons).map(({ codeId, words }, at) => (
                  <li key={codeId}>
                    <button type="submit" name="known" value={codeId} data-known-words={words}>
                      {at < 9 ? <small>{at + 1}</small> : null}
                      {words}
                    </button>
                  </li>
                ))}
              </ul>
            </div>
            {rows.rows.length === 0 ? (
              <Alert variant="info">{say(m.interviews_answers_found_none)}</Alert>
            ) : (
              <ol className="answers" data-rows aria-describedby="found">
                {rows.rows.map((row) => (
                  <AnswerRow key={row.key} row={row} base={base} />
                ))}
              </ol>
            )}
            <noscript>
              <label className="codes-choice">
                <span>{say(m.interviews_answers_copied)}</span>
                <input type="text" name="copied" maxLength={4000} autoComplete="off" />
              </label>
            </noscript>
          </form>
          <PagesOf base={base} look={look} pages={rows.pages} />
          <datalist id="known-codes">
            {codes.map(({ codeId, words }) => (
              <option key={codeId} value={words} />
            ))}
          </datalist>
          <template id="answer-code">
            <AnswerRow.Code code={null} />
          </template>
          <script type="module" src="/answers/answers.js" />
        </>
      )}
    </AnswersFrame>
  );
}
