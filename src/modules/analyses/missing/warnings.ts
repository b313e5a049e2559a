import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { isCalledBySentence, labelOf } from '#modules/studies/index.ts';
import { inAList, inQuotes } from '#platform/listing.ts';
import { formatPRelation } from '#platform/number-style.ts';
import type { MissingnessResult, Warning } from '../schema.ts';
import { about, type Voice, warning } from '../warnings/warn.ts';

/** Under a twentieth hardly matters, over a fifth nearly always does: Schafer & Graham, Psychological Methods 7, 2002. */
const someMissing = 0.05;
const muchMissing = 0.2;
const mostNamed = 5;

/** Of the missing answers of one entry: withheld, many missing, those who lack them different, Little's test refused. */
export function missingWarnings(
  result: Released<MissingnessResult>,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  const entry = about(result.plan, result.file);
  const options = { locale: voice.language };
  if (result.withheld) {
    return [
      warning(entry, 'withheld', m.analyses_warning_missing_withheld({ minimum: minimumGroup }, options)),
    ];
  }
  const warnings: Warning[] = [];
  const over = (low: number, high: number) =>
    result.variables.filter(({ share }) => share > low && share <= high).map(({ variable }) => variable);
  const much = over(muchMissing, 1);
  const some = over(someMissing, muchMissing);
  if (much.length > 0) {
    const text = m.analyses_warning_missing_much({ variables: named(much, voice) }, options);
    warnings.push(warning(entry, 'much-missing', text));
  }
  if (some.length > 0) {
    const text = m.analyses_warning_missing_some({ variables: named(some, voice) }, options);
    warnings.push(warning(entry, 'some-missing', text));
  }
  const { little } = result;
  if (little?.refused) {
    const text =
      little.refused === 'too-large'
        ? m.analyses_warning_little_too_large({}, options)
        : m.analyses_warning_little_refused({}, options);
    warnings.push(warning(entry, `little-${little.refused}`, text));
  } else if (little && little.p !== null && little.p < 0.05) {
    const p = formatPRelation(little.p, voice.language);
    warnings.push(
      warning(entry, 'not-completely-at-random', m.analyses_warning_not_at_random({ p }, options)),
    );
  }
  return warnings;
}

/** The first few by name, the rest by number. */
function named(variables: readonly string[], { study, language }: Voice): string {
  const labels = variables
    .slice(0, mostNamed)
    .map((variable) =>
      isCalledBySentence(study, variable)
        ? inQuotes(labelOf(study, variable, language).replace(/[.…]$/, ''), language)
        : inQuotes(labelOf(study, variable, language), language),
    );
  const rest = variables.length - labels.length;
  const others = rest > 0 ? [m.analyses_missing_others({ count: rest }, { locale: language })] : [];
  return inAList([...labels, ...others], language);
}
