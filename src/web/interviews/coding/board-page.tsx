import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { boardSteps } from './board-form.ts';
import { BoardView } from './board-view.tsx';
import { listCodes } from './codes-data.ts';
import { CodesFrame } from './codes-frame.tsx';
import { codingPlace } from './coding-place.ts';
import { Concepts } from './concepts.tsx';
import { interviewsToCode } from './interviews-to-code.ts';
import { NoCodes } from './no-codes.tsx';
import { Standing } from './standing.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, coding, asked, frame } = await codingPlace({ request, params, context });
  const open = await coding.codes(actor, asked);
  const codes = listCodes(open, languageOf(request));
  return {
    frame,
    interviews:
      codes.length === 0 ? await interviewsToCode(context.get(servicesContext), actor, frame.studyId) : [],
    lastOwn: open.lastOwn,
    number: open.state.number,
    codes,
    groups: open.state.groups,
    concepts: open.state.concepts,
    isDone: new URL(request.url).searchParams.has('done'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, coding, asked } = await codingPlace({ request, params, context });
  const form = await readForm(request);
  const steps = boardSteps(form, await coding.codes(actor, asked));
  if (steps === null) return { why: form.get('do') === 'place' ? ('place' as const) : ('name' as const) };
  if (steps.length === 0) return { why: 'none' as const };
  const { refused } = await coding.takeOnBoard(actor, asked, steps);
  if (refused.length > 0) return { why: 'gone' as const };
  return redirect(`${new URL(request.url).pathname}?done#board`, 303);
}

export default function BoardPage() {
  const { frame, interviews, codes, groups, concepts, lastOwn, number, isDone } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const base = `/studies/${frame.studyId}/interviews/codes`;
  const here = `${base}/board`;
  return (
    <CodesFrame
      frame={frame}
      step="board"
      title={say(m.interviews_board_title)}
      lead={<p>{say(m.interviews_board_lead)}</p>}
    >
      <BoardView
        codes={codes}
        groups={groups}
        concepts={concepts}
        lastOwn={lastOwn}
        number={number}
        isDone={isDone}
        here={here}
        steps={`${base}/steps`}
        refused={refused?.why ?? null}
        none={<NoCodes studyId={frame.studyId} interviews={interviews} />}
        others={<Standing live={`${base}/live`} at={null} here={here} />}
      >
        {groups.length > 0 ? (
          <Concepts concepts={concepts} groups={groups} codes={codes} here={here} />
        ) : null}
      </BoardView>
    </CodesFrame>
  );
}
