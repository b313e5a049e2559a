import { Alert, Table } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { StudyFrame } from '#web/studies/study-frame.tsx';
import { addressOf, answersPlace } from './answers-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, openAnswers, study, frame } = await answersPlace({ request, params, context });
  const all = await openAnswers.list(actor, { studyId: study.id, language: languageOf(request) });
  return {
    frame,
    questions: all.map(({ readable, ...question }) => ({
      ...question,
      texts: readable.written,
      isWithheld: readable.isWithheld,
    })),
  };
}

/** Every question of the study's closed waves that people answered in their own words. */
export default function QuestionsPage() {
  const { frame, questions } = useLoaderData<typeof loader>();
  const { say } = useWords();
  return (
    <StudyFrame
      frame={frame}
      step="answers"
      title={say(m.interviews_answers_title)}
      lead={<p>{say(m.interviews_answers_lead)}</p>}
    >
      {questions.length === 0 ? (
        <Alert variant="info">{say(m.interviews_answers_none)}</Alert>
      ) : (
        <ScrollFrame labelledBy="open-answers">
          <Table size="medium">
            <caption id="open-answers" className="visually-hidden">
              {say(m.interviews_answers_title)}
            </caption>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell scope="col">{say(m.interviews_answers_column_question)}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{say(m.interviews_answers_column_wave)}</Table.HeaderCell>
                <Table.HeaderCell scope="col" align="right">
                  {say(m.interviews_answers_column_texts)}
                </Table.HeaderCell>
                <Table.HeaderCell scope="col" align="right">
                  {say(m.interviews_answers_column_sorted)}
                </Table.HeaderCell>
                <Table.HeaderCell scope="col" align="right">
                  {say(m.interviews_answers_column_held)}
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {questions.map((question) => (
                <Table.Row key={addressOf(question)}>
                  <Table.HeaderCell scope="row">
                    {question.texts > 0 ? <a href={addressOf(question)}>{question.label}</a> : question.label}
                  </Table.HeaderCell>
                  <Table.DataCell>
                    {question.waveTitle}
                    <br />
                    <small>{question.audienceTitle}</small>
                  </Table.DataCell>
                  {question.texts > 0 ? (
                    <>
                      <Table.DataCell align="right">{question.texts}</Table.DataCell>
                      <Table.DataCell align="right">{question.sorted}</Table.DataCell>
                      <Table.DataCell align="right">
                        {question.held > 0 ? (
                          <a href={`${addressOf(question)}/names`}>{question.held}</a>
                        ) : (
                          question.held
                        )}
                      </Table.DataCell>
                    </>
                  ) : (
                    <Table.DataCell colSpan={3}>
                      {question.isWithheld
                        ? say(m.interviews_answers_few, { minimum: question.minimumGroup })
                        : say(m.interviews_answers_nobody_wrote)}
                    </Table.DataCell>
                  )}
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </ScrollFrame>
      )}
    </StudyFrame>
  );
}
