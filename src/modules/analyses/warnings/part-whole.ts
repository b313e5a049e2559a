import { itemsOfScale } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { Warning } from '../schema.ts';
import { about, type Voice, warning, warningTexts } from './warn.ts';

/**
 * Variables that are related because they are made of the same answers: a scale and its own item, or two scales
 * that share items. Each item then goes with itself, and the figure is larger than the two things are alike.
 *
 * @param pairs the two variables of each figure
 */
export function partWholeWarnings(
  plan: string,
  file: string,
  pairs: readonly (readonly [string, string])[],
  voice: Voice,
): Warning[] {
  const partsOf = new Map<string, string[]>();
  const sharing: { x: string; y: string; items: string[] }[] = [];
  for (const [x, y] of pairs) {
    const [itemsOfX, itemsOfY] = [itemsIn(voice.study, x), itemsIn(voice.study, y)];
    const shared = itemsOfX.filter((item) => itemsOfY.includes(item));
    if (x === y || shared.length === 0) continue;
    if (shared.length === itemsOfX.length) partsOf.set(y, [...(partsOf.get(y) ?? []), x]);
    else if (shared.length === itemsOfY.length) partsOf.set(x, [...(partsOf.get(x) ?? []), y]);
    else sharing.push({ x, y, items: shared });
  }
  return [
    ...[...partsOf].map(([whole, parts]) =>
      warning(about(plan, file, whole), 'part-whole', warningTexts.partWhole(voice, parts, whole)),
    ),
    ...sharing.map(({ x, y, items }) =>
      warning(about(plan, file, `${x}×${y}`), 'part-whole', warningTexts.sharedItems(voice, x, y, items)),
    ),
  ];
}

/** The questions a variable is made of: a scale's items, or the question itself. */
function itemsIn(study: Study, variable: string): string[] {
  const scale = Object.hasOwn(study.scales, variable) ? study.scales[variable] : undefined;
  return scale ? itemsOfScale(scale).map(({ id }) => id) : [variable];
}
