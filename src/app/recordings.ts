import {
  createRecordings,
  createTranscriber,
  type Informants,
  type Recordings,
  type Transcriber,
  type Transcripts,
} from '#modules/interviews/index.ts';
import { tablesWithWords } from '#modules/interviews/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Database, OpenDatabase } from '#platform/database/database.ts';
import { forgetDeleted } from '#platform/database/forget-deleted.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { norwegianDay } from './norwegian-day.ts';
import { organisationId } from './organisation.ts';

type Given = {
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly clock: Clock;
  readonly config: Pick<Config, 'recordingLimitBytes'>;
};

/** What recordings are made from; files with sound in them are too. */
export const recordingParts = ({ database, keys, clock, config }: Given) => ({
  database,
  keys,
  today: () => norwegianDay(clock),
  mostBytes: config.recordingLimitBytes,
});

/** Recordings of interviews, for the pages. */
export const createRecordingService = (given: Given): Recordings => createRecordings(recordingParts(given));

/** Sending recordings to an engine that writes them out, where the server was told of one. */
export function createTranscriberService({
  clock,
  config,
  transcripts,
  ...parts
}: {
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly clock: Clock;
  readonly config: Pick<Config, 'transcriber' | 'transcriberMinutes'>;
  readonly transcripts: Pick<Transcripts, 'hold'>;
}): Transcriber {
  return createTranscriber({
    ...parts,
    clock,
    today: () => norwegianDay(clock),
    engine: config.transcriber,
    mostMilliseconds: config.transcriberMinutes * 60_000,
    preview: (actor, asked, given) => transcripts.hold(actor, asked, given),
    onFault: (fault) => process.stderr.write(`${fault instanceof Error ? fault.stack : fault}\n`),
  });
}

/** Names and recordings go on the day that was promised, as the code keys of waves do. */
export async function keepDaysOfInterviews(
  jobs: Jobs,
  {
    informants,
    recordings,
    open,
  }: {
    readonly informants: Informants;
    readonly recordings: Pick<Recordings, 'destroyRecordingsDue'>;
    readonly open: Pick<OpenDatabase, 'engine' | 'raw'>;
  },
): Promise<void> {
  await jobs.every('days-of-interviews', '20 0,6,12,18 * * *', async () => {
    // Before the names: a recording goes no later than they do.
    await recordings.destroyRecordingsDue(organisationId);
    await informants.eraseNamesDue(organisationId);
    await informants.destroyLeftKeys(organisationId);
    // Of those who have withdrawn since the last look, too.
    await forgetDeleted(open, tablesWithWords);
  });
}
