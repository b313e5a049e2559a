import { type Insertable, sql, type Transaction } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import {
  type AnswerRow,
  type FreeTextRow,
  type Place,
  type Tables,
  tablesOf,
  type WaveState,
} from './tables.server.ts';

export { answersOfWave, freeTextsOfWave } from './answers.server.ts';
export { openLinksOf } from './open-links/open-links.server.ts';
export { type DecidedUnits, decidedUnits } from './reporting-units/reporting-units.server.ts';
export type { AnswerRow, FreeTextRow, Place } from './tables.server.ts';
export { markTestersUncertain } from './waves/pilot/tester-letters.server.ts';
export { setReportProblem } from './waves/wave-life.server.ts';
export { describeWave, listWaves, wavesIn } from './waves/waves.server.ts';

export type Wave = Place & {
  readonly studyId: string;
  readonly studyVersion: number;
  readonly state: WaveState;
  readonly minimumGroup: number;
  readonly planSha256: string;
  readonly sealingKey: Uint8Array | null;
  readonly sealedBytes: number | null;
  /** Who stands behind the letters, and where questions go; empty where nobody has said. */
  readonly senderName: string;
  readonly replyTo: string;
};

export async function findWave(database: Database, { organisationId, waveId }: Place): Promise<Wave | null> {
  const row = await tablesOf(database)
    .selectFrom('waves')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    organisationId,
    waveId,
    studyId: row.study_id,
    studyVersion: row.study_version,
    state: row.state,
    minimumGroup: row.minimum_group,
    planSha256: row.plan_sha256,
    sealingKey: row.sealing_key === null ? null : Buffer.from(row.sealing_key, 'base64url'),
    sealedBytes: row.sealed_bytes,
    senderName: row.sender_name,
    replyTo: row.reply_to,
  };
}

/** The study as it is fixed when a wave opens. */
export type LockedStudy = {
  readonly studyVersion: number;
  readonly planSha256: string;
  readonly minimumGroup: number;
};

/** Opens a drafted wave: from here on answers are taken. False when it was not a draft any more. */
export async function openWaveRow(
  database: Database,
  place: Place,
  opened: {
    readonly sealingKey: Uint8Array;
    readonly sealedBytes: number;
    readonly on: string;
    /** What is locked with it; what the draft says, unless said. */
    readonly locked?: LockedStudy | undefined;
  },
): Promise<boolean> {
  return tablesOf(database)
    .transaction()
    .execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('waves')
        .set({
          state: 'open',
          sealing_key: Buffer.from(opened.sealingKey).toString('base64url'),
          sealed_bytes: opened.sealedBytes,
          opened_on: opened.on,
          ...(opened.locked
            ? {
                study_version: opened.locked.studyVersion,
                plan_sha256: opened.locked.planSha256,
                minimum_group: opened.locked.minimumGroup,
              }
            : {}),
        })
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .where('state', 'in', ['draft', 'pilot'])
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      // What testers answered was to try the questions out; it must never be taken for an answer.
      await transaction
        .updateTable('pilot_testers')
        .set({ given: '{}' })
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .execute();
      for (const table of partitioned) {
        await sql`create table ${partition(table, place)} partition of ${sql.table(table)}
          for values in (${sql.lit(place.waveId)})`.execute(transaction);
        // Sealed bytes cannot be made smaller: PostgreSQL shall not try.
        await sql`alter table ${partition(table, place)} alter column sealed set storage external`.execute(
          transaction,
        );
      }
      return true;
    });
}

const partitioned = ['begun_answers', 'sealed_answers'] as const;

function partition(table: (typeof partitioned)[number], { waveId }: Place) {
  return sql.table(`${table}_${waveId}`);
}

/** Which of these receipts have an answer; asked for all at once, just before reminders are reckoned. */
export async function receiptsWithAnswer(
  database: Database,
  place: Place,
  receipts: readonly Uint8Array[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let start = 0; start < receipts.length; start += 1000) {
    const rows = await tablesOf(database)
      .selectFrom('sealed_answers')
      .select('receipt')
      .where('organisation_id', '=', place.organisationId)
      .where('wave_id', '=', place.waveId)
      .where(
        'receipt',
        'in',
        receipts.slice(start, start + 1000).map((receipt) => Buffer.from(receipt)),
      )
      .execute();
    for (const { receipt } of rows) found.add(Buffer.from(receipt).toString('base64url'));
  }
  return found;
}

export type Unsealing = {
  /** Every sealed answer of the wave, in the order of its receipt, which is random. */
  readonly sealed: readonly { readonly receipt: Uint8Array; readonly sealed: Uint8Array }[];
  /** Every answer that was begun and not submitted. */
  readonly begun: readonly { readonly draft: Uint8Array; readonly sealed: Uint8Array }[];
};
export type WaveCount = Omit<Tables['wave_counts'], 'organisation_id' | 'wave_id'>;

/**
 * Closes a wave in one transaction: waits for answers that are being taken and takes no more, hands over all that were
 * taken, stores what `unseal` makes of them, and drops the sealed ones, pages and all. If anything fails the wave is
 * open as before.
 *
 * @returns how many answers there were; null when the wave was not open
 */
export async function closeWaveRow(
  database: Database,
  place: Place,
  closed: {
    readonly on: string;
    readonly unseal: (wave: Unsealing) => { answers: readonly AnswerRow[]; texts: readonly FreeTextRow[] };
    /** Marks who answered and counts them, while it can still be known; in the same transaction. */
    readonly count?: (transaction: Database, wave: Unsealing) => Promise<readonly WaveCount[]>;
    /** What else changes in the same moment. */
    readonly also?: (transaction: Database) => Promise<void>;
  },
): Promise<{ readonly answers: number; readonly begun: number } | null> {
  return tablesOf(database)
    .transaction()
    .execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('waves')
        .set({ state: 'closed', closed_on: closed.on, sealing_key: null })
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .where('state', '=', 'open')
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return null;
      // From here on nobody gets in. One statement, in the order in which answers take them: another would deadlock.
      await sql`lock table begun_answers, sealed_answers in access exclusive mode`.execute(transaction);
      const sealed = await transaction
        .selectFrom('sealed_answers')
        .select(['receipt', 'sealed'])
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .orderBy('receipt')
        .execute();
      const begun = await transaction
        .selectFrom('begun_answers')
        .select(['draft', 'sealed'])
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .orderBy('draft')
        .execute();
      const { answers, texts } = closed.unseal({ sealed, begun });
      // The same connection, with no tables named yet: other rooms name their own.
      const counts = (await closed.count?.(transaction as unknown as Database, { sealed, begun })) ?? [];
      for (const count of counts) {
        await transaction
          .insertInto('wave_counts')
          .values({ organisation_id: place.organisationId, wave_id: place.waveId, ...count })
          .execute();
      }
      await insertInBatches(transaction, 'answers', answers);
      await insertInBatches(transaction, 'free_texts', texts);
      await closed.also?.(transaction as unknown as Database);
      for (const table of partitioned) {
        await sql`drop table ${partition(table, place)}`.execute(transaction);
      }
      return { answers: answers.length, begun: begun.length };
    });
}

async function insertInBatches<Table extends 'answers' | 'free_texts'>(
  transaction: Transaction<Tables>,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    await transaction
      .insertInto(table)
      .values(rows.slice(start, start + 500) as never)
      .execute();
  }
}
