import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Language } from '#platform/language.ts';
import type { Given } from '../../answering/asked.rules.ts';
import type { TesterLetterState } from '../../schema.ts';
import { type Place, tablesOf } from '../../tables.server.ts';

/** Somebody who has said yes to trying the questions out. Known by name, on purpose: this is no survey. */
export type Tester = {
  readonly testerId: string;
  readonly name: string;
  readonly email: string;
  readonly audience: string;
  /** What their link ends with. */
  readonly link: string;
  /** The language they are written to in; null: the study's first. */
  readonly language: Language | null;
  readonly letterState: TesterLetterState;
  /** The mail server's code, where it would not have the letter. */
  readonly letterReply: string | null;
  readonly letterRound: number;
  readonly isFinished: boolean;
};
export type TesterPlace = Place & { readonly testerId: string };
export type PilotComment = {
  readonly testerId: string;
  /** The question; empty: about the whole. */
  readonly itemId: string;
  readonly text: string;
  readonly isDealtWith: boolean;
};

const randomBytesInLink = 16;
const freshId = () => randomBytes(randomBytesInLink).toString('base64url');

/** Adds a tester; one whose address is there already is left as they are. @returns whether one was added */
export async function addTester(
  database: Database,
  place: Place,
  tester: Pick<Tester, 'name' | 'email' | 'audience' | 'language'>,
): Promise<boolean> {
  const rows = await tablesOf(database)
    .insertInto('pilot_testers')
    .values({
      organisation_id: place.organisationId,
      wave_id: place.waveId,
      tester_id: freshId(),
      name: tester.name,
      email: tester.email.toLowerCase(),
      audience: tester.audience,
      link: freshId(),
      language: tester.language,
      is_finished: false,
      given: '{}',
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'wave_id', 'email']).doNothing())
    .returning('tester_id')
    .execute();
  return rows.length > 0;
}

export async function listTesters(database: Database, place: Place): Promise<Tester[]> {
  const rows = await tablesOf(database)
    .selectFrom('pilot_testers')
    .selectAll()
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('name')
    .orderBy('tester_id')
    .execute();
  return rows.map((row) => ({
    testerId: row.tester_id,
    name: row.name,
    email: row.email,
    audience: row.audience,
    link: row.link,
    language: row.language,
    letterState: row.letter_state,
    letterReply: row.letter_reply,
    letterRound: row.letter_round,
    isFinished: row.is_finished,
  }));
}

export async function findTester(
  database: Database,
  place: Place & { readonly link: string },
): Promise<{ readonly testerId: string; readonly audience: string; readonly given: Given } | null> {
  const row = await tablesOf(database)
    .selectFrom('pilot_testers')
    .select(['tester_id', 'audience', 'given'])
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('link', '=', place.link)
    .executeTakeFirst();
  if (!row) return null;
  const given = { answers: {}, texts: {}, ...(JSON.parse(row.given) as Partial<Given>) };
  return { testerId: row.tester_id, audience: row.audience, given };
}

export async function updateTester(
  database: Database,
  place: TesterPlace,
  change: { readonly given?: Given; readonly isFinished?: boolean },
): Promise<void> {
  await tablesOf(database)
    .updateTable('pilot_testers')
    .set({
      ...(change.given ? { given: JSON.stringify(change.given) } : {}),
      ...(change.isFinished === undefined ? {} : { is_finished: change.isFinished }),
    })
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('tester_id', '=', place.testerId)
    .execute();
}

/** A section comes before a tester's eyes: its time begins. */
export async function beginSection(
  database: Database,
  place: TesterPlace,
  { section, now }: { readonly section: number; readonly now: Date },
): Promise<void> {
  await tablesOf(database)
    .insertInto('pilot_sections')
    .values({
      organisation_id: place.organisationId,
      wave_id: place.waveId,
      tester_id: place.testerId,
      section,
      shown_at: now,
      seconds: 0,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'wave_id', 'tester_id', 'section']).doUpdateSet({ shown_at: now }),
    )
    .execute();
}

