import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace } from '../../schema.ts';
import { removeVersions } from './versions.server.ts';

/**
 * Takes away what was said in an interview, every version of it: for somebody who takes their consent back. In the
 * transaction of whoever withdraws them.
 */
export async function eraseTranscript(transaction: Database, place: InterviewPlace): Promise<void> {
  await removeVersions(transaction, place);
}
