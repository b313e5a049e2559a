import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { codeTestStep, codeToTest } from './code-test-form.ts';
import { CodeTestView } from './code-test-view.tsx';
import { listCodes } from './codes-data.ts';
import { CodesFrame } from './codes-frame.tsx';
import { codingPlace } from './coding-place.ts';
import { interviewsToCode } from './interviews-to-code.ts';
import { NoCodes } from './no-codes.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, coding, asked, frame } = await codingPlace({ request, params, context });
  const codes = listCodes(await coding.codes(actor, asked), languageOf(request));
  const left = codes.filter(({ status }) => status !== 'passed');
  const code = codeToTest(codes, left, new URL(request.url).searchParams);
  return {
    frame,
    code,
    left: left.length,
    all: codes.length,
    interviews:
      codes.length === 0 ? await interviewsToCode(context.get(servicesContext), actor, frame.studyId) : [],
  };
}

/**
 * Answers lead on to the next code when it passed, and to the same one to be reworded when it did not; there the
 * keyboard is at the code, and the questions are the next stop.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, coding, asked } = await codingPlace({ request, params, context });
  const form = await readForm(request);
  const made = codeTestStep(form);
  if (made === null) return { words: String(form.get('words') ?? '') };
  await coding.takeOnBoard(actor, asked, [made.step]);
  const here = new URL(request.url).pathname;
  return redirect(`${here}?${made.goesOn ? 'after' : 'code'}=${made.codeId}#code`, 303);
}

export default function CodeTestPage() {
  const { frame, code, left, all, interviews } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const base = `/studies/${frame.studyId}/interviews`;
  return (
    <CodesFrame
      frame={frame}
      step="test"
      title={say(m.interviews_test_title)}
      lead={<p>{say(m.interviews_test_lead)}</p>}
    >
      {code === null ? (
        all === 0 ? (
          <NoCodes studyId={frame.studyId} interviews={interviews} />
        ) : (
          <>
            <Alert variant="success">{say(m.interviews_test_done)}</Alert>
            <p>
              <Button as="a" role="link" href={`${base}/codes/board`}>
                {say(m.interviews_test_to_board)}
              </Button>
            </p>
          </>
        )
      ) : (
        <CodeTestView
          code={code}
          left={left}
          all={all}
          here={`${base}/codes/test`}
          refusedWords={refused?.words ?? null}
          passages={code.passages.map(({ codingId, interviewId, name, quote }) => (
            <figure key={codingId} className="code-test__passage">
              <blockquote>{quote}</blockquote>
              <figcaption>
                <a href={`${base}/${interviewId}/coding#coding-${codingId}`}>{name}</a>
              </figcaption>
            </figure>
          ))}
          before={say(m.interviews_coding_test_before)}
          says={say(m.interviews_coding_test_says)}
          reword={say(m.interviews_test_reword)}
        />
      )}
    </CodesFrame>
  );
}
