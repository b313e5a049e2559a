import {
  createSetLedger,
  type DisclosurePolicy,
  noRows,
  type SetLedger,
  type SumsAsked,
} from '#modules/privacy/index.ts';
import { conditionOf } from '#modules/studies/index.ts';
import type { PlanEntry, Study } from '#modules/studies/schema.ts';
import type { DataFile } from '../data-files/data-file.ts';
import { filterDataFile } from './filter-data-file.ts';
import { rowsWhere } from './rows-where.ts';
import { sumsAsked } from './sums-asked.ts';

/** What has been told of each file of respondents: in one run of a plan, or in all windows on an opened study. */
export type Told = {
  /** Lets an entry through and remembers it, or refuses it and forgets it. */
  admit(
    entry: PlanEntry,
    given: { readonly study: Study; readonly dataFile: DataFile; readonly policy: DisclosurePolicy },
  ): boolean;
  /** The same for what is told outside of any entry. */
  admitSums(
    asked: readonly SumsAsked[],
    given: { readonly dataFile: DataFile; readonly policy: DisclosurePolicy },
  ): boolean;
};

export function nothingTold(): Told {
  const ledgers = new Map<string, SetLedger>();
  const ledgerOf = ({ name, rowCount }: DataFile, policy: DisclosurePolicy) => {
    const ledger = ledgers.get(name) ?? createSetLedger(rowCount, policy);
    ledgers.set(name, ledger);
    return ledger;
  };
  // A row of the office file is a mean of people who are enough by themselves.
  const isAboutPeople = ({ unit, rowCount }: DataFile) => unit === 'person' && rowCount > 0;
  return {
    admit: (entry, given) =>
      !isAboutPeople(given.dataFile) || ledgerOf(given.dataFile, given.policy).admit(sumsAsked(entry, given)),
    admitSums: (asked, { dataFile, policy }) =>
      !isAboutPeople(dataFile) || ledgerOf(dataFile, policy).admit(asked),
  };
}

/** The respondents whom an entry is about. */
export function chosenBy(entry: PlanEntry, dataFile: DataFile): DataFile {
  const condition = conditionOf(entry);
  return condition ? filterDataFile(dataFile, rowsWhere(condition, dataFile)) : dataFile;
}

/** What an entry that is refused runs on: its results have their usual form, and there is nobody to tell of. */
export function nobodyOf(dataFile: DataFile): DataFile {
  return filterDataFile(dataFile, noRows(dataFile.rowCount));
}
