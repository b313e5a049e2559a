import { createInformants, type Informants } from '#modules/interviews/index.ts';
import type { InterviewsPlace } from '#modules/interviews/schema.ts';
import {
  countPassages,
  createNameEraser,
  createTranscriptEraser,
  listCurrentVersions,
  replaceInLog,
} from '#modules/interviews/store.server.ts';
import { interviewReplacements, openInterviewKey } from '#modules/privacy/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { codingEraser, codingsToMove } from './coding.ts';
import { organisationId } from './organisation.ts';

const norwegianDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' });

/** Guides, informants, consents and withdrawal, put together from the rooms. */
export function createInformantsService(parts: {
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly clock: Clock;
}): Informants {
  return createInformants({
    ...{ database: parts.database, keys: parts.keys, interviewKey: openInterviewKey },
    today: () => norwegianDay.format(parts.clock.now()),
    erasers: [codingEraser, createTranscriptEraser(interviewReplacements)],
    eraseNamesSaid: createNameEraser({
      ...{ replacements: interviewReplacements, codings: codingsToMove, replaceInLog },
    }),
    progress: async (database, place) => ({
      transcripts: new Map([
        ...(await standingOf(database, place, 'draft')),
        ...(await standingOf(database, place, 'open')),
      ]),
      passages: await countPassages(database, place),
    }),
  });
}

async function standingOf(database: Database, place: InterviewsPlace, standing: 'draft' | 'open') {
  const versions = await listCurrentVersions(database, place, { onlyOpen: standing === 'open' });
  return versions.map(({ interviewId }) => [interviewId, standing] as const);
}

/** Names go on the day that was promised, as the code keys of waves do. */
export async function eraseInterviewNames(jobs: Jobs, informants: Informants): Promise<void> {
  await jobs.every('days-of-interviews', '20 0,6,12,18 * * *', async () => {
    await informants.eraseNamesDue(organisationId);
    await informants.destroyLeftKeys(organisationId);
  });
}
