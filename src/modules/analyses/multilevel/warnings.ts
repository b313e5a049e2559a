import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { labelOf } from '#modules/studies/index.ts';
import type { Warning } from '../schema.ts';
import { about, refusalText, type Voice, warning, warningTexts } from '../warnings/warn.ts';
import type { MultilevelResult } from './result.ts';
import { fewestModelledGroups } from './run.ts';

/** Fewer groups for each term between them than this, and those terms are shaky: Maas & Hox (2005), Methodology 1:86–92. */
const groupsPerTerm = 10;

/** Warnings of one model: groups withheld, what cannot be estimated, no variance between groups, few groups. */
export function multilevelWarnings(
  result: Released<MultilevelResult>,
  minimumGroup: number,
  predictors: number,
  voice: Voice,
): Warning[] {
  const { plan, file, outcome, groups, groupsWithheld, refused, terms, isBoundary } = result;
  const address = about(plan, file, outcome);
  const locale = { locale: voice.language };
  if (result.withheld) {
    return [warning(address, 'withheld', warningTexts.figureWithheld(voice, outcome, minimumGroup))];
  }
  const variable = labelOf(voice.study, outcome, voice.language);
  const between = terms.filter((term) => term.between !== null).length;
  return [
    ...(groupsWithheld !== null && groupsWithheld > 0
      ? [warning(address, 'withheld', warningTexts.meansWithheld(voice, groupsWithheld, minimumGroup))]
      : []),
    ...(refused ? [warning(address, refused, refusalOf(result, predictors, refused, voice))] : []),
    ...(isBoundary
      ? [warning(address, 'no-group-variance', m.analyses_multilevel_boundary({ variable }, locale))]
      : []),
    ...(groups !== null && between > 0 && groups < groupsPerTerm * between
      ? [warning(address, 'few-groups', m.analyses_multilevel_few_groups({ groups, terms: between }, locale))]
      : []),
  ];
}

function refusalOf(
  { outcome, groups }: Pick<MultilevelResult, 'outcome' | 'groups'>,
  predictors: number,
  code: string,
  voice: Voice,
): string {
  if (code === 'too-few-groups-shown') return refusalText(voice, code, outcome);
  const locale = { locale: voice.language };
  const variable = labelOf(voice.study, outcome, voice.language);
  if (code !== 'too-few-groups') return m.analyses_multilevel_refused({ variable }, locale);
  const fewest = Math.max(fewestModelledGroups, predictors + 2);
  return m.analyses_multilevel_too_few_groups({ variable, groups: groups ?? 0, fewest }, locale);
}
