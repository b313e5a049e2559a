import { m } from '#messages';
import { useNextStep } from '#web/interviews/next-step.ts';
import { useWords } from '#web/language/language.ts';
import type { JourneyData } from './journey-data.ts';
import { sayDay } from './say-day.ts';
import type { StudyFrameData } from './study-place.ts';

/** Where the interviews are, from the informants to the locked report, and the one thing to do next with them. */
export function InterviewsStanding({
  frame,
  where,
}: {
  frame: StudyFrameData;
  where: NonNullable<JourneyData['interviews']>;
}) {
  const { say, language } = useWords();
  const next = useNextStep({ frame, where, mayPrepare: where.mayPrepare });
  const { informants, consents, interviews, transcripts, findings } = where;
  const of = (part: number, all: number) => say(m.findings_of, { part, all });
  const { locked } = findings ?? { locked: null };
  return (
    <>
      {informants === 0 ? (
        <p className="journey__state">{say(m.interviews_journey_none)}</p>
      ) : (
        <dl className="journey__standing">
          <Standing term={say(m.interviews_standing_informants)} value={`${informants}`} />
          <Standing term={say(m.interviews_standing_consents)} value={of(consents, informants)} />
          <Standing term={say(m.interviews_standing_transcripts)} value={of(transcripts, interviews)} />
          {findings ? (
            <>
              <Standing term={say(m.interviews_standing_codes)} value={`${findings.codes}`} />
              <Standing term={say(m.interviews_standing_concepts)} value={`${findings.concepts}`} />
              <Standing
                term={say(m.interviews_standing_report)}
                value={
                  locked
                    ? say(m.interviews_standing_locked, {
                        version: locked.version,
                        day: sayDay(locked.lockedOn, language),
                      })
                    : say(m.interviews_standing_not_locked)
                }
              />
            </>
          ) : null}
        </dl>
      )}
      <p className="journey__next">{next.isMine ? <a href={next.href}>{next.button}</a> : next.text}</p>
    </>
  );
}

const Standing = ({ term, value }: { term: string; value: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{value}</dd>
  </div>
);
