import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { custodyOf, listUnits } from '#modules/organisation/store.server.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import { withOpenAnswers } from '#modules/reports/index.ts';
import { findWaveReport, waveReportMadeOn } from '#modules/reports/store.server.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { findStudy, findStudyVersion } from '#modules/studies/store.server.ts';
import {
  createWaves as createWavesOf,
  doWhatTheDayAsks,
  forgetSecrets,
  isInvitationReady,
  type WaveHouse,
} from '#modules/surveys/index.ts';
import { markTestersUncertain, openLinksOf } from '#modules/surveys/store.server.ts';
import { type Clock, systemClock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import type { Language } from '#platform/language.ts';
import type { WorkQueue } from '#web/work/work-queue.ts';
import { createFollowServices } from './following.ts';
import { createOpenAnswersService } from './open-answers.ts';
import { organisationId } from './organisation.ts';
import { createWaveOutcomes } from './wave-outcomes.ts';
import { createWaveReports } from './wave-reports.ts';

type Parts = {
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly clock: Clock;
  readonly queue: WorkQueue;
  readonly jobs: Jobs;
};

/** What waves need of the other rooms. Reports are made, and days kept, from when this has been called. */
export async function createWaveHouse(parts: Parts): Promise<WaveHouse> {
  const { following } = createFollowServices(parts);
  const reports = await createWaveReports({ ...parts, following });
  const house = houseOf(parts, reports.request);
  await tidyWaves(house);
  await reports.requestMissing();
  await parts.jobs.every('days-of-waves', '10 0,6,12,18 * * *', () =>
    doWhatTheDayAsks(house, (sentence) => process.stderr.write(`${sentence}\n`)),
  );
  return house;
}

/** Waves without reports, for tests that make none. */
export function createWaves({
  database,
  keys,
  clock = systemClock,
}: Pick<Parts, 'database' | 'keys'> & { readonly clock?: Clock }) {
  return createWaveServices(houseOf({ database, keys, clock }, async () => {}));
}

function houseOf(
  { database, keys, clock }: Pick<Parts, 'database' | 'keys' | 'clock'>,
  requestReport: WaveHouse['requestReport'],
): WaveHouse {
  return {
    organisationId,
    database,
    keys,
    clock,
    codeKeyIn: openCodeKey,
    custodyOf: (studyId) => custodyOf(database, { organisationId, studyId }),
    findVersion: async (studyId, version) => {
      const stored =
        version === null
          ? await findStudy(database, { organisationId, studyId })
          : await findStudyVersion(database, { organisationId, studyId, version });
      return stored
        ? { version: stored.version, parsed: parseStudy(stored.fileText, stored.fileName) }
        : null;
    },
    isLetterReady: (place, languages) => isInvitationReady(database, place, languages),
    hasOpenLink: async (place) => (await openLinksOf(database, place)).some(({ isOpen }) => isOpen),
    registerUnits: () => listUnits(database, { organisationId }),
    requestReport,
  };
}

/** Waves, as the pages ask for them. */
export function createWaveServices(house: WaveHouse) {
  const { database } = house;
  const refuse = (actor: Actor, studyId: string) => refuseUnless(actor, 'exportData', { studyId });
  return {
    ...createWavesOf(house),
    /** The report of a closed wave; null until it has been made. */
    report: async (
      actor: Actor,
      { studyId, waveId, language }: { studyId: string; waveId: string; language: Language },
    ) => {
      refuse(actor, studyId);
      const report = await findWaveReport(database, { organisationId, waveId, language });
      if (!report) return null;
      const asked = { studyId, waveId, language: report.document.language };
      // What was sorted afterwards is put into the report by somebody, after the report was made.
      const told = await createOpenAnswersService(house).told(actor, asked);
      const questions = told.map(({ question, ...one }) => ({
        ...question,
        ...one,
        id: `${question.audience}-${question.item}`,
      }));
      return { ...report, document: withOpenAnswers(report.document, questions) };
    },
    ...createWaveOutcomes(house),
    /** When the report was made; null until it has been. */
    reportMadeOn: (waveId: string) => waveReportMadeOn(database, { organisationId, waveId }),
  };
}

/** What a server that died may have left half done, put right at the next start. */
async function tidyWaves({ database, keys }: WaveHouse): Promise<void> {
  await forgetSecrets(database, keys, organisationId);
  await openCodeKey(database).markUncertain(organisationId);
  await markTestersUncertain(database, organisationId);
}
