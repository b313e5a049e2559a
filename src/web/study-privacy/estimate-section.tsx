import { Alert, Button, Table } from '@navikt/ds-react';
import { m } from '#messages';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { Fold } from '#web/components/fold.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useWords } from '#web/language/language.ts';
import type { StudyFrameData } from '#web/studies/study-place.ts';
import type { AdviceRow, EstimateView } from './privacy-view.ts';

/** How recognisable the answers are, before anybody has answered; and where to write how many are asked. */
export function EstimateSection(properties: {
  frame: StudyFrameData;
  estimates: readonly EstimateView[];
  waveTitle: string | null;
  offices: string;
  unread: readonly string[];
  minimumGroup: number;
}) {
  const { frame, estimates, waveTitle, offices, unread, minimumGroup } = properties;
  const { say } = useWords();
  const asksAnything = estimates.some(({ questions }) => questions.length > 0);
  return (
    <section aria-labelledby="estimate">
      <h2 className="section-title" id="estimate">
        {say(m.privacy_estimate_title)}
      </h2>
      {asksAnything ? null : <p className="measure">{say(m.privacy_estimate_no_questions)}</p>}
      {estimates
        .filter(({ questions, estimate }) => questions.length > 0 && estimate !== null)
        .map((view) => (
          <Estimate
            key={view.instrument}
            view={view}
            minimumGroup={minimumGroup}
            isAlone={estimates.length === 1}
          />
        ))}
      {waveTitle ? <p className="measure">{say(m.privacy_estimate_from_wave, { wave: waveTitle })}</p> : null}
      <form method="get" action={`/studies/${frame.studyId}/privacy`} className="upload privacy-offices">
        <div className="text-field text-field--wide">
          <label htmlFor="offices">{say(m.privacy_estimate_offices)}</label>
          <p className="file-field__hint" id="offices-hint">
            {say(m.privacy_estimate_offices_hint)}
          </p>
          <textarea
            id="offices"
            name="offices"
            rows={6}
            defaultValue={offices}
            aria-describedby="offices-hint"
          />
        </div>
        {unread.length > 0 ? (
          <Alert variant="warning">
            {say(m.privacy_estimate_unread, { lines: unread.slice(0, 5).join(' · ') })}
          </Alert>
        ) : null}
        <div className="upload__send">
          <Button type="submit">{say(m.privacy_estimate_reckon)}</Button>
          <p>{say(m.privacy_estimate_not_stored)}</p>
        </div>
      </form>
    </section>
  );
}

function Estimate({
  view,
  minimumGroup,
  isAlone,
}: {
  view: EstimateView;
  minimumGroup: number;
  isAlone: boolean;
}) {
  const { say } = useWords();
  const { estimate, questions, instrument } = view;
  if (!estimate) return null;
  const { people, alone, small, inTinyOffices, offices, advice } = estimate;
  const share = small / people;
  const verdict =
    share > 0.3 ? m.privacy_estimate_high : share > 0.05 ? m.privacy_estimate_some : m.privacy_estimate_low;
  return (
    <div className="privacy-estimate">
      {isAlone ? null : <h3>{view.title}</h3>}
      <p className="report-finding">
        {say(m.privacy_estimate_finding, { people, small, alone, minimum: minimumGroup })}
      </p>
      <p className="measure">{say(verdict)}</p>
      {inTinyOffices > 0 ? (
        <p className="measure">
          {say(m.privacy_estimate_tiny, { people: inTinyOffices, minimum: minimumGroup })}
        </p>
      ) : null}
      {advice.length > 0 ? (
        <>
          <h3 id={`advice-${instrument}`}>{say(m.privacy_advice_title)}</h3>
          <ol className="privacy-advice">
            {advice.map((one, index) => (
              <li key={index}>{sayAdvice(one, say)}</li>
            ))}
          </ol>
        </>
      ) : null}
      <h3 id={`questions-${instrument}`}>{say(m.privacy_questions_title)}</h3>
      <ScrollFrame labelledBy={`questions-${instrument}`} hasHint={false}>
        <Table size="small">
          <ColumnHeads
            columns={[
              say(m.privacy_question),
              { number: say(m.privacy_answers) },
              { number: say(m.privacy_by_itself) },
              { number: say(m.privacy_without) },
            ]}
          />
          <Table.Body>
            {questions.map(({ id, name, answers, byItself, without }) => (
              <Table.Row key={id} shadeOnHover={false}>
                <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
                <Table.DataCell align="right">{answers ?? say(m.privacy_answers_words)}</Table.DataCell>
                <Table.DataCell align="right">{byItself}</Table.DataCell>
                <Table.DataCell align="right">{without}</Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollFrame>
      <Fold summary={say(m.privacy_offices_title)}>
        <p className="visually-hidden" id={`offices-${instrument}`}>
          {say(m.privacy_offices_title)}
        </p>
        <ScrollFrame labelledBy={`offices-${instrument}`} hasHint={false}>
          <Table size="small">
            <ColumnHeads
              columns={[
                say(m.privacy_office),
                { number: say(m.privacy_asked) },
                { number: say(m.privacy_small, { minimum: minimumGroup }) },
                { number: say(m.privacy_alone) },
              ]}
            />
            <Table.Body>
              {offices.map((office, index) => (
                <Table.Row key={index} shadeOnHover={false}>
                  <Table.HeaderCell scope="row">{office.name}</Table.HeaderCell>
                  <Table.DataCell align="right">{office.people}</Table.DataCell>
                  <Table.DataCell align="right">{office.small}</Table.DataCell>
                  <Table.DataCell align="right">{office.alone}</Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </ScrollFrame>
      </Fold>
      <Fold summary={say(m.privacy_how_title)}>
        <p className="measure">{say(m.privacy_how_text)}</p>
      </Fold>
    </div>
  );
}

function sayAdvice({ kind, name, to, small }: AdviceRow, say: ReturnType<typeof useWords>['say']): string {
  return kind === 'leaveOut'
    ? say(m.privacy_advice_leave_out, { name, small })
    : say(m.privacy_advice_coarsen, { name, to, small });
}
