import { type Generated, sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type {
  ChangingField,
  Succession,
  SuccessionKind,
  Unit,
  UnitFact,
  UnitStatus,
  UnitType,
} from './unit.ts';

export type Organisation = { readonly organisationId: string };

type UnitRow = {
  organisation_id: string;
  unit_number: string;
  name: string;
  unit_type: UnitType;
  status: UnitStatus;
  parent: string;
  valid_from: string;
  valid_to: string;
  municipality: string;
  leader: string;
  positions: number | null;
  users: number | null;
  is_synthetic: boolean;
};
export type FactRow = {
  organisation_id: string;
  unit_number: string;
  field: ChangingField;
  valid_from: string;
  value: string;
};
export type SuccessionRow = {
  organisation_id: string;
  from_unit: string;
  to_unit: string;
  happened_on: string;
  kind: SuccessionKind;
};

type RegisterTables = {
  units: UnitRow;
  unit_facts: FactRow;
  unit_successions: SuccessionRow;
  municipality_codes: { organisation_id: string; code: string; name: string };
  register_settings: { organisation_id: string; medium_from: number; large_from: number };
  register_changes: {
    organisation_id: string;
    change_id: Generated<string | number>;
    happened_at: Date;
    by_name: string;
    what: string;
    before_state: string;
    after_stamp: string;
  };
};

export const registerTables = (database: Database) => database.withTables<RegisterTables>();

/** Holds the register as it is until the transaction ends: two windows at once are one after the other. */
export async function lockRegister(transaction: Database, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7241021, hashtext(${organisationId}))`.execute(transaction);
}

export const unitOf = (row: UnitRow): Unit => ({
  number: row.unit_number,
  name: row.name,
  type: row.unit_type,
  status: row.status,
  parent: row.parent || null,
  validFrom: row.valid_from || null,
  validTo: row.valid_to || null,
  municipality: row.municipality || null,
  leader: row.leader || null,
  positions: row.positions,
  users: row.users,
  synthetic: row.is_synthetic,
});

export const unitRow = (organisationId: string, unit: Unit): UnitRow => ({
  organisation_id: organisationId,
  unit_number: unit.number,
  name: unit.name,
  unit_type: unit.type,
  status: unit.status,
  parent: unit.parent ?? '',
  valid_from: unit.validFrom ?? '',
  valid_to: unit.validTo ?? '',
  municipality: unit.municipality ?? '',
  leader: unit.leader ?? '',
  positions: unit.positions,
  users: unit.users,
  is_synthetic: unit.synthetic,
});

const isNumeric = (field: ChangingField) => field === 'positions' || field === 'users';

export const factOf = (row: FactRow): UnitFact => ({
  number: row.unit_number,
  field: row.field,
  from: row.valid_from || null,
  value: row.value === '' ? null : isNumeric(row.field) ? Number(row.value) : row.value,
});

export const factRow = (organisationId: string, fact: UnitFact): FactRow => ({
  organisation_id: organisationId,
  unit_number: fact.number,
  field: fact.field,
  valid_from: fact.from ?? '',
  value: fact.value === null ? '' : String(fact.value),
});

export const successionOf = (row: SuccessionRow): Succession => ({
  from: row.from_unit,
  to: row.to_unit,
  on: row.happened_on,
  kind: row.kind,
});

export const successionRow = (organisationId: string, one: Succession): SuccessionRow => ({
  organisation_id: organisationId,
  from_unit: one.from,
  to_unit: one.to,
  happened_on: one.on,
  kind: one.kind,
});
