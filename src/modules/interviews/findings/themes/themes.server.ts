import type { Database } from '#platform/database/database.ts';
import type { InterviewsPlace } from '../../schema.ts';
import type { KeptTheme, Theme } from './theme.ts';

type Tables = {
  finding_themes: {
    organisation_id: string;
    study_id: string;
    theme_id: string;
    version: number;
    theme: string | null;
    by_name: string;
    saved_on: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** The themes of a study as they stand, by name. */
export async function listThemes(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
): Promise<readonly KeptTheme[]> {
  const rows = await tablesOf(database)
    .selectFrom('finding_themes')
    .select(['theme_id', 'version', 'theme'])
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .orderBy('version')
    .execute();
  const newest = new Map(rows.map((row) => [row.theme_id, row]));
  return [...newest.values()]
    .flatMap(({ theme_id, version, theme }) =>
      theme === null ? [] : [{ ...(JSON.parse(theme) as Theme), themeId: theme_id, version }],
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nb') || (a.themeId < b.themeId ? -1 : 1));
}

/**
 * Saves a version on top of the one it was made from.
 *
 * @param theme null: the theme is taken away; its versions are kept
 * @returns false when somebody has saved another one since, and nothing was saved
 */
export async function saveTheme(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  given: {
    readonly themeId: string;
    readonly basedOn: number;
    readonly theme: Theme | null;
    readonly byName: string;
    readonly savedOn: string;
  },
): Promise<boolean> {
  const rows = await tablesOf(database)
    .insertInto('finding_themes')
    .values({
      organisation_id: organisationId,
      study_id: studyId,
      theme_id: given.themeId,
      version: given.basedOn + 1,
      theme: given.theme && JSON.stringify(given.theme),
      by_name: given.byName,
      saved_on: given.savedOn,
    })
    // Of two who save at once, the key lets one in.
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .execute();
  return rows.length > 0;
}

/**
 * Writes what the themes say of the interviews anew, in every version, with what stands for names. What the survey tells is
 * as it was told.
 *
 * @param anew a text as it is to stand; most stand as they did
 */
export async function replaceInThemes(
  transaction: Database,
  { organisationId, studyId }: InterviewsPlace,
  anew: (text: string) => string,
): Promise<void> {
  const rows = await tablesOf(transaction)
    .selectFrom('finding_themes')
    .select(['theme_id', 'version', 'theme'])
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .execute();
  for (const { theme_id, version, theme } of rows) {
    if (theme === null) continue;
    const had = JSON.parse(theme) as Theme;
    const after = JSON.stringify({ ...had, name: anew(had.name), text: anew(had.text) });
    if (after === theme) continue;
    await tablesOf(transaction)
      .updateTable('finding_themes')
      .set({ theme: after })
      .where('organisation_id', '=', organisationId)
      .where('study_id', '=', studyId)
      .where('theme_id', '=', theme_id)
      .where('version', '=', version)
      .execute();
  }
}
