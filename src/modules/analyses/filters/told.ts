import { createSetLedger, type DisclosurePolicy, noRows, type SetLedger } from '#modules/privacy/index.ts';
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
};

export function nothingTold(): Told {
  const ledgers = new Map<string, SetLedger>();
  return {
    admit: (entry, given) => {
      const { dataFile, policy } = given;
      // A row of the office file is a mean of people who are enough by themselves.
      if (dataFile.unit === 'office' || dataFile.rowCount === 0) return true;
      const ledger = ledgers.get(dataFile.name) ?? createSetLedger(dataFile.rowCount, policy);
      ledgers.set(dataFile.name, ledger);
      return ledger.admit(sumsAsked(entry, given));
    },
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
