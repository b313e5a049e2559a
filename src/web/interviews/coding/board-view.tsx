import { Alert, Button } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { m } from '#messages';
import type { OpenCodes } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';
import type { ListedCode } from './codes-data.ts';
import { GroupFold } from './group-fold.tsx';
import { Pile } from './pile.tsx';

/** Why a form of the board was not taken. */
export type BoardRefused = 'place' | 'name' | 'none' | 'gone';

/** Codes in piles, and the groups they make: of interviews, and of free texts. `/coding/board.js` makes it live. */
export function BoardView(properties: {
  codes: readonly ListedCode[];
  groups: OpenCodes['state']['groups'];
  concepts: readonly { conceptId: string; name: string }[];
  here: string;
  /** Where the script sends its steps. */
  steps: string;
  lastOwn: string | null;
  /** Of the last step that is in what is shown. */
  number: number;
  refused: BoardRefused | null;
  isDone: boolean;
  /** What is said while there are no codes. */
  none: ReactNode;
  /** Who else is at the board. */
  others?: ReactNode;
  /** What is made of the groups. */
  children?: ReactNode;
}) {
  const { codes, groups, concepts, here, steps, lastOwn, number, refused, isDone, none, others, children } =
    properties;
  const { say } = useWords();
  const lying = (kind: 'ungrouped' | 'outside') => codes.filter(({ place }) => place.kind === kind);
  const inGroup = (groupId: string) =>
    codes.filter(({ place }) => place.kind === 'group' && place.groupId === groupId);
  const conceptOf = (id: string | null) => concepts.find(({ conceptId }) => conceptId === id)?.name ?? null;
  const problem = {
    place: m.interviews_board_no_group_name,
    name: m.interviews_board_no_name,
    none: m.interviews_board_none_chosen,
    gone: m.interviews_coding_refused_code,
  };
  return (
    <>
      {refused ? <Alert variant="error">{say(problem[refused])}</Alert> : null}
      {isDone && !refused ? (
        <Alert variant="success" size="small" className="coding-done">
          {say(m.interviews_coding_done_change)}
        </Alert>
      ) : null}
      {codes.length === 0 ? (
        none
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
          {others}
          <form
            method="post"
            action={here}
            className="board-form"
            data-board
            data-number={number}
            data-steps={steps}
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
          {/* There before the first group is, so that the script has where to put it. */}
          <div className="board-folds" data-folds>
            {groups.length > 0 ? (
              <section aria-labelledby="groups">
                <h2 className="section-title" id="groups">
                  {say(m.interviews_board_groups)}
                </h2>
                {groups.map((group, index) => (
                  <GroupFold
                    key={group.groupId}
                    group={group}
                    here={here}
                    isFirst={index === 0}
                    isLast={index === groups.length - 1}
                    concept={conceptOf(group.conceptId)}
                  />
                ))}
              </section>
            ) : null}
            {children}
          </div>
        </>
      )}
      <script type="module" src="/coding/board.js" />
    </>
  );
}
