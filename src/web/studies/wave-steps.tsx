import { m } from '#messages';
import { type WaveState, waveStates } from '#modules/surveys/schema.ts';
import { useWords } from '#web/language/language.ts';

const names = {
  draft: m.waves_step_draft,
  pilot: m.waves_step_pilot,
  open: m.waves_step_open,
  closed: m.waves_step_closed,
  archived: m.waves_step_archived,
} as const;

/** A wave's life from left to right, and where it is. */
export function WaveSteps({ state }: { state: WaveState }) {
  const { say } = useWords();
  const here = waveStates.indexOf(state);
  return (
    <ol className="wave-steps" aria-label={say(m.waves_steps_label)}>
      {waveStates.map((step, index) => (
        <li
          key={step}
          className={index < here ? 'wave-steps--past' : undefined}
          aria-current={index === here ? 'step' : undefined}
        >
          {say(names[step])}
        </li>
      ))}
    </ol>
  );
}
