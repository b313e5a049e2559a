import { ArrowDownIcon, ArrowUpIcon, FilesIcon, TrashIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/** Up, down, once more, away: what can be done with a part of the study. Each button keeps what is typed around it. */
export function PartButtons(properties: {
  path: string;
  /** What it is about, for those who do not see where the button stands. */
  name: string;
  isFirst: boolean;
  isLast: boolean;
  canDuplicate?: boolean;
}) {
  const { path, name, isFirst, isLast, canDuplicate = true } = properties;
  const { say } = useWords();
  return (
    <div className="part-buttons">
      <One
        intent={`up:${path}`}
        isOff={isFirst}
        icon={<ArrowUpIcon aria-hidden />}
        words={say(m.editor_up)}
        name={name}
      />
      <One
        intent={`down:${path}`}
        isOff={isLast}
        icon={<ArrowDownIcon aria-hidden />}
        words={say(m.editor_down)}
        name={name}
      />
      {canDuplicate ? (
        <One
          intent={`duplicate:${path}`}
          icon={<FilesIcon aria-hidden />}
          words={say(m.editor_duplicate)}
          name={name}
        />
      ) : null}
      <One
        intent={`delete:${path}`}
        icon={<TrashIcon aria-hidden />}
        words={say(m.editor_delete)}
        name={name}
      />
    </div>
  );
}

function One({
  intent,
  isOff,
  icon,
  words,
  name,
}: {
  intent: string;
  isOff?: boolean | undefined;
  icon: ReactNode;
  words: string;
  name: string;
}) {
  return (
    <Button
      type="submit"
      name="intent"
      value={intent}
      size="small"
      variant="tertiary"
      data-color="neutral"
      disabled={isOff === true}
      icon={icon}
      title={words}
    >
      <span className="visually-hidden">{`${words}: ${name}`}</span>
    </Button>
  );
}
