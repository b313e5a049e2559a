import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { sentStepSchema } from '#modules/interviews/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { Question } from './code-card.tsx';
import { listCodes } from './codes-data.ts';
import { CodesFrame } from './codes-frame.tsx';
import { codingPlace } from './coding-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, coding, asked, frame } = await codingPlace({ request, params, context });
  const codes = listCodes(await coding.codes(actor, asked), languageOf(request));
  const query = new URL(request.url).searchParams;
  const left = codes.filter(({ status }) => status !== 'passed');
  const named = codes.find(({ codeId }) => codeId === query.get('code'));
  // On from the one that was passed over, and round again.
  const after = codes.findIndex(({ codeId }) => codeId === query.get('after'));
  const next = left.find((code) => codes.indexOf(code) > after) ?? left[0];
  return { frame, code: named ?? next ?? null, left: left.length, all: codes.length };
}

/**
 * Answers lead on to the next code when it passed, and to the same one to be reworded when it did not; there the
 * keyboard is at the code, and the questions are the next stop.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, coding, asked } = await codingPlace({ request, params, context });
  const form = await readForm(request);
  const said = (name: string) => String(form.get(name) ?? '');
  const codeId = said('code');
  const isPassed = said('before') === 'no' && said('says') === 'yes';
  const step =
    said('do') === 'reword'
      ? { kind: 'codeReworded', codeId, words: said('words') }
      : {
          ...{ kind: 'codeTested', codeId, words: said('words') },
          ...{ couldBeWrittenBefore: said('before') === 'yes', saysWhatWasSaid: said('says') === 'yes' },
        };
  const sent = sentStepSchema.safeParse({ eventId: crypto.randomUUID(), step });
  if (!sent.success) return { words: said('words') };
  await coding.takeOnBoard(actor, asked, [sent.data]);
  const here = new URL(request.url).pathname;
  const goesOn = said('do') !== 'reword' && isPassed;
  return redirect(`${here}?${goesOn ? 'after' : 'code'}=${codeId}#code`, 303);
}

export default function CodeTestPage() {
  const { frame, code, left, all } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const base = `/studies/${frame.studyId}/interviews`;
  const here = `${base}/codes/test`;
  const mustReword = code?.status === 'reword';
  return (
    <CodesFrame
      frame={frame}
      step="test"
      title={say(m.interviews_test_title)}
      lead={<p>{say(m.interviews_test_lead)}</p>}
    >
      {code === null ? (
        <Alert variant={all === 0 ? 'info' : 'success'}>
          {say(all === 0 ? m.interviews_codes_none : m.interviews_test_done)}
        </Alert>
      ) : (
        <section className="code-test" aria-labelledby="code">
          <p className="code-test__left">{say(m.interviews_test_left, { left, all })}</p>
          <h2 id="code" className="code-test__code">
            {code.words}
          </h2>
          {code.passages.map(({ codingId, interviewId, name, quote }) => (
            <figure key={codingId} className="code-test__passage">
              <blockquote>{quote}</blockquote>
              <figcaption>
                <a href={`${base}/${interviewId}/coding#coding-${codingId}`}>{name}</a>
              </figcaption>
            </figure>
          ))}
          {code.hints.length > 0 ? (
            <ul className="code-test__hints">
              {code.hints.map((hint) => (
                <li key={hint}>{hint}</li>
              ))}
            </ul>
          ) : null}
          {refused ? <Alert variant="error">{say(m.interviews_coding_no_code)}</Alert> : null}
          {mustReword ? (
            <form method="post" action={here} className="code-card">
              <input type="hidden" name="code" value={code.codeId} />
              <p>{say(m.interviews_test_reword)}</p>
              <label>
                <span>{say(m.interviews_coding_reword)}</span>
                <input
                  type="text"
                  name="words"
                  defaultValue={refused?.words ?? code.words}
                  required
                  maxLength={300}
                  autoComplete="off"
                />
              </label>
              <div className="write-code__buttons">
                <Button type="submit" name="do" value="reword">
                  {say(m.interviews_coding_reword_save)}
                </Button>
                <a href={`${here}?after=${code.codeId}#code`}>{say(m.interviews_test_skip)}</a>
              </div>
            </form>
          ) : (
            <form method="post" action={here} className="code-card">
              <input type="hidden" name="code" value={code.codeId} />
              <input type="hidden" name="words" value={code.words} />
              <Question
                name="before"
                question={say(m.interviews_coding_test_before)}
                answer={answer(code.test?.couldBeWrittenBefore)}
              />
              <Question
                name="says"
                question={say(m.interviews_coding_test_says)}
                answer={answer(code.test?.saysWhatWasSaid)}
              />
              <div className="write-code__buttons">
                <Button type="submit" name="do" value="test">
                  {say(m.interviews_test_next)}
                </Button>
                <a href={`${here}?after=${code.codeId}#code`}>{say(m.interviews_test_skip)}</a>
              </div>
            </form>
          )}
        </section>
      )}
    </CodesFrame>
  );
}

const answer = (given: boolean | undefined) => given ?? null;
