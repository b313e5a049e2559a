import { m } from '#messages';
import { labelOf } from '#modules/studies/index.ts';
import { inAList, inQuotes } from '#platform/listing.ts';
import type { Earlier } from '../plan/analysis-kind.ts';
import { type PlanContext, voiceOf } from '../plan/plan-context.ts';
import type { Warning } from '../schema.ts';
import { about, warning } from './warn.ts';

/**
 * What an analysis of the office file rests on: whether it has been asked, earlier in the plan, if answers may be
 * averaged to an office's, and of which of its variables that was doubtful.
 */
export function averagedWarnings(
  variables: readonly string[],
  context: PlanContext,
  earlier: Earlier,
): Warning[] {
  const { study, dataFile, entry } = context;
  if (dataFile.unit !== 'office') return [];
  const means = [...new Set(variables)].filter((variable) => !Object.hasOwn(study.outcomes, variable));
  const checked = earlier('aggregations').filter(
    ({ by, where }) => by === study.offices?.column && where === undefined,
  );
  const { language } = voiceOf(context);
  const locale = { locale: language };
  const address = about(entry.id, dataFile.name);
  const verdictOf = (variable: string) => checked.findLast(({ scale }) => scale === variable)?.verdict;
  const named = (chosen: readonly string[]) => ({
    count: chosen.length,
    names: inAList(
      chosen.map((variable) => inQuotes(labelOf(study, variable, language).replace(/[.…]$/, ''), language)),
      language,
    ),
  });
  const unasked = means.filter((variable) => verdictOf(variable) === undefined);
  const doubtful = means.filter((variable) => {
    const verdict = verdictOf(variable);
    return verdict !== undefined && verdict !== 'mayBeAveraged';
  });
  return [
    warning(address, 'offices-not-persons', m.analyses_offices_not_persons({}, locale)),
    ...(unasked.length > 0
      ? [warning(address, 'averaging-not-checked', m.analyses_averaging_not_checked(named(unasked), locale))]
      : []),
    ...(doubtful.length > 0
      ? [warning(address, 'averaging-doubtful', m.analyses_averaging_doubtful(named(doubtful), locale))]
      : []),
  ];
}
