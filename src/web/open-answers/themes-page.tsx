import { Alert, Button } from '@navikt/ds-react';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { m } from '#messages';
import { themesBlocks, themesPage } from '#modules/reports/index.ts';
import { sayDate } from '#platform/say-date.ts';
import { foundOr404 } from '#web/interviews/coding/coding-place.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { ReportBlocks } from '#web/reports/report-blocks.tsx';
import { servicesContext } from '#web/services.ts';
import { AnswersFrame } from './answers-frame.tsx';
import { addressOf, questionPlace } from './answers-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, openAnswers, ids, frame } = await questionPlace({ request, params, context });
  const language = languageOf(request);
  const { question, counts, isSealed, told } = foundOr404(await openAnswers.themes(actor, ids, language));
  const { waves } = context.get(servicesContext);
  const { label, audienceTitle } = question;
  const blocks = themesBlocks(
    { id: ids.item, label, audienceTitle, toldOn: waves.today(), counts },
    themesPage(language),
  );
  return {
    frame,
    question,
    blocks,
    isSealed,
    hasThemes: !isSealed && (counts.themes.length > 0 || counts.hasUnnamed),
    hasExamples: counts.themes.some(({ examples }) => examples.length > 0),
    told: told && { day: sayDate(told.toldOn, language), byName: told.byName },
    isDone: new URL(request.url).searchParams.has('done'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, openAnswers, ids } = await questionPlace({ request, params, context });
  const isTold = foundOr404(await openAnswers.tell(actor, ids));
  // What cannot be told just now is told of on the page itself.
  return redirect(`${new URL(request.url).pathname}${isTold ? '?done' : ''}`, 303);
}

/** The themes as the report tells them: nothing stands here that could not stand there. */
export default function ThemesPage() {
  const { frame, question, blocks, hasThemes, hasExamples, isSealed, told, isDone } =
    useLoaderData<typeof loader>();
  const { say } = useWords();
  const base = addressOf(question);
  const report = `/studies/${question.studyId}/waves/${question.waveId}/report#open-answers`;
  return (
    <AnswersFrame
      frame={frame}
      question={question}
      step="themes"
      lead={<p>{say(m.interviews_answers_themes_lead, { minimum: question.minimumGroup })}</p>}
    >
      {isDone ? (
        <Alert variant="success" size="small" className="coding-done">
          {say(m.interviews_answers_told)} <a href={report}>{say(m.interviews_answers_to_report)}</a>
        </Alert>
      ) : null}
      {hasThemes ? (
        <>
          <form method="post" action={`${base}/themes`} className="answers-tell">
            <Button type="submit">{say(m.interviews_answers_tell)}</Button>
            <a href={`${base}/themes.csv`}>{say(m.interviews_answers_csv)}</a>
            <p>
              {told
                ? say(m.interviews_answers_told_last, { day: told.day, name: told.byName })
                : say(m.interviews_answers_not_told)}
            </p>
          </form>
          {hasExamples ? null : <Alert variant="info">{say(m.interviews_answers_no_examples)}</Alert>}
          <div className="report__blocks answers-themes">
            <ReportBlocks blocks={blocks} />
          </div>
        </>
      ) : (
        <Alert variant="info">
          {say(isSealed ? m.interviews_answers_sealed_themes : m.interviews_answers_no_themes)}{' '}
          <a href={base}>{say(m.interviews_answers_nav_sort)}</a>
        </Alert>
      )}
    </AnswersFrame>
  );
}
