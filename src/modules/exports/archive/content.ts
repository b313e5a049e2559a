import { z } from 'zod';
import { m } from '#messages';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';

/** The tables that an archive holds rows of, in the order they are restored. Never the code key, letters sent or keys. */
export const archivedTables = [
  'studies',
  'waves',
  'answers',
  'free_texts',
  'wave_counts',
  'wave_days',
  'wave_reports',
  'letter_templates',
  'follow_counts',
  'follow_backgrounds',
  'follow_times',
  'follow_letters',
  'open_links',
  'open_link_days',
  'wave_reporting_units',
  'outcome_readings',
  'office_climates',
  'open_answer_reviews',
  'open_answer_plain_words',
  'open_answer_tellings',
  'coding_logs',
  'coding_events',
] as const;
export type ArchivedTable = (typeof archivedTables)[number];

const row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type ArchivedRow = z.infer<typeof row>;

const content = z.strictObject({
  handlingsromArchive: z.literal(1),
  /** By table; without the organisation, which is that of the server it is restored to. */
  tables: z.strictObject(
    // An archive made before a table was known has none of its rows.
    Object.fromEntries(archivedTables.map((table) => [table, z.array(row).default([])])) as Record<
      ArchivedTable,
      z.ZodDefault<z.ZodArray<typeof row>>
    >,
  ),
});
export type ArchiveContent = z.infer<typeof content>;

/** The content as bytes: keys sorted, so that the same wave gives the same bytes on every engine. */
export function contentToBytes(tables: ArchiveContent['tables']): Uint8Array {
  const sorted = (one: ArchivedRow) =>
    Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
  const all: ArchiveContent = {
    handlingsromArchive: 1,
    tables: Object.fromEntries(
      archivedTables.map((table) => [table, tables[table].map(sorted)]),
    ) as ArchiveContent['tables'],
  };
  return Buffer.from(JSON.stringify(all), 'utf8');
}

/** @throws DomainError `archive-altered` for what this program did not write */
export function contentFromBytes(bytes: Uint8Array): ArchiveContent {
  try {
    const read = content.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    if (read.tables.waves.length === 1 && read.tables.studies.length === 1) return read;
  } catch {
    // Said below, for all that can be wrong alike.
  }
  throw new DomainError(
    'archive-altered',
    inAllLanguages((locale) => m.exports_archive_altered({}, { locale })),
  );
}
