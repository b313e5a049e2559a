import { Tag } from '@navikt/ds-react';
import type { UnitStatus } from '#modules/organisation/schema.ts';
import { useWords } from '#web/language/language.ts';
import { statusWords } from './register-words.ts';

const colours = { planned: 'info', active: 'success', closing: 'warning', closed: 'neutral' } as const;

/** Whether a unit is at work, in a word. */
export function StatusTag({ status }: { status: UnitStatus }) {
  const { say } = useWords();
  return (
    <Tag size="small" variant="moderate" data-color={colours[status]}>
      {say(statusWords[status])}
    </Tag>
  );
}
