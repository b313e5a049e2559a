import { type Released, revive, type ThemeCounts } from '#modules/privacy/index.ts';
import type { Database } from '#platform/database/database.ts';
import type { QuestionPlace } from './reviews.server.ts';
import type { ToldOver } from './told-texts.rules.ts';

type Tables = {
  open_answer_tellings: {
    organisation_id: string;
    wave_id: string;
    audience: string;
    item_id: string;
    number: number;
    told_on: string;
    by_name: string;
    themes: string;
    sets: string;
    text_ids: string | null;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

export type KeptTelling = ToldOver & {
  readonly number: number;
  readonly byName: string;
  readonly counts: Released<ThemeCounts>;
};

/** What has been told of a question, the first first. */
export async function tellingsOf(database: Database, place: QuestionPlace): Promise<readonly KeptTelling[]> {
  const rows = await tablesOf(database)
    .selectFrom('open_answer_tellings')
    .select(['number', 'told_on', 'by_name', 'themes', 'sets', 'text_ids'])
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('audience', '=', place.audience)
    .where('item_id', '=', place.item)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    toldOn: row.told_on,
    byName: row.by_name,
    counts: revive<ThemeCounts>(row.themes),
    textIds: row.text_ids === null ? null : (JSON.parse(row.text_ids) as string[]),
    sets: (JSON.parse(row.sets) as string[]).map((set) => Buffer.from(set, 'base64')),
  }));
}

/**
 * Keeps a telling after the others. Of two at once one is refused by the primary key: its figures were not held against
 * the other's.
 */
export async function addTelling(
  database: Database,
  place: QuestionPlace,
  { number, toldOn, byName, counts, textIds, sets }: KeptTelling,
): Promise<void> {
  await tablesOf(database)
    .insertInto('open_answer_tellings')
    .values({
      organisation_id: place.organisationId,
      wave_id: place.waveId,
      audience: place.audience,
      item_id: place.item,
      number,
      told_on: toldOn,
      by_name: byName,
      themes: JSON.stringify(counts),
      text_ids: textIds && JSON.stringify(textIds),
      sets: JSON.stringify(sets.map((set) => Buffer.from(set).toString('base64'))),
    })
    .execute();
}

/**
 * Takes quotes out of what has been told: their texts are erased, held back, or read in other words by now. The figures
 * stand, as they were released.
 */
export async function forgetExamples(
  transaction: Database,
  place: QuestionPlace,
  quotes: ReadonlySet<string>,
): Promise<void> {
  for (const { number, counts } of await tellingsOf(transaction, place)) {
    const themes = counts.themes.map((theme) => ({
      ...theme,
      examples: theme.examples.filter((example) => !quotes.has(example)),
    }));
    if (themes.every(({ examples }, at) => examples.length === counts.themes[at]!.examples.length)) continue;
    await tablesOf(transaction)
      .updateTable('open_answer_tellings')
      .set({ themes: JSON.stringify({ ...counts, themes }) })
      .where('organisation_id', '=', place.organisationId)
      .where('wave_id', '=', place.waveId)
      .where('audience', '=', place.audience)
      .where('item_id', '=', place.item)
      .where('number', '=', number)
      .execute();
  }
}
