import type { PlanEntry, Study } from '#modules/studies/schema.ts';
import type { PlanContext } from '../plan/plan-context.ts';

/**
 * Whether another analysis of the study relates the same two questions: a mean by group, a correlation or the table
 * turned around says more about the cells than their totals do, enough to reckon out the few that are withheld.
 */
export function isRelatedElsewhere(rows: string, columns: string, { study, entry }: PlanContext): boolean {
  const others = [...study.plan, ...study.postHoc].filter(({ id }) => id !== entry.id);
  return others.some((other) => {
    if ('describe' in other || 'frequencies' in other || 'reliability' in other) return false;
    const named = namesIn(other, study);
    return named.has(rows) && named.has(columns);
  });
}

/** Every name in the options, and the items of a scale that is named. */
function namesIn(entry: PlanEntry, study: Study): ReadonlySet<string> {
  const words = new Set(JSON.stringify(entry).match(/[\p{L}\p{N}_]+/gu));
  for (const [id, scale] of Object.entries(study.scales)) {
    if (words.has(id)) for (const item of scale.items) words.add(item.replace(/^-/, ''));
  }
  return words;
}
