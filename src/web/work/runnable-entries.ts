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
  /** The outcomes that there are numbers for: results of the offices from elsewhere. */
  readonly outcomes: ReadonlySet<string>;
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

function hasData(entry: PlanEntry, study: Study, { files, outcomes }: Given): boolean {
  const file = fileOf(entry);
  if (file === undefined) return true;
  if (file !== officeFile) return files.has(file);
  const source = sourceFileOf(study, officeFile);
  if (source === undefined || !files.has(source)) return false;
  const named = outcomesNamed(entry, study);
  // The only thing that holds together in the office file is what an outcome is made of.
  if (analysisOf(entry) === 'reliability' && named.length === 0) return outcomes.size > 0;
  return named.every((id) => outcomes.has(id));
}

/** The outcomes that an entry names. */
const outcomesNamed = (entry: PlanEntry, { outcomes }: Study) =>
  Object.keys(outcomes).filter((id) => JSON.stringify(optionsOf(entry)).includes(`"${id}"`));

/** The ids of the entries that rest on outcomes, by themselves or by what they take their predictors from. */
export function entriesOnOutcomes(study: Study): ReadonlySet<string> {
  const isOn = (entry: PlanEntry) =>
    fileOf(entry) === officeFile &&
    (analysisOf(entry) === 'reliability' || outcomesNamed(entry, study).length > 0);
  const found = new Set<string>();
  // What takes its predictors from an earlier entry stands after it.
  for (const entry of [...study.plan, ...study.postHoc]) {
    if (isOn(entry) || found.has(foundBy(entry) ?? '')) found.add(entry.id);
  }
  return found;
}

/** The analysis whose findings an entry takes its predictors from. */
function foundBy(entry: PlanEntry): string | undefined {
  if (analysisOf(entry) !== 'regress' && analysisOf(entry) !== 'logistic') return undefined;
  return significantInOf((optionsOf(entry) as { predictors?: string | readonly string[] }).predictors);
}
