import type { Database } from '#platform/database/database.ts';
import type { Place } from '../tables.server.ts';
import type { OfficeToReport } from './propose.rules.ts';
import type { ReportingUnit, UnitReason } from './units.rules.ts';

type Tables = {
  waves: { organisation_id: string; wave_id: string; state: string; expected_rate_percent: number };
  wave_reporting_units: {
    organisation_id: string;
    wave_id: string;
    office: string;
    unit_name: string;
    reason: UnitReason;
    register_number: string;
    leader: string;
    county: string;
    municipality: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** What the register said of an office when its unit was decided. */
type DecidedOffice = Omit<OfficeToReport, 'staff'>;
export type DecidedUnits = {
  readonly units: readonly ReportingUnit[];
  readonly offices: readonly DecidedOffice[];
};

/** What has been decided of a wave's offices; empty where nothing has. In the order of the offices' names. */
export async function decidedUnits(database: Database, place: Place): Promise<DecidedUnits> {
  const rows = await tablesOf(database)
    .selectFrom('wave_reporting_units')
    .selectAll()
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .execute();
  // By code units: the order is the same on every engine and in every locale.
  rows.sort((a, b) => (a.office < b.office ? -1 : 1));
  const units = new Map<string, { name: string; offices: string[]; numbers: string[]; reason: UnitReason }>();
  for (const { unit_name: name, office, reason, register_number: number } of rows) {
    const unit = units.get(name) ?? { name, offices: [], numbers: [], reason };
    units.set(name, unit);
    unit.offices.push(office);
    if (number) unit.numbers.push(number);
  }
  return {
    units: [...units.values()],
    offices: rows.map((row) => ({
      office: row.office,
      number: row.register_number || null,
      leader: row.leader || null,
      county: row.county || null,
      municipality: row.municipality || null,
    })),
  };
}

/** How many of a hundred are expected to answer a wave. */
export async function expectedRateOf(database: Database, place: Place): Promise<number> {
  const row = await tablesOf(database)
    .selectFrom('waves')
    .select('expected_rate_percent')
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .executeTakeFirstOrThrow();
  return row.expected_rate_percent;
}

/**
 * Keeps what was decided, in place of what was decided before; all of it or nothing. Without units each office is by
 * itself again. False when the wave has opened meanwhile: then nothing is changed.
 */
export async function saveUnits(
  database: Database,
  place: Place,
  decided: {
    readonly ratePercent: number;
    /** Null leaves the units as they are. */
    readonly units: readonly ReportingUnit[] | null;
    readonly offices: readonly DecidedOffice[];
  },
): Promise<boolean> {
  return tablesOf(database)
    .transaction()
    .execute(async (transaction) => {
      // Opening takes the same row: whoever comes first is done before the other looks.
      const { numUpdatedRows } = await transaction
        .updateTable('waves')
        .set({ expected_rate_percent: decided.ratePercent })
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .where('state', 'in', ['draft', 'pilot'])
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      if (decided.units === null) return true;
      await transaction
        .deleteFrom('wave_reporting_units')
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .execute();
      const known = new Map(decided.offices.map((one) => [one.office, one]));
      const rows = decided.units.flatMap(({ name, offices, reason }) =>
        offices.map((office) => ({
          organisation_id: place.organisationId,
          wave_id: place.waveId,
          office,
          unit_name: name,
          reason,
          register_number: known.get(office)?.number ?? '',
          leader: known.get(office)?.leader ?? '',
          county: known.get(office)?.county ?? '',
          municipality: known.get(office)?.municipality ?? '',
        })),
      );
      for (let start = 0; start < rows.length; start += 500) {
        await transaction
          .insertInto('wave_reporting_units')
          .values(rows.slice(start, start + 500))
          .execute();
      }
      return true;
    });
}
