import type { Results } from '#modules/analyses/schema.ts';
import { createDesks } from '#modules/desk/index.ts';
import type { ImportedTranscript } from '#modules/interviews/index.ts';
import type { SignIn } from '#modules/organisation/index.ts';
import type { Released } from '#modules/privacy/index.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import type { PublicationReport } from '#modules/publications/index.ts';
import {
  findKeptReport,
  findStudyReport,
  keepReport,
  removeKeptReport,
} from '#modules/reports/store.server.ts';
import type { WaveHouse } from '#modules/surveys/index.ts';
import { createOpenedFiles, type FirstLook, type StudiedFile } from '#modules/workbench/index.ts';
import type { Auth } from '#platform/auth/auth.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { readExample } from '#web/example-files.ts';
import { readGuideFiles, readSchema } from '#web/guide-files.ts';
import { isReportId } from '#web/reports/report-id.ts';
import type { Services } from '#web/services.ts';
import { type Outcome, valueOrRefusal } from '#web/work/job.ts';
import { createTemporaryReports, secretId } from '#web/work/temporary-reports.ts';
import type { WorkQueue } from '#web/work/work-queue.ts';
import { createTokens } from './api.ts';
import { createClimates } from './climates.ts';
import { createCodingService } from './coding.ts';
import { createExports } from './exports.ts';
import { createFindingsService } from './findings.ts';
import { createFollowServices } from './following.ts';
import { createInformantsService } from './informants.ts';
import { createExchangeService } from './interview-exchange.ts';
import { createLetters } from './letters.ts';
import { createOfficeServices } from './offices.ts';
import { createOpenAnswersService } from './open-answers.ts';
import { organisationId } from './organisation.ts';
import { createOutcomesFiles } from './outcomes-files.ts';
import { createPeople } from './people.ts';
import { createPeopleDesk } from './people-desk.ts';
import { createRecordingService, createTranscriberService } from './recordings.ts';
import { createRegisterService } from './register.ts';
import { createScorecards } from './scorecards.ts';
import type { Origin } from './sign-in.ts';
import { createStudyDesk } from './study-desk/study-desk.ts';
import { createStudyImport } from './study-import.ts';
import { createTranscriptService } from './transcripts.ts';
import { createUserSurveyService } from './user-survey.ts';
import { createWaveServices } from './waves.ts';

/** What the pages may ask for, put together from the rooms. */
export function createServices(parts: {
  config: Config;
  clock: Clock;
  open: OpenDatabase;
  queue: WorkQueue;
  keys: KeyFiles;
  house: WaveHouse;
  jobs: Jobs;
  demoStudyId: string | null;
  auth: () => Auth;
  signIn: SignIn;
  isDemo: boolean;
  origin: Origin;
}): Services & { readonly startSending: () => Promise<void> } {
  const { config, clock, queue } = parts;
  const { database } = parts.open;
  const waves = createWaveServices(parts.house);
  const officeClimate = createClimates(database);
  const codeKey = openCodeKey(database);
  const { frames, letters, pilotLetters, bounces, start } = createLetters({
    ...parts,
    database,
    codeKey,
    waves,
  });
  const openedFiles = createOpenedFiles({
    clock,
    idleMinutes: config.openFileMinutes,
    mostFiles: config.openFiles,
    mostBytes: config.openFilesBytes,
    readers: {
      look: async (given) => valueOrRefusal<FirstLook>(await queue.run({ kind: 'look', ...given })),
      read: async (given) => valueOrRefusal<StudiedFile>(await queue.run({ kind: 'read', ...given })),
      analyse: async (given) =>
        valueOrRefusal<Released<Results>>(await queue.run({ kind: 'results', ...given })),
    },
  });
  const transcribed = createTranscriptService({
    database,
    clock,
    read: async (given) =>
      valueOrRefusal<ImportedTranscript>(await queue.run({ kind: 'transcript', ...given })),
  });
  const informants = createInformantsService({ database, keys: parts.keys, clock });
  const coding = createCodingService({ database, clock, ...transcribed, informants });
  return {
    uploadLimitBytes: config.uploadLimitBytes,
    demoStudyId: parts.demoStudyId,
    waves,
    ...createFollowServices({ database, keys: parts.keys, clock }),
    frames,
    letters,
    pilotLetters,
    bounces,
    startSending: start,
    people: createPeople({ database, auth: parts.auth, isDemo: parts.isDemo }),
    studyDesk: createStudyDesk({ database, clock }),
    signIn: parts.signIn,
    peopleDesk: createPeopleDesk({ database, clock, auth: parts.auth, isDemo: parts.isDemo }),
    ...createRegisterService({ database, clock }),
    ...transcribed,
    coding,
    openAnswers: createOpenAnswersService({ database, clock }),
    exchange: createExchangeService({ database, keys: parts.keys, clock, config }),
    findings: createFindingsService({ database, clock, coding }),
    studyImport: createStudyImport({ queue }),
    findStudyReport: (studyId, language) => findStudyReport(database, { organisationId, studyId, language }),
    temporaryReports: createTemporaryReports({
      queue,
      clock,
      minutes: config.temporaryMinutes,
      onFault: (fault) => process.stderr.write(`${fault instanceof Error ? fault.stack : fault}\n`),
    }),
    openedFiles,
    desks: createDesks({ openedFiles }),
    keepReport: async (report) => {
      const reportId = secretId();
      await keepReport(database, { organisationId, reportId, report, now: clock.now() });
      return reportId;
    },
    findKeptReport: async (reportId) =>
      isReportId(reportId) ? findKeptReport(database, { organisationId, reportId }) : null,
    removeKeptReport: async (reportId) => {
      if (isReportId(reportId)) await removeKeptReport(database, { organisationId, reportId });
    },
    origin: parts.origin,
    posterPdf: async (poster, language) =>
      (await queue.run({ kind: 'poster', poster, language })) as Outcome<Uint8Array>,
    officeSheets: async (sheets) =>
      (await queue.run({ kind: 'officeSheets', sheets })) as Outcome<readonly Uint8Array[]>,
    render: async (format, document) =>
      (await queue.run({ kind: 'render', format, document })) as Outcome<Uint8Array>,
    checkPublication: async (given) =>
      (await queue.run({ kind: 'check', ...given })) as Outcome<PublicationReport>,
    officeClimate,
    offices: createOfficeServices({ database, climates: officeClimate }),
    userSurvey: createUserSurveyService({ database, clock }),
    ...createExports(database),
    apiTokens: createTokens(database, clock),
    scorecards: createScorecards({ database, clock }),
    outcomesFiles: createOutcomesFiles(database),
    informants,
    recordings: createRecordingService({ database, keys: parts.keys, clock, config }),
    transcriber: createTranscriberService({ database, keys: parts.keys, clock, config, ...transcribed }),
    exampleFiles: async () => readExample(),
    guideFiles: readGuideFiles,
    schema: readSchema,
  };
}
