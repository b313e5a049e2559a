import { createInformants, type Informants } from '#modules/interviews/index.ts';
import type { InterviewsPlace } from '#modules/interviews/schema.ts';
import {
  countPassages,
  createNameEraser,
  createRecordingEraser,
  createTranscriptEraser,
  exchangeEraser,
  findingsEraser,
  listCurrentVersions,
  listRecordingStates,
  replaceInFindings,
  replaceInLog,
  transferEraser,
} from '#modules/interviews/store.server.ts';
import { interviewReplacements, openInterviewKey } from '#modules/privacy/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { codingEraser, codingsToMove } from './coding.ts';
import { norwegianDay } from './norwegian-day.ts';

/** Guides, informants, consents and withdrawal, put together from the rooms. */
export function createInformantsService(parts: {
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly clock: Clock;
}): Informants {
  const today = () => norwegianDay(parts.clock);
  return createInformants({
    database: parts.database,
    keys: parts.keys,
    interviewKey: openInterviewKey,
    today,
    erasers: [
      codingEraser,
      findingsEraser,
      createTranscriptEraser(interviewReplacements),
      createRecordingEraser({ keys: parts.keys, today }),
      exchangeEraser,
      transferEraser,
    ],
    eraseNamesSaid: createNameEraser({
      replacements: interviewReplacements,
      codings: codingsToMove,
      replaceInLog,
      replaceInFindings,
    }),
    progress: async (database, place, seer) => ({
      transcripts: new Map([
        ...(await standingOf(database, place, 'draft')),
        ...(await standingOf(database, place, 'open')),
      ]),
      passages: await countPassages(database, place, seer),
      recordings: new Map(
        (await listRecordingStates(database, place)).map(({ interviewId, state }) => [interviewId, state]),
      ),
    }),
  });
}

async function standingOf(database: Database, place: InterviewsPlace, standing: 'draft' | 'open') {
  const versions = await listCurrentVersions(database, place, { onlyOpen: standing === 'open' });
  return versions.map(({ interviewId }) => [interviewId, standing] as const);
}
