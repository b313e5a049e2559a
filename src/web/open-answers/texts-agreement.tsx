import { m } from '#messages';
import type { OpenAgreement, TextsAgreementChoice } from '#modules/interviews/index.ts';
import { formatNumber } from '#platform/number-style.ts';
import { Fold } from '#web/components/fold.tsx';
import {
  AgreementFigures,
  DrawnFrom,
  type FoundAgreement,
} from '#web/interviews/coding/agreement-figures.tsx';
import { Choice } from '#web/interviews/coding/choice.tsx';
import { ReckonAgain } from '#web/interviews/coding/reckon-again.tsx';
import { Ticks } from '#web/interviews/coding/ticks.tsx';
import { useWords } from '#web/language/language.ts';

/** How far those who sort a question agree: what is asked for, the figures, and what they are reckoned from. */
export function TextsAgreement(properties: {
  choice: TextsAgreementChoice;
  coders: OpenAgreement['coders'];
  why: OpenAgreement['why'];
  found: FoundAgreement | null;
  csv: string;
  base: string;
}) {
  const { choice, coders, why, found, csv, base } = properties;
  const { say, language } = useWords();
  const whole = (count: number) => formatNumber(count, language, { decimals: 0 });
  const problem = {
    sealed: m.interviews_answers_agreement_sealed,
    nobody: m.interviews_answers_agreement_nobody,
    oneCoder: m.interviews_answers_agreement_one,
    noneInCommon: m.interviews_answers_agreement_none_in_common,
    notGrouped: m.interviews_answers_agreement_empty,
  };
  return (
    <>
      {coders.length > 1 ? (
        <>
          <p className="agreement-note">{say(m.interviews_answers_agreement_note)}</p>
          <form method="get" className="codes-filter">
            <Choice
              name="level"
              label={say(m.interviews_agreement_level)}
              chosen={choice.level}
              options={[
                ['group', say(m.interviews_answers_agreement_group)],
                ['code', say(m.interviews_agreement_code)],
              ]}
            />
            <Ticks
              name="coder"
              label={say(m.interviews_agreement_coders)}
              chosen={choice.coderIds}
              options={coders.map(({ personId, name }) => [personId, name])}
            />
            <ReckonAgain seed={choice.seed} />
          </form>
        </>
      ) : null}
      {why ? <p>{say(problem[why])}</p> : null}
      {found ? (
        <>
          <AgreementFigures
            found={found}
            units="lines"
            level={3}
            eachTitle={say(
              choice.level === 'code'
                ? m.interviews_agreement_each_code
                : m.interviews_answers_agreement_each_group,
            )}
          />
          <p className="answers-ways">
            <a href={`${base}?show=apart`}>{say(m.interviews_answers_agreement_apart)}</a>
            <a href={csv}>{say(m.interviews_agreement_csv)}</a>
          </p>
          <Fold summary={say(m.interviews_agreement_from)}>
            <p>
              {say(m.interviews_answers_agreement_from, {
                count: whole(found.n),
                coders: found.coders.join(', '),
              })}
            </p>
            {found.left > 0 ? (
              <p>{say(m.interviews_answers_agreement_left, { count: whole(found.left) })}</p>
            ) : null}
            <DrawnFrom resamples={found.resamples} seed={choice.seed} />
            <p>{say(m.interviews_answers_agreement_method)}</p>
            <p>{say(m.interviews_agreement_limits)}</p>
          </Fold>
        </>
      ) : null}
    </>
  );
}
