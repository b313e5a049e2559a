import { Alert, Button } from '@navikt/ds-react';
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
import { codeTestStep, codeToTest } from '#web/interviews/coding/code-test-form.ts';
import { CodeTestView } from '#web/interviews/coding/code-test-view.tsx';
import { foundOr404 } from '#web/interviews/coding/coding-place.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { leftToTest, listAnswerCodes } from './answer-codes.ts';
import { AnswersFrame } from './answers-frame.tsx';
import { addressOf, questionPlace } from './answers-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = await questionPlace({ request, params, context });
  const { actor, openAnswers, ids, frame } = place;
  const language = languageOf(request);
  const found = foundOr404(await openAnswers.codes(actor, ids, { ...place, language }));
  const codes = listAnswerCodes(found, language);
  const left = leftToTest(codes);
  const headings = codes.filter(({ isHeading }) => isHeading).length;
  return {
    frame,
    question: found.question,
    left: left.length,
    all: codes.length,
    headings,
    passed: codes.filter(({ status, isHeading }) => status === 'passed' && !isHeading).length,
    reword: left.filter(({ status }) => status === 'reword').length,
    code: codeToTest(codes, left, new URL(request.url).searchParams),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, openAnswers, ids } = await questionPlace({ request, params, context });
  const form = await readForm(request);
  const here = new URL(request.url).pathname;
  const isKept = form.get('do') === 'keep';
  const made = isKept ? null : codeTestStep(form);
  if (!isKept && made === null) {
    // What is not answered changes nothing, and is of a question that is there.
    foundOr404(await openAnswers.take(actor, ids, { steps: [], since: 0 }));
    return { words: String(form.get('words') ?? '') };
  }
  const codeId = made?.codeId ?? String(form.get('code') ?? '');
  const steps = made ? [made.step] : headingSteps(codeId, String(form.get('heading') ?? ''));
  foundOr404(await openAnswers.take(actor, ids, { steps, since: 0 }));
  return redirect(`${here}?${isKept || made?.goesOn ? 'after' : 'code'}=${codeId}#code`, 303);
}

/** A theme of the same words, with the code in it. */
function headingSteps(codeId: string, words: string): readonly SentOpenStep[] {
  const groupId = crypto.randomUUID();
  return [
    {
      eventId: crypto.randomUUID(),
      step: { kind: 'groupNamed', groupId, name: words.slice(0, 120) },
    },
    {
      eventId: crypto.randomUUID(),
      step: { kind: 'codePlaced', codeId, place: { kind: 'group', groupId } },
    },
  ];
}

/** The code test for free texts: offered, and not asked for; what only sorts may stay as a theme. */
export default function AnswersTestPage() {
  const { frame, question, code, ...counts } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const here = `${addressOf(question)}/test`;
  const isBegun = counts.passed + counts.reword + counts.headings > 0;
  return (
    <AnswersFrame
      frame={frame}
      question={question}
      step="test"
      lead={<p>{say(m.interviews_answers_test_lead)}</p>}
    >
      {isBegun ? <p>{say(m.interviews_answers_test_progress, counts)}</p> : null}
      {code === null ? (
        <Alert variant={counts.all === 0 ? 'info' : 'success'}>
          {say(counts.all === 0 ? m.interviews_answers_board_none : m.interviews_answers_test_done)}
        </Alert>
      ) : (
        <CodeTestView
          code={code}
          here={here}
          left={counts.left}
          all={counts.all}
          refusedWords={refused?.words ?? null}
          passages={code.quotes.map((quote) => (
            <blockquote key={quote} className="code-test__passage">
              {quote}
            </blockquote>
          ))}
          before={say(m.interviews_answers_test_before)}
          says={say(m.interviews_answers_test_says)}
          reword={say(m.interviews_answers_test_reword)}
          otherWays={
            <>
              <input type="hidden" name="heading" value={code.words} />
              <Button type="submit" name="do" value="keep" variant="secondary" formNoValidate>
                {say(m.interviews_answers_test_keep)}
              </Button>
            </>
          }
        />
      )}
    </AnswersFrame>
  );
}
