import { m } from '#messages';
import type { DeskVariable } from '#modules/desk/schema.ts';
import { useWords } from '#web/language/language.ts';

/** The variables as options of a select: scales, background and single questions, each with its heading. */
export function VariableOptions({
  variables,
  isBackgroundFirst = false,
}: {
  variables: readonly DeskVariable[];
  isBackgroundFirst?: boolean;
}) {
  const { say } = useWords();
  const outcomes = { place: 'outcome', label: say(m.web_desk_outcomes) } as const;
  const scales = { place: 'scale', label: say(m.web_desk_scales) } as const;
  const background = { place: 'background', label: say(m.web_desk_background) } as const;
  const questions = { place: 'question', label: say(m.web_desk_questions) } as const;
  const places = isBackgroundFirst
    ? [background, scales, questions]
    : [outcomes, scales, background, questions];
  return places.map(({ place, label }) => {
    const here = variables.filter((variable) => variable.place === place);
    if (here.length === 0) return null;
    return (
      <optgroup key={place} label={label}>
        {here.map((variable) => (
          <option key={variable.id} value={variable.id}>
            {variable.label}
          </option>
        ))}
      </optgroup>
    );
  });
}
