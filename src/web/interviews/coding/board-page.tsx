import { Alert, Button } from '@navikt/ds-react';
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
import { boardSteps } from './board-form.ts';
import { listCodes } from './codes-data.ts';
import { CodesFrame } from './codes-frame.tsx';
import { codingPlace } from './coding-place.ts';
import { Concepts } from './concepts.tsx';
import { GroupFold } from './group-fold.tsx';
import { Pile } from './pile.tsx';
import { Standing } from './standing.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, coding, asked, frame } = await codingPlace({ request, params, context });
  const open = await coding.codes(actor, asked);
  return {
    ...{ frame, lastOwn: open.lastOwn, number: open.state.number },
    codes: listCodes(open, languageOf(request)),
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
  const { frame, codes, groups, concepts, lastOwn, number, isDone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { say } = useWords();
  const here = `/studies/${frame.studyId}/interviews/codes/board`;
  const lying = (kind: 'ungrouped' | 'outside') => codes.filter(({ place }) => place.kind === kind);
  const inGroup = (groupId: string) =>
    codes.filter(({ place }) => place.kind === 'group' && place.groupId === groupId);
  const problem = {
    place: m.interviews_board_no_group_name,
    name: m.interviews_board_no_name,
    none: m.interviews_board_none_chosen,
    gone: m.interviews_coding_refused_code,
  };
  return (
    <CodesFrame
      frame={frame}
      step="board"
      title={say(m.interviews_board_title)}
      lead={<p>{say(m.interviews_board_lead)}</p>}
    >
      {refused ? <Alert variant="error">{say(problem[refused.why])}</Alert> : null}
      {isDone && !refused ? (
        <Alert variant="success" size="small" className="coding-done">
          {say(m.interviews_coding_done_change)}
        </Alert>
      ) : null}
      {codes.length === 0 ? (
        <p>{say(m.interviews_codes_none)}</p>
      ) : (
        <>
          <div className="coding-ways">
            {lastOwn ? (
              <form method="post" action={here}>
                <input type="hidden" name="event" value={lastOwn} />
                <Button type="submit" name="do" value="undo" size="small" variant="tertiary">
                  {say(m.interviews_coding_undo)}
                </Button>
              </form>
            ) : null}
            <p className="coding-saved" role="status" data-saved-line />
          </div>
          <Standing live={`/studies/${frame.studyId}/interviews/codes/live`} at={null} here={here} />
          <form
            method="post"
            action={here}
            className="board-form"
            data-board
            data-number={number}
            data-steps={`/studies/${frame.studyId}/interviews/codes/steps`}
            data-said-saved={say(m.interviews_coding_saved)}
            data-said-saving={say(m.interviews_coding_saving)}
            data-said-unsaved={say(m.interviews_coding_unsaved)}
            data-said-signed-out={say(m.interviews_coding_signed_out)}
          >
            <div className="board-move">
              <label className="codes-choice">
                <span>{say(m.interviews_board_move)}</span>
                <select name="to" defaultValue="new">
                  <option value="new">{say(m.interviews_board_new_group)}</option>
                  {groups.map(({ groupId, name }) => (
                    <option key={groupId} value={groupId}>
                      {name}
                    </option>
                  ))}
                  <option value="outside">{say(m.interviews_board_outside)}</option>
                  <option value="ungrouped">{say(m.interviews_board_ungrouped)}</option>
                </select>
              </label>
              <label className="codes-choice">
                <span>{say(m.interviews_board_new_name)}</span>
                <input type="text" name="name" maxLength={120} autoComplete="off" />
              </label>
              <Button type="submit" name="do" value="place" size="small">
                {say(m.interviews_board_move_button)}
              </Button>
            </div>
            <div className="board" id="board">
              <Pile id="ungrouped" name={say(m.interviews_board_ungrouped)} codes={lying('ungrouped')} />
              {groups.map(({ groupId, name }) => (
                <Pile key={groupId} id={groupId} name={name} codes={inGroup(groupId)} />
              ))}
              <Pile id="outside" name={say(m.interviews_board_outside)} codes={lying('outside')} />
            </div>
          </form>
          {groups.length > 0 ? (
            <section aria-labelledby="groups" data-folds>
              <h2 className="section-title" id="groups">
                {say(m.interviews_board_groups)}
              </h2>
              {groups.map((group, index) => (
                <GroupFold
                  key={group.groupId}
                  {...{ group, here, isFirst: index === 0, isLast: index === groups.length - 1 }}
                  concept={concepts.find(({ conceptId }) => conceptId === group.conceptId)?.name ?? null}
                />
              ))}
            </section>
          ) : null}
          {groups.length > 0 ? <Concepts {...{ concepts, groups, codes, here }} /> : null}
        </>
      )}
      <script type="module" src="/coding/board.js" />
    </CodesFrame>
  );
}
