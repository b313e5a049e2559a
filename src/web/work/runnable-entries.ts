import {
  analysisOf,
  fileOf,
  officeFile,
  optionsOf,
  significantInOf,
  sourceFileOf,
} from '#modules/studies/index.ts';
import type { PlanEntry, Study } from '#modules/studies/schema.ts';

/** What there is to run a plan on. */
export type Given = {
  /** The instruments that there are answers to. */
  readonly files: ReadonlySet<string>;
  /** Whether there are results of the offices from elsewhere. */
  readonly hasOutcomes: boolean;
};

/**
 * Which analyses can be run on the answers there are: not those on an instrument that nobody answered, nor on results
 * that come from elsewhere and are not there, nor those whose predictors are found by an analysis that cannot be run.
 */
export function runnableEntries(study: Study, given: Given): (entry: PlanEntry) => boolean {
  const entries = [...study.plan, ...study.postHoc];
  const impossible = new Set(entries.filter((entry) => !hasData(entry, study, given)).map(({ id }) => id));
  for (let size = -1; size !== impossible.size; ) {
    size = impossible.size;
    for (const entry of entries) {
      const source = foundBy(entry);
      if (source !== undefined && impossible.has(source)) impossible.add(entry.id);
    }
  }
  return ({ id }) => !impossible.has(id);
}

function hasData(entry: PlanEntry, study: Study, { files, hasOutcomes }: Given): boolean {
  const file = fileOf(entry);
  if (file === undefined) return true;
  if (file !== officeFile) return files.has(file);
  const source = sourceFileOf(study, officeFile);
  // The only thing that holds together in the office file is what an outcome is made of.
  const usesOutcomes =
    analysisOf(entry) === 'reliability' ||
    Object.keys(study.outcomes).some((id) => JSON.stringify(optionsOf(entry)).includes(`"${id}"`));
  return source !== undefined && files.has(source) && (hasOutcomes || !usesOutcomes);
}

/** The analysis whose findings an entry takes its predictors from. */
function foundBy(entry: PlanEntry): string | undefined {
  if (analysisOf(entry) !== 'regress' && analysisOf(entry) !== 'logistic') return undefined;
  return significantInOf((optionsOf(entry) as { predictors?: string | readonly string[] }).predictors);
}
