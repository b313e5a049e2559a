import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import type { TextReview } from '#modules/interviews/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { readForm } from '#web/components/read-form.ts';
import { foundOr404 } from '#web/interviews/coding/coding-place.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { standInWords } from '#web/transcripts/stand-in-words.ts';
import { AnswersFrame } from './answers-frame.tsx';
import { addressOf, questionPlace } from './answers-place.ts';

/** So many places of a word are shown; more would tell no more of whether it is a name. */
const mostPlaces = 5;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, openAnswers, ids, frame } = await questionPlace({ request, params, context });
  const language = languageOf(request);
  const look = foundOr404(await openAnswers.names(actor, ids, language));
  const query = new URL(request.url).searchParams;
  const open = await openAnswers.open(actor, ids, {
    search: '',
    filter: { kind: 'all' },
    page: 1,
    language,
  });
  const text = open?.readable.texts.find(({ textId }) => textId === query.get('text')) ?? null;
  const standIns = standInWords(language);
  return {
    frame,
    text,
    question: look.question,
    held: look.held,
    reviewed: look.reviewed,
    names: look.names.map(({ texts, kind, ...name }) => ({
      ...name,
      standIn: standIns[kind],
      texts: texts.slice(0, mostPlaces),
      more: texts.length - mostPlaces,
    })),
    isDone: query.has('done'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, openAnswers, ids } = await questionPlace({ request, params, context });
  const form = await readForm(request);
  const said = (name: string) => String(form.get(name) ?? '');
  const kind = said('do');
  const reviews: Readonly<Record<string, TextReview>> = {
    replaceWord: { kind: 'replaceWord', word: said('word'), standIn: said('standIn') },
    noName: { kind: 'noName', word: said('word') },
    rewrite: { kind: 'rewrite', textId: said('textId'), text: said('words') },
    withhold: { kind: 'withhold', textId: said('textId') },
    asWritten: { kind: 'asWritten', textId: said('textId') },
  };
  const review = reviews[kind];
  if (!review || !(await openAnswers.review(actor, ids, review))) return { isRefused: true };
  return redirect(`${new URL(request.url).pathname}?done`, 303);
}

/** Likely names in the texts: what is to stand for them, or that they are none; and texts that nobody is to read. */
export default function NamesPage() {
  const { frame, question, names, reviewed, text, held, isDone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const here = `${addressOf(question)}/names`;
  const likely = names.filter(({ isLikely }) => isLikely);
  const perhaps = names.filter(({ isLikely }) => !isLikely);
  return (
    <AnswersFrame
      frame={frame}
      question={question}
      step="names"
      lead={<p>{say(m.interviews_answers_names_lead)}</p>}
    >
      {refused ? <Alert variant="error">{say(m.interviews_answers_names_gone)}</Alert> : null}
      {isDone && !refused ? (
        <Alert variant="success" size="small" className="coding-done">
          {say(m.interviews_coding_done_change)}
        </Alert>
      ) : null}
      {text ? (
        <section aria-labelledby="text" className="answers-review">
          <h2 className="section-title" id="text">
            {say(m.interviews_answers_text_title)}
          </h2>
          <form method="post" action={here} className="concept-form">
            <input type="hidden" name="textId" value={text.textId} />
            <label>
              <span>{say(m.interviews_answers_text_words)}</span>
              <textarea name="words" rows={4} defaultValue={text.text} required maxLength={20000} />
            </label>
            <p>{say(m.interviews_answers_text_about)}</p>
            <div className="write-code__buttons">
              <Button type="submit" name="do" value="rewrite" size="small">
                {say(m.interviews_answers_text_save)}
              </Button>
              <Button
                type="submit"
                name="do"
                value="withhold"
                size="small"
                variant="secondary"
                formNoValidate
              >
                {say(m.interviews_answers_withhold)}
              </Button>
              <a href={`${addressOf(question)}#text-${text.textId}`}>{say(m.interviews_answers_nav_sort)}</a>
            </div>
          </form>
        </section>
      ) : null}
      <section aria-labelledby="likely">
        <h2 className="section-title" id="likely">
          {say(m.interviews_answers_names_likely)}
        </h2>
        {likely.length === 0 ? (
          <p>{say(m.interviews_answers_names_none)}</p>
        ) : (
          <>
            <p>{say(m.interviews_answers_held, { count: held })}</p>
            {likely.map((name) => (
              <NameForm key={name.word} name={name} here={here} />
            ))}
          </>
        )}
      </section>
      {perhaps.length > 0 ? (
        <Fold summary={say(m.interviews_answers_names_perhaps, { count: perhaps.length })}>
          {perhaps.map((name) => (
            <NameForm key={name.word} name={name} here={here} />
          ))}
        </Fold>
      ) : null}
      {reviewed.length > 0 ? (
        <section aria-labelledby="reviewed">
          <h2 className="section-title" id="reviewed">
            {say(m.interviews_answers_reviewed)}
          </h2>
          <ul className="answers-reviewed">
            {reviewed.map((one) => (
              <li key={one.textId}>
                <form method="post" action={here}>
                  <input type="hidden" name="textId" value={one.textId} />
                  <p>
                    {one.kind === 'withheld' ? say(m.interviews_answers_withheld_text) : one.text}{' '}
                    <small>
                      {say(m.interviews_answers_reviewed_by, { name: one.byName, day: one.decidedOn })}
                    </small>
                  </p>
                  <Button type="submit" name="do" value="asWritten" size="small" variant="tertiary">
                    {say(m.interviews_answers_as_written)}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </AnswersFrame>
  );
}

type Named = ReturnType<typeof useLoaderData<typeof loader>>['names'][number];

function NameForm({ name, here }: { name: Named; here: string }) {
  const { say } = useWords();
  return (
    <form method="post" action={here} className="answers-name" aria-label={name.word}>
      <input type="hidden" name="word" value={name.word} />
      <h3>{name.word}</h3>
      <ul>
        {name.texts.map(({ textId, text }) => (
          <li key={textId}>{text}</li>
        ))}
      </ul>
      {name.more > 0 ? <p>{say(m.interviews_answers_names_more, { count: name.more })}</p> : null}
      <div className="answers-name__ways">
        <label className="codes-choice">
          <span>{say(m.interviews_answers_names_instead)}</span>
          <input type="text" name="standIn" defaultValue={name.standIn} maxLength={60} autoComplete="off" />
        </label>
        <Button type="submit" name="do" value="replaceWord" size="small">
          {say(m.interviews_answers_names_replace)}
        </Button>
        <Button type="submit" name="do" value="noName" size="small" variant="secondary">
          {say(m.interviews_answers_names_no)}
        </Button>
      </div>
    </form>
  );
}
