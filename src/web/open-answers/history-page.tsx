import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { sentOpenStepSchema } from '#modules/interviews/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { Choice } from '#web/interviews/coding/choice.tsx';
import { foundOr404 } from '#web/interviews/coding/coding-place.ts';
import { HistoryDays, pageOfHistory } from '#web/interviews/coding/history-days.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { AnswersFrame } from './answers-frame.tsx';
import { sayAnswersDid } from './answers-history-words.ts';
import { addressOf, questionPlace } from './answers-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, openAnswers, ids, frame } = await questionPlace({ request, params, context });
  const query = new URL(request.url).searchParams;
  const language = languageOf(request);
  const chosen = { person: query.get('person') ?? '', code: (query.get('code') ?? '').slice(0, 300) };
  const found = foundOr404(await openAnswers.history(actor, ids, { ...chosen, language }));
  return {
    frame,
    question: found.question,
    people: found.people,
    chosen,
    isDone: query.has('done'),
    ...pageOfHistory(found.entries, query, {
      chosen,
      language,
      say: ({ did, size }) => sayAnswersDid(did, { size, language }),
    }),
  };
}

/** Takes back what was done at once, or puts it back by taking back what took it back: both are steps in the log. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, openAnswers, ids } = await questionPlace({ request, params, context });
  const form = await readForm(request);
  const step = { kind: 'batchTakenBack', eventId: String(form.get('event') ?? '') };
  const sent = sentOpenStepSchema.safeParse({ eventId: crypto.randomUUID(), step });
  const steps = sent.success ? [sent.data] : [];
  const { refused } = foundOr404(await openAnswers.take(actor, ids, { steps, since: 0 }));
  if (refused.some(({ why }) => why === 'notTheirs')) throw data(null, { status: 403 });
  const url = new URL(request.url);
  url.searchParams.set('done', '');
  return redirect(`${url.pathname}${url.search}`, 303);
}

/** Who did what with the codes of a question. */
export default function AnswersHistoryPage() {
  const { frame, question, people, chosen, isDone, ...page } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const { from, last, all } = page;
  const here = `${addressOf(question)}/history?${new URLSearchParams({ ...chosen, from: `${from}` })}`;
  return (
    <AnswersFrame
      frame={frame}
      question={question}
      step="history"
      lead={<p>{say(m.interviews_history_lead)}</p>}
    >
      {isDone ? (
        <Alert variant="success" size="small" className="coding-done">
          {say(m.interviews_coding_done_change)}
        </Alert>
      ) : null}
      <form method="get" className="codes-filter">
        <Choice
          name="person"
          label={say(m.interviews_history_person)}
          chosen={chosen.person}
          any={say(m.interviews_codes_all)}
          options={people.map(({ personId, name }) => [personId, name])}
        />
        <label className="codes-choice">
          <span>{say(m.interviews_history_code)}</span>
          <input type="text" name="code" defaultValue={chosen.code} maxLength={300} autoComplete="off" />
        </label>
        <Button type="submit" size="small" variant="secondary">
          {say(m.interviews_codes_show)}
        </Button>
      </form>
      {all > 0 ? (
        <p>{say(m.interviews_history_count, { first: from + 1, last, all })}</p>
      ) : (
        <p>
          {say(
            chosen.person || chosen.code ? m.interviews_history_none : m.interviews_answers_history_nothing,
          )}
        </p>
      )}
      <HistoryDays {...page} here={here} />
    </AnswersFrame>
  );
}
