import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { formatNumber } from '#platform/number-style.ts';
import { Fold } from '#web/components/fold.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { agreementChoice, firstShown, isOfAll, partsOf, rowsAtATime } from './agreement-choice.ts';
import { AgreementFigures, DrawnFrom } from './agreement-figures.tsx';
import { sayRows } from './agreement-words.ts';
import { Choice } from './choice.tsx';
import { CodesFrame } from './codes-frame.tsx';
import { codingPlace } from './coding-place.ts';
import { ReckonAgain } from './reckon-again.tsx';
import { Ticks } from './ticks.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, coding, asked, frame } = await codingPlace({ request, params, context });
  const url = new URL(request.url);
  const choice = agreementChoice(url.searchParams);
  const language = languageOf(request);
  const { coders, interviews, sealed, agreement, why } = await coding.agreement(actor, asked, choice);
  const each = agreement?.rows.filter((row) => !isOfAll(row)) ?? [];
  const from = firstShown(url.searchParams, each.length);
  return {
    frame,
    choice,
    coders,
    interviews,
    sealed,
    why,
    csv: `${url.pathname}/csv${url.search}`,
    found: agreement && {
      interviews: agreement.interviews,
      n: agreement.n,
      left: agreement.left,
      resamples: agreement.resamples,
      coders: agreement.coders.map(({ name }) => name),
      // On the first page alone: on the next ones they would be reckoned once more.
      ofAll: from > 0 ? [] : await sayRows(agreement.rows.filter(isOfAll), language),
      each: await sayRows(each.slice(from, from + rowsAtATime), language),
      parts: partsOf(url, each.length),
      from,
      all: each.length,
    },
  };
}

export default function AgreementPage() {
  const { frame, choice, coders, interviews, sealed, why, csv, found } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  const whole = (count: number) => formatNumber(count, language, { decimals: 0 });
  const problem = {
    nobody: m.interviews_agreement_nobody,
    oneCoder: m.interviews_agreement_one_coder,
    noneInCommon: m.interviews_agreement_none_in_common,
    notGrouped: m.interviews_agreement_not_grouped,
  };
  return (
    <CodesFrame
      frame={frame}
      step="agreement"
      title={say(m.interviews_agreement_title)}
      lead={<p>{say(m.interviews_agreement_lead)}</p>}
    >
      <p className="agreement-note">{say(m.interviews_agreement_note)}</p>
      {coders.length > 1 ? (
        <form method="get" className="codes-filter">
          <Choice
            name="units"
            label={say(m.interviews_agreement_units)}
            chosen={choice.units}
            options={[
              ['turns', say(m.interviews_agreement_turns)],
              ['characters', say(m.interviews_agreement_characters)],
            ]}
          />
          <Choice
            name="level"
            label={say(m.interviews_agreement_level)}
            chosen={choice.level}
            options={[
              ['code', say(m.interviews_agreement_code)],
              ['group', say(m.interviews_agreement_group)],
              ['concept', say(m.interviews_agreement_concept)],
            ]}
          />
          <Ticks
            name="coder"
            label={say(m.interviews_agreement_coders)}
            chosen={choice.coderIds}
            options={coders.map(({ personId, name }) => [personId, name])}
          />
          <Ticks
            name="interview"
            label={say(m.interviews_agreement_interviews)}
            chosen={choice.interviewIds}
            options={interviews.map(({ interviewId, pseudonym }) => [interviewId, pseudonym])}
          />
          <ReckonAgain seed={choice.seed} />
        </form>
      ) : null}
      {sealed.length > 0 ? (
        <p>{say(m.interviews_agreement_sealed, { interviews: sealed.join(', ') })}</p>
      ) : null}
      {why ? <p>{say(problem[why])}</p> : null}
      {found ? (
        <>
          <AgreementFigures
            found={found}
            units={choice.units}
            level={2}
            eachTitle={say(
              {
                code: m.interviews_agreement_each_code,
                group: m.interviews_agreement_each_group,
                concept: m.interviews_agreement_each_concept,
              }[choice.level],
            )}
          />
          <p>
            <a href={csv}>{say(m.interviews_agreement_csv)}</a>
          </p>
          <Fold summary={say(m.interviews_agreement_from)}>
            <ul>
              {found.interviews.map((one) => (
                <li key={one.interviewId}>
                  {say(
                    choice.units === 'turns'
                      ? m.interviews_agreement_from_turns
                      : m.interviews_agreement_from_characters,
                    {
                      pseudonym: one.pseudonym,
                      version: one.version,
                      count: whole(one.units),
                      coders: one.coders.join(', '),
                    },
                  )}
                </li>
              ))}
            </ul>
            <p>{say(m.interviews_agreement_n, { n: whole(found.n) })}</p>
            {found.left > 0 ? <p>{say(m.interviews_agreement_left, { count: whole(found.left) })}</p> : null}
            <DrawnFrom resamples={found.resamples} seed={choice.seed} />
            <p>
              {say(
                choice.units === 'turns'
                  ? m.interviews_agreement_method_turns
                  : m.interviews_agreement_method_characters,
              )}
            </p>
            <p>{say(m.interviews_agreement_limits)}</p>
          </Fold>
        </>
      ) : null}
    </CodesFrame>
  );
}
