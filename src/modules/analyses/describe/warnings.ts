import type { Released } from '#modules/privacy/index.ts';
import { findItem } from '#modules/studies/index.ts';
import type { DescriptionResult, Warning } from '../schema.ts';
import { about, type Voice, warning, warningTexts } from '../warnings/warn.ts';

/** Of each variable: that too few have answered, or that its numbers are codes of options. */
export function describeWarnings(
  results: Released<DescriptionResult[]>,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  return [...officeWarnings(results, voice), ...eachWarnings(results, minimumGroup, voice)];
}

function eachWarnings(results: Released<DescriptionResult[]>, minimumGroup: number, voice: Voice): Warning[] {
  return results.flatMap((result) => {
    const address = about(result.plan, result.file, result.variable);
    if (result.withheld) {
      const text = warningTexts.figureWithheld(voice, result.variable, minimumGroup);
      return [warning(address, 'withheld', text)];
    }
    const item = findItem(voice.study, result.file, result.variable);
    // Of two options the mean is the share that chose the one, whatever they are called.
    if (item?.kind !== 'choice' || item.options.length <= 2) return [];
    return [warning(address, 'mean-of-choice', warningTexts.meanOfChoice(voice, result.variable))];
  });
}

/** Of few offices all variables are refused for the same reason: it is said once. */
function officeWarnings(results: readonly DescriptionResult[], voice: Voice): Warning[] {
  const refused = results.filter((result) => result.refused === 'too-few-offices');
  const [first] = refused;
  if (!first) return [];
  const offices = Math.max(...refused.map(({ n }) => n ?? 0));
  const variables = refused.map(({ variable }) => variable);
  const text = warningTexts.tooFewOffices(voice, variables, offices);
  return [warning(about(first.plan, first.file), 'too-few-offices', text)];
}
