import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { audienceName } from './audience-titles.ts';
import type { PilotPageData } from './pilot-page-data.ts';

/** Whole seconds as minutes and seconds. */
export function minutesOf(seconds: number): { minutes: number; seconds: number } {
  const whole = Math.round(seconds);
  return { minutes: Math.floor(whole / 60), seconds: whole % 60 };
}

/** Who tries a wave out, how far they have come, how long it took, and the link each of them is to have. */
export function PilotTesters({ page }: { page: PilotPageData }) {
  const { say, language } = useWords();
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
      <ul className="testers">
        {testers.map(({ testerId, name, email, audience, isFinished, seconds, address }) => (
          <li key={testerId}>
            <div className="testers__who">
              <h3>{name}</h3>
              <p>
                {email} · {audienceName(audience, language)}
              </p>
              <p>
                {isFinished
                  ? say(m.waves_pilot_finished)
                  : seconds === null
                    ? say(m.waves_pilot_not_begun)
                    : say(m.waves_pilot_underway)}
                {seconds === null ? null : ` · ${time(seconds)}`}
              </p>
            </div>
            {isOver ? null : (
              <>
                <div className="testers__link">
                  <label htmlFor={`link-${testerId}`}>{say(m.waves_pilot_link, { name })}</label>
                  <input id={`link-${testerId}`} readOnly value={address} />
                </div>
                <form method="post">
                  <input type="hidden" name="tester" value={testerId} />
                  <Button
                    type="submit"
                    size="small"
                    variant="tertiary"
                    name="do"
                    value="remove"
                    aria-label={say(m.waves_pilot_remove_named, { name })}
                  >
                    {say(m.waves_pilot_remove)}
                  </Button>
                </form>
              </>
            )}
          </li>
        ))}
      </ul>
      {testers.length > 0 && !isOver ? <p>{say(m.waves_pilot_link_hint)}</p> : null}
    </section>
  );
}
