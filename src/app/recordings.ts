import { createRecordings, type Informants, type Recordings } from '#modules/interviews/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { norwegianDay } from './norwegian-day.ts';
import { organisationId } from './organisation.ts';

/** Recordings of interviews, for the pages. */
export function createRecordingService({
  clock,
  config,
  ...parts
}: {
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly clock: Clock;
  readonly config: Pick<Config, 'recordingLimitBytes'>;
}): Recordings {
  return createRecordings({
    ...parts,
    today: () => norwegianDay(clock),
    mostBytes: config.recordingLimitBytes,
  });
}

/** Names and recordings go on the day that was promised, as the code keys of waves do. */
export async function keepDaysOfInterviews(
  jobs: Jobs,
  {
    informants,
    recordings,
  }: { readonly informants: Informants; readonly recordings: Pick<Recordings, 'destroyRecordingsDue'> },
): Promise<void> {
  await jobs.every('days-of-interviews', '20 0,6,12,18 * * *', async () => {
    // Before the names: a recording goes no later than they do.
    await recordings.destroyRecordingsDue(organisationId);
    await informants.eraseNamesDue(organisationId);
    await informants.destroyLeftKeys(organisationId);
  });
}
