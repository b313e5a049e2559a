import type { Database } from '#platform/database/database.ts';
import { listDocuments } from '../core/documents.server.ts';
import type { InterviewsPlace } from '../schema.ts';
import type { Guide, GuideVersion } from './guide.ts';

/** Every version of a study's guide, the newest first. */
export async function listGuides(database: Database, place: InterviewsPlace): Promise<GuideVersion[]> {
  const versions = await listDocuments<Guide>(database, place, 'guide');
  return versions.map(({ content: guide, ...version }) => ({ guide, ...version }));
}
