import { Tag } from '@navikt/ds-react';
import { m } from '#messages';
import type { WaveState } from '#modules/surveys/schema.ts';
import { useWords } from '#web/language/language.ts';

const words = {
  draft: m.waves_state_draft,
  pilot: m.waves_state_pilot,
  open: m.waves_state_open,
  closed: m.waves_state_closed,
  archived: m.waves_state_archived,
} as const;
const colours = {
  draft: 'neutral',
  pilot: 'info',
  open: 'success',
  closed: 'accent',
  archived: 'neutral',
} as const;

/** What state a wave is in, in a word. */
export function WaveStateTag({ state }: { state: WaveState }) {
  const { say } = useWords();
  return (
    <Tag size="small" variant="moderate" data-color={colours[state]}>
      {say(words[state])}
    </Tag>
  );
}
