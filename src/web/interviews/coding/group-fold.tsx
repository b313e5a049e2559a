import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';

/** A group's name, where it stands among the others, and away with it. */
export function GroupFold(properties: {
  group: { groupId: string; name: string; memo: string };
  concept: string | null;
  here: string;
  isFirst: boolean;
  isLast: boolean;
}) {
  const { group, concept, here, isFirst, isLast } = properties;
  const { say } = useWords();
  return (
    <Fold summary={concept ? say(m.interviews_board_in_concept, { group: group.name, concept }) : group.name}>
      <form method="post" action={here} className="group-form">
        <input type="hidden" name="group" value={group.groupId} />
        <label className="codes-choice">
          <span>{say(m.interviews_board_group_name)}</span>
          <input
            type="text"
            name="name"
            defaultValue={group.name}
            required
            maxLength={120}
            autoComplete="off"
          />
        </label>
        <Button type="submit" name="do" value="name" size="small" variant="secondary">
          {say(m.interviews_board_save_name)}
        </Button>
        {isFirst ? null : (
          <Button type="submit" name="do" value="forward" size="small" variant="tertiary" formNoValidate>
            {say(m.interviews_board_forward)}
          </Button>
        )}
        {isLast ? null : (
          <Button type="submit" name="do" value="back" size="small" variant="tertiary" formNoValidate>
            {say(m.interviews_board_back)}
          </Button>
        )}
        <Button type="submit" name="do" value="remove" size="small" variant="tertiary" formNoValidate>
          {say(m.interviews_board_remove)}
        </Button>
      </form>
      <form method="post" action={here} className="concept-form">
        <input type="hidden" name="group" value={group.groupId} />
        <label>
          <span>{say(m.interviews_memo_group)}</span>
          <textarea name="memo" rows={3} maxLength={10000} defaultValue={group.memo} />
        </label>
        <Button type="submit" name="do" value="note" size="small" variant="secondary">
          {say(m.interviews_memo_save)}
        </Button>
      </form>
      <p className="code-card__by">{say(m.interviews_board_remove_text)}</p>
    </Fold>
  );
}
