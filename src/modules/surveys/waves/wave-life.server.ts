import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Trilingual } from '#platform/language.ts';
import type { WaveState } from '../schema.ts';
import { type Place, tablesOf } from '../tables.server.ts';
import type { WaveSettings } from './wave-settings.rules.ts';

/** A new wave in draft, numbered after those that the study has. */
export async function insertDraft(
  database: Database,
  wave: Place & {
    readonly studyId: string;
    readonly studyVersion: number;
    readonly minimumGroup: number;
    readonly planSha256: string;
    readonly settings: WaveSettings;
  },
): Promise<void> {
  await tablesOf(database)
    .insertInto('waves')
    .values({
      organisation_id: wave.organisationId,
      wave_id: wave.waveId,
      wave_number: sql<number>`(select coalesce(max(wave_number), 0) + 1 from waves
        where organisation_id = ${wave.organisationId} and study_id = ${wave.studyId})`,
      study_id: wave.studyId,
      study_version: wave.studyVersion,
      state: 'draft',
      minimum_group: wave.minimumGroup,
      plan_sha256: wave.planSha256,
      sealing_key: null,
      sealed_bytes: null,
      opened_on: null,
      closed_on: null,
      ...columnsOf(wave.settings),
    })
    .execute();
}

const columnsOf = (settings: WaveSettings) => ({
  title: settings.title,
  planned_closing_on: settings.plannedClosingOn,
  erase_code_key_on: settings.eraseCodeKeyOn,
  sender_name: settings.senderName,
  reply_to: settings.replyTo,
  audiences: JSON.stringify(settings.audiences),
});

/** Settings of a wave in one of these states. False when it is in another. */
export async function updateSettings(
  database: Database,
  place: Place,
  { settings, states }: { readonly settings: Partial<WaveSettings>; readonly states: readonly WaveState[] },
): Promise<boolean> {
  const all = columnsOf(settings as WaveSettings);
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return changed(update(database, place).set(given).where('state', 'in', states));
}

/** From one state to another, once: false when somebody else got there first, or it was never in the first. */
export async function moveWave(
  database: Database,
  place: Place,
  { from, to }: { readonly from: readonly WaveState[]; readonly to: WaveState },
): Promise<boolean> {
  return changed(update(database, place).set({ state: to }).where('state', 'in', from));
}

export async function setPilotSkipped(
  database: Database,
  place: Place,
  isSkipped: boolean,
): Promise<boolean> {
  return changed(
    update(database, place).set({ is_pilot_skipped: isSkipped }).where('state', 'in', ['draft', 'pilot']),
  );
}

/** Until it opens, a wave asks by the newest version of its study. */
export async function followStudy(
  database: Database,
  place: Place,
  study: { readonly version: number; readonly planSha256: string; readonly minimumGroup: number },
): Promise<boolean> {
  return changed(
    update(database, place)
      .set({
        study_version: study.version,
        plan_sha256: study.planSha256,
        minimum_group: study.minimumGroup,
      })
      .where('state', 'in', ['draft', 'pilot']),
  );
}

/** The minimum group of an open wave: only ever up. False when it would have gone down, or the wave is not open. */
export async function raiseMinimumGroup(
  database: Database,
  place: Place,
  minimumGroup: number,
): Promise<boolean> {
  return changed(
    update(database, place)
      .set({ minimum_group: minimumGroup })
      .where('state', '=', 'open')
      .where('minimum_group', '<=', minimumGroup),
  );
}

export async function setReportProblem(
  database: Database,
  place: Place,
  problem: Trilingual | null,
): Promise<void> {
  await update(database, place)
    .set({ report_problem: problem && JSON.stringify(problem) })
    .execute();
}

export async function setCodeKeyErased(database: Database, place: Place, on: string): Promise<void> {
  await update(database, place)
    .set({ code_key_erased_on: on })
    .where('code_key_erased_on', 'is', null)
    .execute();
}

function update(database: Database, { organisationId, waveId }: Place) {
  return tablesOf(database)
    .updateTable('waves')
    .where('organisation_id', '=', organisationId)
    .where('wave_id', '=', waveId);
}

async function changed(query: {
  executeTakeFirst(): Promise<{ numUpdatedRows: bigint } | undefined>;
}): Promise<boolean> {
  return ((await query.executeTakeFirst())?.numUpdatedRows ?? 0n) > 0n;
}