/** A tester sends a section: the time since it was shown is added. A page left open over lunch counts as `most` seconds. */
export async function endSection(
  database: Database,
  place: TesterPlace,
  { section, now, most }: { readonly section: number; readonly now: Date; readonly most: number },
): Promise<void> {
  await tablesOf(database)
    .updateTable('pilot_sections')
    .set({
      seconds: sql<number>`seconds + least(${most}::integer,
        greatest(0, round(extract(epoch from (${now}::timestamptz - shown_at)))::integer))`,
      shown_at: null,
    })
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('tester_id', '=', place.testerId)
    .where('section', '=', section)
    .where('shown_at', 'is not', null)
    .execute();
}

/** Seconds by tester and section, as far as anybody has come. */
export async function sectionTimes(
  database: Database,
  place: Place,
): Promise<{ readonly testerId: string; readonly section: number; readonly seconds: number }[]> {
  const rows = await tablesOf(database)
    .selectFrom('pilot_sections')
    .select(['tester_id', 'section', 'seconds'])
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('tester_id')
    .orderBy('section')
    .execute();
  return rows.map(({ tester_id, section, seconds }) => ({ testerId: tester_id, section, seconds }));
}

/** A tester's words about a question; empty words take the comment away. One that is changed is open again. */
export async function saveComment(
  database: Database,
  place: TesterPlace,
  { itemId, text }: { readonly itemId: string; readonly text: string },
): Promise<void> {
  const comments = tablesOf(database);
  if (text === '') {
    await comments
      .deleteFrom('pilot_comments')
      .where('organisation_id', '=', place.organisationId)
      .where('wave_id', '=', place.waveId)
      .where('tester_id', '=', place.testerId)
      .where('item_id', '=', itemId)
      .execute();
    return;
  }
  await comments
    .insertInto('pilot_comments')
    .values({
      organisation_id: place.organisationId,
      wave_id: place.waveId,
      tester_id: place.testerId,
      item_id: itemId,
      comment_text: text,
      is_dealt_with: false,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'wave_id', 'tester_id', 'item_id'])
        .doUpdateSet({ comment_text: text, is_dealt_with: false })
        .where('pilot_comments.comment_text', '!=', text),
    )
    .execute();
}

export async function listComments(database: Database, place: Place): Promise<PilotComment[]> {
  const rows = await tablesOf(database)
    .selectFrom('pilot_comments')
    .selectAll()
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('item_id')
    .orderBy('tester_id')
    .execute();
  return rows.map((row) => ({
    testerId: row.tester_id,
    itemId: row.item_id,
    text: row.comment_text,
    isDealtWith: row.is_dealt_with,
  }));
}

export async function setDealtWith(
  database: Database,
  place: TesterPlace,
  { itemId, isDealtWith }: { readonly itemId: string; readonly isDealtWith: boolean },
): Promise<void> {
  await tablesOf(database)
    .updateTable('pilot_comments')
    .set({ is_dealt_with: isDealtWith })
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('tester_id', '=', place.testerId)
    .where('item_id', '=', itemId)
    .execute();
}

export async function pilotSummary(
  database: Database,
  place: Place,
): Promise<{ readonly testers: number; readonly finished: number; readonly openComments: number }> {
  const testers = await listTesters(database, place);
  const comments = await listComments(database, place);
  return {
    testers: testers.length,
    finished: testers.filter(({ isFinished }) => isFinished).length,
    openComments: comments.filter(({ isDealtWith }) => !isDealtWith).length,
  };
}

/** One tester with all that came of them. */
export async function removeTester(database: Database, place: TesterPlace): Promise<void> {
  await removeFrom(database, place, place.testerId);
}

/** Everybody who tried a wave out, with all that came of it. */
export async function forgetTesters(database: Database, place: Place): Promise<void> {
  await removeFrom(database, place, null);
}

async function removeFrom(database: Database, place: Place, testerId: string | null): Promise<void> {
  await tablesOf(database)
    .transaction()
    .execute(async (transaction) => {
      for (const table of ['pilot_comments', 'pilot_sections', 'pilot_testers'] as const) {
        const all = transaction
          .deleteFrom(table)
          .where('organisation_id', '=', place.organisationId)
          .where('wave_id', '=', place.waveId);
        await (testerId === null ? all : all.where('tester_id', '=', testerId)).execute();
      }
    });
}
