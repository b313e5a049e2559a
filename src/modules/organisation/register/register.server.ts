import type { Database } from '#platform/database/database.ts';
import { namesOf } from './days.rules.ts';
import {
  type FactRow,
  factOf,
  factRow,
  type Organisation,
  registerTables,
  type SuccessionRow,
  successionOf,
  successionRow,
  unitOf,
  unitRow,
} from './register-tables.server.ts';
import type { Succession, Unit, UnitFact, UnitName } from './unit.ts';

/** Every unit there is or was, in the order of their numbers. */
export async function listUnits(database: Database, organisation: Organisation): Promise<Unit[]> {
  const rows = await registerTables(database)
    .selectFrom('units')
    .selectAll()
    .where('organisation_id', '=', organisation.organisationId)
    .execute();
  // Sorted here: databases differ in how they order text.
  return rows.map(unitOf).sort((a, b) => (a.number < b.number ? -1 : 1));
}

/** One unit; null when there is none of that number. */
export async function findUnit(
  database: Database,
  { organisationId, number }: Organisation & { readonly number: string },
): Promise<Unit | null> {
  const row = await registerTables(database)
    .selectFrom('units')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('unit_number', '=', number)
    .executeTakeFirst();
  return row ? unitOf(row) : null;
}

/** Writes units as they are given, over those of the same number. It keeps no history: `change-register.ts` does. */
export async function saveUnits(
  database: Database,
  { organisationId, units }: Organisation & { readonly units: readonly Unit[] },
): Promise<void> {
  for (const rows of inBatches(units.map((unit) => unitRow(organisationId, unit)))) {
    await registerTables(database)
      .insertInto('units')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'unit_number']).doUpdateSet((row) => ({
          name: row.ref('excluded.name'),
          unit_type: row.ref('excluded.unit_type'),
          status: row.ref('excluded.status'),
          parent: row.ref('excluded.parent'),
          valid_from: row.ref('excluded.valid_from'),
          valid_to: row.ref('excluded.valid_to'),
          municipality: row.ref('excluded.municipality'),
          leader: row.ref('excluded.leader'),
          positions: row.ref('excluded.positions'),
          users: row.ref('excluded.users'),
          is_synthetic: row.ref('excluded.is_synthetic'),
        })),
      )
      .execute();
  }
}

/** What has been true of units before and since; of one when `number` is given. */
export async function listUnitFacts(
  database: Database,
  { organisationId, number }: Organisation & { readonly number?: string },
): Promise<UnitFact[]> {
  let asked = registerTables(database)
    .selectFrom('unit_facts')
    .selectAll()
    .where('organisation_id', '=', organisationId);
  if (number !== undefined) asked = asked.where('unit_number', '=', number);
  const rows = await asked.execute();
  const key = (row: FactRow) => `${row.unit_number} ${row.field} ${row.valid_from}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(factOf);
}

/** What a unit has been called, oldest first; empty when it has had one name only. */
export async function listUnitNames(
  database: Database,
  options: Organisation & { readonly number: string },
): Promise<readonly UnitName[]> {
  return namesOf(options.number, await listUnitFacts(database, options));
}

/** Mergers, new numbers and splits, the earliest first. */
export async function listSuccessions(database: Database, organisation: Organisation): Promise<Succession[]> {
  const rows = await registerTables(database)
    .selectFrom('unit_successions')
    .selectAll()
    .where('organisation_id', '=', organisation.organisationId)
    .execute();
  const key = (row: SuccessionRow) => `${row.happened_on} ${row.from_unit} ${row.to_unit}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(successionOf);
}

/** All that the register holds: what changes to it are decided from. */
export type RegisterState = {
  readonly units: readonly Unit[];
  readonly facts: readonly UnitFact[];
  readonly successions: readonly Succession[];
};

export async function readRegister(database: Database, organisation: Organisation): Promise<RegisterState> {
  return {
    units: await listUnits(database, organisation),
    facts: await listUnitFacts(database, organisation),
    successions: await listSuccessions(database, organisation),
  };
}

/** Makes the register be as given: only inside a transaction that holds `lockRegister`. */
export async function writeRegister(
  transaction: Database,
  { organisationId, state }: Organisation & { readonly state: RegisterState },
): Promise<void> {
  const tables = registerTables(transaction);
  for (const table of ['units', 'unit_facts', 'unit_successions'] as const) {
    await tables.deleteFrom(table).where('organisation_id', '=', organisationId).execute();
  }
  await saveUnits(transaction, { organisationId, units: state.units });
  for (const rows of inBatches(state.facts.map((fact) => factRow(organisationId, fact)))) {
    await tables.insertInto('unit_facts').values(rows).execute();
  }
  for (const rows of inBatches(state.successions.map((one) => successionRow(organisationId, one)))) {
    await tables.insertInto('unit_successions').values(rows).execute();
  }
}

/** PostgreSQL takes 65,535 values in a statement; a unit has thirteen. */
const mostRows = 1000;
function inBatches<Row>(rows: readonly Row[]): Row[][] {
  const batches: Row[][] = [];
  for (let at = 0; at < rows.length; at += mostRows) batches.push(rows.slice(at, at + mostRows));
  return batches;
}
