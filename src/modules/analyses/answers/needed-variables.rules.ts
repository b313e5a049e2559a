import { sourceFileOf } from '#modules/studies/index.ts';
import type { PlanEntry, Study } from '#modules/studies/schema.ts';

/**
 * The names that the plan uses in a file, so that the file cannot do without them; among them `office file`
 * when the plan uses the file of offices.
 */
export function neededVariables(study: Study, file: string): ReadonlySet<string> {
  const needed = new Set<string>();
  for (const entry of [...study.plan, ...study.postHoc]) {
    const uses = usesOf(entry);
    const isOfficeFile = uses.file === 'office';
    if (uses.file !== file && !(isOfficeFile && sourceFileOf(study, 'office') === file)) continue;
    for (const name of uses.names) needed.add(name);
    if (!isOfficeFile) continue;
    needed.add('office file');
    if (study.offices) needed.add(study.offices.column);
  }
  return needed;
}

function usesOf(entry: PlanEntry): { file: string; names: readonly string[] } {
  const listed = (names: string | readonly string[]) => (typeof names === 'string' ? [] : names);
  if ('correlate' in entry) {
    const { file, outcome, with: others = [], among = [], controlling = [] } = entry.correlate;
    return { file, names: [...(outcome ? [outcome] : []), ...others, ...among, ...controlling] };
  }
  if ('regress' in entry) {
    const { file, outcome, predictors } = entry.regress;
    return { file, names: [outcome, ...listed(predictors)] };
  }
  if ('compareMeans' in entry) {
    const { file, outcome, by } = entry.compareMeans;
    return { file, names: [outcome, by] };
  }
  if ('crosstab' in entry) {
    const { file, rows, columns } = entry.crosstab;
    return { file, names: [rows, columns] };
  }
  if ('reliability' in entry) return { file: entry.reliability.file, names: [] };
  if ('frequencies' in entry) return { file: entry.frequencies.file, names: listed(entry.frequencies.items) };
  return { file: entry.describe.file, names: listed(entry.describe.variables) };
}
