import { Alert } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { readForm } from '#web/components/read-form.ts';
import { firstShown, isOfAll, partsOf, rowsAtATime } from '#web/interviews/coding/agreement-choice.ts';
import { sayRows } from '#web/interviews/coding/agreement-words.ts';
import { BlindChoice } from '#web/interviews/coding/blind-choice.tsx';
import { foundOr404 } from '#web/interviews/coding/coding-place.ts';
import { sayRefused } from '#web/interviews/coding/coding-words.ts';
import { SightLine } from '#web/interviews/coding/sight-line.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { AnswersFrame } from './answers-frame.tsx';
import { addressOf, questionPlace } from './answers-place.ts';
import { TextsAgreement } from './texts-agreement.tsx';
import { textsChoice } from './texts-choice.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, openAnswers, ids, frame } = await questionPlace({ request, params, context });
  const url = new URL(request.url);
  const language = languageOf(request);
  const choice = textsChoice(url.searchParams);
  const found = foundOr404(await openAnswers.agreement(actor, ids, { ...choice, language }));
  const { question, sight, coders, agreement, why, blind } = found;
  const each = agreement?.rows.filter((row) => !isOfAll(row)) ?? [];
  const from = firstShown(url.searchParams, each.length);
  const ofAll = agreement && from === 0 ? await sayRows(agreement.rows.filter(isOfAll), language) : [];
  const sorted = m.interviews_answers_agreement_any({}, { locale: language });
  return {
    frame,
    question,
    sight,
    blind,
    coders,
    why,
    choice,
    csv: `${url.pathname}/csv${url.search}`,
    isDone: url.searchParams.has('done'),
    found: agreement && {
      n: agreement.n,
      left: agreement.left,
      resamples: agreement.resamples,
      coders: agreement.coders.map(({ name }) => name),
      ofAll: ofAll.map((row) => (row.kind === 'any' ? { ...row, name: sorted } : row)),
      each: await sayRows(each.slice(from, from + rowsAtATime), language),
      parts: partsOf(url, each.length),
      from,
      all: each.length,
    },
  };
}

/** Chooses whether the question is sorted blind. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, openAnswers, ids } = await questionPlace({ request, params, context });
  const isBlind = (await readForm(request)).get('blind') === 'yes';
  const step = { kind: 'blindChosen', isBlind } as const;
  const steps = [{ eventId: crypto.randomUUID(), step }];
  const { refused } = foundOr404(await openAnswers.take(actor, ids, { steps, since: 0 }));
  if (refused.length > 0) return data({ why: refused[0]!.why }, { status: 403 });
  return redirect(`${new URL(request.url).pathname}?done`, 303);
}

/** Several who sort the same answers: whether they see each other, and how alike it came out. */
export default function TogetherPage() {
  const { frame, question, sight, blind, isDone, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say, language } = useWords();
  const base = addressOf(question);
  return (
    <AnswersFrame
      frame={frame}
      question={question}
      step="together"
      lead={<p>{say(m.interviews_answers_together_lead)}</p>}
    >
      {refused ? (
        <Alert variant="error" role="alert">
          {sayRefused(refused.why, language)}
        </Alert>
      ) : null}
      {isDone && !refused ? (
        <Alert variant="success" size="small" className="coding-done">
          {say(m.interviews_coding_done_change)}
        </Alert>
      ) : null}
      <SightLine sight={sight} here={base} of="question" />
      <section aria-labelledby="agreement">
        <h2 className="section-title" id="agreement">
          {say(m.interviews_answers_agreement)}
        </h2>
        <TextsAgreement {...page} base={base} />
      </section>
      <BlindChoice blind={blind} here={`${base}/together`} of="question" />
    </AnswersFrame>
  );
}
