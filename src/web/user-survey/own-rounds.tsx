import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { OwnRound } from '#modules/scorecards/index.ts';
import { useSurveyWords } from './survey-words.ts';

/** Rounds collected here that have closed: what each would give, and one button to take it in. */
export function OwnRounds({ rounds }: { rounds: readonly OwnRound[] }) {
  const { say, month } = useSurveyWords();
  if (rounds.length === 0) return null;
  return (
    <section aria-labelledby="rounds">
      <h2 className="section-title" id="rounds">
        {say(m.scorecards_user_rounds)}
      </h2>
      <p>{say(m.scorecards_user_rounds_text)}</p>
      <ul className="user-survey-rounds">
        {rounds.map((round) => (
          <li key={round.waveId}>
            <p>
              <a href={`/studies/${round.studyId}/waves/${round.waveId}/report`}>{round.title}</a>,{' '}
              {month(round.period)}. {say(m.scorecards_user_round_offices, { count: round.offices })}{' '}
              {round.without > 0 ? say(m.scorecards_user_round_without, { count: round.without }) : null}{' '}
              {round.over > 0 ? say(m.scorecards_user_round_over, { count: round.over }) : null}
            </p>
            {round.isTaken ? (
              <p>{say(m.scorecards_user_round_taken)}</p>
            ) : round.offices > 0 ? (
              <form method="post">
                <input type="hidden" name="wave" value={round.waveId} />
                <Button type="submit" variant="secondary" size="small">
                  {say(m.scorecards_user_round_take)}
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
