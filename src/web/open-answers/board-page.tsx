import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import type { SentOpenStep } from '#modules/interviews/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { boardSteps } from '#web/interviews/coding/board-form.ts';
import { BoardView } from '#web/interviews/coding/board-view.tsx';
import { foundOr404 } from '#web/interviews/coding/coding-place.ts';
import { Standing } from '#web/interviews/coding/standing.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { listAnswerCodes } from './answer-codes.ts';
import { AnswersFrame } from './answers-frame.tsx';
import { addressOf, questionPlace } from './answers-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = await questionPlace({ request, params, context });
  const { actor, openAnswers, ids, frame } = place;
  const language = languageOf(request);
  const found = foundOr404(await openAnswers.codes(actor, ids, { ...place, language }));
  const { question, state, lastOwn } = found;
  return {
    frame,
    question,
    lastOwn,
    groups: state.groups,
    number: state.number,
    // How many texts a code is on is told by the themes, as far as it may be told.
    codes: listAnswerCodes(found, language).map((code) => ({ ...code, passages: [] })),
    isDone: new URL(request.url).searchParams.has('done'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await questionPlace({ request, params, context });
  const { actor, openAnswers, ids } = place;
  const form = await readForm(request);
  const asked = { ...place, language: languageOf(request) };
  const { state } = foundOr404(await openAnswers.codes(actor, ids, asked));
  // What was done to many texts at once is taken back at once.
  const steps =
    form.get('do') === 'undo' ? undoSteps(String(form.get('event') ?? '')) : boardSteps(form, { state });
  if (steps === null) return { why: form.get('do') === 'place' ? ('place' as const) : ('name' as const) };
  if (steps.length === 0) return { why: 'none' as const };
  const taken = foundOr404(await openAnswers.take(actor, ids, { steps, since: state.number }));
  if (taken.refused.length > 0) return { why: 'gone' as const };
  return redirect(`${new URL(request.url).pathname}?done#board`, 303);
}

function undoSteps(eventId: string): readonly SentOpenStep[] {
  return [{ eventId: crypto.randomUUID(), step: { kind: 'batchTakenBack', eventId } }];
}

/** Codes of a question's texts, put together into themes: the interviews' board. */
export default function AnswersBoardPage() {
  const { question, frame, ...board } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const base = addressOf(question);
  return (
    <AnswersFrame
      frame={frame}
      question={question}
      step="board"
      lead={<p>{say(m.interviews_answers_board_lead)}</p>}
    >
      <BoardView
        {...board}
        concepts={[]}
        here={`${base}/board`}
        steps={`${base}/steps`}
        refused={refused?.why ?? null}
        none={<p>{say(m.interviews_answers_board_none)}</p>}
        others={<Standing live={`${base}/live`} at={null} here={`${base}/board`} />}
      />
    </AnswersFrame>
  );
}
