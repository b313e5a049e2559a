import type { Database } from '#platform/database/database.ts';
import { listDocuments } from '../core/documents.server.ts';
import type { InterviewsPlace } from '../schema.ts';
import { unfinishedIn } from './make-sheet.ts';
import type { InformationSheet, SheetVersion } from './sheet.ts';

/** Every version of a study's information to informants, the newest first. */
export async function listSheets(database: Database, place: InterviewsPlace): Promise<SheetVersion[]> {
  const versions = await listDocuments<InformationSheet>(database, place, 'sheet');
  return versions.map(({ content: sheet, ...version }) => ({
    sheet,
    ...version,
    unfinished: unfinishedIn(sheet),
  }));
}
