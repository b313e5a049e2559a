import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { SendPilotLetters } from './pilot-letters.tsx';
import type { PilotPageData } from './pilot-page-data.ts';
import { minutesOf, PilotTester } from './pilot-tester.tsx';

/** Who tries a wave out, how long it took them, and the letters with their links. */
export function PilotTesters({ page }: { page: PilotPageData }) {
  const { say } = useWords();
  const { testers, medianSeconds, slowest, isOver } = page;
  const time = (seconds: number) => say(m.waves_pilot_time, minutesOf(seconds));
  return (
    <section aria-labelledby="testers">
      <h2 className="section-title" id="testers">
        {say(m.waves_pilot_testers)}
      </h2>
      {testers.length === 0 ? <p>{say(m.waves_pilot_nobody)}</p> : null}
      {medianSeconds !== null ? (
        <dl className="figures figures--text">
          <div>
            <dt>{say(m.waves_pilot_median)}</dt>
            <dd>{time(medianSeconds)}</dd>
          </div>
          {slowest ? (
            <div>
              <dt>
                {say(m.waves_pilot_slowest)}
                <span>{slowest.title}</span>
              </dt>
              <dd>{time(slowest.seconds)}</dd>
            </div>
          ) : null}
        </dl>
      ) : null}
      {testers.length > 0 && !isOver ? <SendPilotLetters page={page} /> : null}
      <ul className="testers">
        {testers.map((tester) => (
          <PilotTester key={tester.testerId} tester={tester} page={page} />
        ))}
      </ul>
    </section>
  );
}
