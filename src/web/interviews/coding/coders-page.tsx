import { Alert, Button } from '@navikt/ds-react';
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
import { useWords } from '#web/language/language.ts';
import { BlindChoice } from './blind-choice.tsx';
import { Choice } from './choice.tsx';
import { CodersTable } from './coders-table.tsx';
import { CodesFrame } from './codes-frame.tsx';
import { codingPlace } from './coding-place.ts';
import { sayRefused } from './coding-words.ts';
import { ComparedTurns, shownTurn } from './compared-turns.tsx';

const shows = ['all', 'coded', 'apart'] as const;
type Shows = (typeof shows)[number];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, coding, asked, frame } = await codingPlace({ request, params, context });
  const query = new URL(request.url).searchParams;
  const chosen = {
    interviewId: query.get('interview'),
    first: query.get('first'),
    second: query.get('second'),
  };
  const show: Shows = shows.find((one) => one === query.get('show')) ?? 'all';
  const found = await coding.sideBySide(actor, asked, chosen);
  const { interviews, interviewId, shown, why } = found;
  const { isBlind, blindBy, choosesBlind, unfinished } = found;
  return {
    frame,
    interviewId,
    blind: { isBlind, blindBy, choosesBlind, unfinished },
    why,
    show,
    isDone: query.has('done'),
    interviews: interviews.map((one) => ({
      interviewId: one.interviewId,
      pseudonym: one.name,
      coders: one.coders.map(({ name }) => name),
    })),
    shown: shown && {
      coders: shown.coders,
      first: shown.first,
      second: shown.second,
      counts: {
        first: shown.comparison.first,
        second: shown.comparison.second,
        words: shown.comparison.words,
      },
      all: shown.comparison.turns.length,
      turns: shown.comparison.turns
        .filter(
          ({ isApart, first, second, pieces }) =>
            show === 'all' ||
            (show === 'apart'
              ? isApart
              : first.length + second.length > 0 || pieces.some(({ by }) => by !== 'neither')),
        )
        .map((turn) => shownTurn(turn, shown.transcript.text)),
    },
  };
}

/** Chooses whether the study is coded blind. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, coding, asked } = await codingPlace({ request, params, context });
  const isBlind = (await readForm(request)).get('blind') === 'yes';
  const step = { kind: 'blindChosen', isBlind } as const;
  const { refused } = await coding.takeOnBoard(actor, asked, [{ eventId: crypto.randomUUID(), step }]);
  if (refused.length > 0) return data({ why: refused[0]!.why }, { status: 403 });
  return redirect(`${new URL(request.url).pathname}?done`, 303);
}

export default function CodersPage() {
  const { frame, interviews, interviewId, blind, why, show, shown, isDone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say, language } = useWords();
  const here = `/studies/${frame.studyId}/interviews/codes/coders`;
  const problem = {
    sealed: m.interviews_coders_side_sealed,
    oneCoder: m.interviews_coders_side_one,
    nobody: m.interviews_coders_side_nobody,
  };
  return (
    <CodesFrame
      frame={frame}
      step="coders"
      title={say(m.interviews_coders_title)}
      lead={<p>{say(m.interviews_coders_lead)}</p>}
    >
      {refused ? (
        <Alert variant="error" role="alert">
          {sayRefused(refused.why, language)}
        </Alert>
      ) : null}
      {isDone && !refused ? (
        <Alert variant="success" size="small">
          {say(m.interviews_coding_done_change)}
        </Alert>
      ) : null}
      {interviews.length > 0 ? (
        <form method="get" className="codes-filter">
          <Choice
            name="interview"
            label={say(m.interviews_codes_interview)}
            chosen={interviewId ?? ''}
            options={interviews.map((one) => [
              one.interviewId,
              say(m.interviews_coders_interview, {
                pseudonym: one.pseudonym,
                coders: one.coders.join(', '),
              }),
            ])}
          />
          {shown ? (
            <>
              {(['first', 'second'] as const).map((side) => (
                <Choice
                  key={side}
                  name={side}
                  label={say(side === 'first' ? m.interviews_coders_first : m.interviews_coders_second)}
                  chosen={shown[side].personId}
                  options={shown.coders.map(({ personId, name }) => [personId, name])}
                />
              ))}
              <Choice
                name="show"
                label={say(m.interviews_coders_show)}
                chosen={show}
                options={[
                  ['all', say(m.interviews_coders_show_all)],
                  ['coded', say(m.interviews_coders_show_coded)],
                  ['apart', say(m.interviews_coders_show_apart)],
                ]}
              />
            </>
          ) : null}
          <Button type="submit" size="small" variant="secondary">
            {say(m.interviews_codes_show)}
          </Button>
        </form>
      ) : null}
      {why ? <p>{say(problem[why])}</p> : null}
      {shown ? (
        <>
          <CodersTable {...shown} />
          <ComparedTurns
            {...shown}
            hrefOf={(_, { codingId }) =>
              `/studies/${frame.studyId}/interviews/${interviewId}/coding?coding=${codingId}#coding-${codingId}`
            }
          />
        </>
      ) : null}
      <BlindChoice blind={blind} here={here} of="study" />
    </CodesFrame>
  );
}
