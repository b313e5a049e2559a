import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { labelOf } from '#modules/studies/index.ts';
import { formatNumber, formatPRelation } from '#platform/number-style.ts';
import type { TwoWayComparisonResult, Warning } from '../schema.ts';
import { about, refusalText, type Voice, warning, warningTexts } from '../warnings/warn.ts';

type Result = Released<TwoWayComparisonResult>;

/** Cells of fewer than this make a factorial test weak and easily misled. */
const smallCell = 10;
/** The largest cell more than so many times the smallest. */
const muchLarger = 4;

/** Warnings of one two-way comparison: what is withheld, why nothing is tested, what the test takes for granted. */
export function compareTwoWayWarnings(result: Result, minimumGroup: number, voice: Voice): Warning[] {
  const entry = about(result.plan, result.file);
  const locale = { locale: voice.language };
  if (result.withheld) {
    return [warning(entry, 'withheld', warningTexts.figureWithheld(voice, result.outcome, minimumGroup))];
  }
  const withheld = result.cells.flat().filter((cell) => cell.withheld).length;
  const hidden = { count: withheld, minimum: minimumGroup };
  return [
    ...(withheld > 0
      ? [warning(entry, 'withheld', m.analyses_warning_two_way_withheld(hidden, locale))]
      : []),
    ...(result.refused ? [warning(entry, result.refused, refusal(result, result.refused, voice))] : []),
    ...assumptions(result, voice).map(([code, text]) => warning(entry, code, text)),
  ];
}

function refusal({ outcome }: Result, code: string, voice: Voice): string {
  const locale = { locale: voice.language };
  if (code === 'cells-withheld') return m.analyses_refusal_two_way_withheld({}, locale);
  if (code === 'empty-cell') return m.analyses_refusal_two_way_empty({}, locale);
  if (code === 'collinear') return m.analyses_refusal_two_way_mixed({}, locale);
  if (code === 'too-few-groups') {
    const variable = labelOf(voice.study, outcome, voice.language);
    return m.analyses_refusal_two_way_levels({ variable }, locale);
  }
  return refusalText(voice, code, outcome);
}

function assumptions(
  { cells, effects, levene, skewedGroups }: Result,
  { language }: Voice,
): (readonly [code: string, text: string])[] {
  if (effects.length === 0) return [];
  const locale = { locale: language };
  const sizes = cells.flat().flatMap(({ n }) => (n !== null && n > 0 ? [n] : []));
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  const ratio = formatNumber(largest / smallest, language, { decimals: 1 });
  const small = { smallest, limit: smallCell };
  return [
    ...(levene && levene.p < 0.05
      ? [
          [
            'unequal-spread',
            m.analyses_warning_two_way_spread({ p: formatPRelation(levene.p, language) }, locale),
          ] as const,
        ]
      : []),
    ...(smallest < smallCell
      ? [['small-cells', m.analyses_warning_two_way_small(small, locale)] as const]
      : []),
    ...(largest > muchLarger * smallest
      ? [['unbalanced', m.analyses_warning_unbalanced({ ratio }, locale)] as const]
      : []),
    ...(skewedGroups === undefined
      ? []
      : [['skewed-groups', m.analyses_warning_skewed_cells({ count: skewedGroups }, locale)] as const]),
  ];
}
