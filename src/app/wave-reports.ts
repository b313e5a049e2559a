import { m } from '#messages';
import { removeOfficeClimate, saveOfficeClimate } from '#modules/analyses/store.server.ts';
import { listUnits } from '#modules/organisation/store.server.ts';
import { saveWaveReports, waveReportMadeOn } from '#modules/reports/store.server.ts';
import { parseStudy } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import { findStudy, findStudyVersion } from '#modules/studies/store.server.ts';
import {
  answerFiles,
  type Following,
  type OfficeInRegister,
  officesInRegister,
} from '#modules/surveys/index.ts';
import {
  answersOfWave,
  type DecidedUnits,
  decidedUnits,
  describeWave,
  setReportProblem,
  wavesIn,
} from '#modules/surveys/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { sayProblem } from '#platform/errors.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { inAllLanguages, type Trilingual } from '#platform/language.ts';
import type { Outcome, Refusal, Report } from '#web/work/job.ts';
import type { WorkQueue } from '#web/work/work-queue.ts';
import { organisationId } from './organisation.ts';
import { outcomesForReport } from './wave-outcomes.ts';

const jobName = 'wave-report';
type Place = { readonly organisationId: string; readonly waveId: string };

/** The reports of closed waves: asked for, and made in the background, after a restart too. */
export async function createWaveReports(parts: {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: WorkQueue;
  readonly jobs: Jobs;
  readonly following: Pick<Following, 'collected'>;
}): Promise<{ request(place: Place): Promise<void>; requestMissing(): Promise<void> }> {
  const { database, jobs } = parts;
  await jobs.handle(jobName, async ({ waveId }) => {
    if (waveId) await makeReport(parts, { organisationId, waveId });
  });
  async function request(place: Place): Promise<void> {
    // One that stands is of what was; it goes at once, so that nobody reads it as what is.
    await saveWaveReports(database, { ...place, reports: [], on: '' });
    await removeOfficeClimate(database, { organisationId, source: 'wave', sourceId: place.waveId });
    await jobs.run(jobName, { waveId: place.waveId }, { singletonKey: place.waveId });
  }
  return {
    request,
    requestMissing: async () => {
      for (const wave of await wavesIn(database, { organisationId, states: ['closed', 'archived'] })) {
        const place = { organisationId, waveId: wave.waveId };
        const isMade = (await waveReportMadeOn(database, place)) !== null;
        if (!isMade && wave.reportProblem === null) await request(place);
      }
    },
  };
}

/** From the answers of a closed wave to its stored report, or to a stored reason why there is none. */
async function makeReport(
  {
    database,
    clock,
    queue,
    following,
  }: { database: Database; clock: Clock; queue: WorkQueue; following: Pick<Following, 'collected'> },
  place: Place,
): Promise<void> {
  const wave = await describeWave(database, place);
  if (wave?.state !== 'closed' && wave?.state !== 'archived') return;
  const { studyId } = wave;
  const fail = (problem: Trilingual) => setReportProblem(database, place, problem);
  const locked = await findStudyVersion(database, { organisationId, studyId, version: wave.studyVersion });
  const newest = await findStudy(database, { organisationId, studyId });
  if (!locked || !newest) throw new Error('A wave has lost its study');
  const later = [];
  for (let version = locked.version + 1; version <= newest.version; version += 1) {
    const saved = await findStudyVersion(database, { organisationId, studyId, version });
    if (saved) later.push(saved);
  }
  const { study } = parseStudy(locked.fileText, locked.fileName);
  const rows = await answersOfWave(database, place);
  const answers = answerFiles(
    study,
    rows.map((row) => ({ audience: row.audience, office: row.office, answers: JSON.parse(row.answers) })),
  );
  if (answers.length === 0) {
    await fail(inAllLanguages((locale) => m.waves_report_nobody({}, { locale })));
    return;
  }
  // A version that was saved since may be the first to ask for them.
  const asksForOutcomes = [locked, ...later].some(
    ({ fileText, fileName }) => Object.keys(parseStudy(fileText, fileName).study.outcomes).length > 0,
  );
  const decided = await decidedUnits(database, place);
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const outcome = (await queue.run({
    kind: 'waveReport',
    study: { fileName: locked.fileName, bytes: bytesOf(locked.fileText) },
    later: later.map(({ fileName, fileText }) => ({ fileName, bytes: bytesOf(fileText) })),
    minimumGroup: wave.minimumGroup,
    planSha256: wave.planSha256,
    subtitle: wave.title,
    answers: answers.map(({ file, fileName, text }) => ({ file, fileName, bytes: bytesOf(text) })),
    collection: await following.collected(place),
    outcomes: asksForOutcomes ? await outcomesForReport({ database, clock }, place, study) : null,
    reportingUnits: decided.units,
    offices: await officesOf(database, { study, decided, rows }),
  })) as Outcome<Report[]>;
  if (outcome.kind === 'refused') {
    // Too much to do just now: the job is tried again.
    if (outcome.refusal.code === 'busy') throw new Error('busy');
    await fail(reasonIn(outcome.refusal));
    return;
  }
  const climate = outcome.value[0]?.officeClimate;
  // Before the report, which says that all has been made.
  if (climate) {
    const of = { source: 'wave', sourceId: place.waveId, studyId, title: wave.title } as const;
    await saveOfficeClimate(database, { organisationId, ...of, endedOn: wave.closedOn, climate });
  }
  await saveWaveReports(database, {
    ...place,
    reports: outcome.value,
    on: clock.now().toISOString().slice(0, 10),
  });
  await setReportProblem(database, place, null);
}

/** The offices that were answered from, as the register knows them on this day. */
async function officesOf(
  database: Database,
  about: {
    readonly study: Study;
    readonly decided: DecidedUnits;
    readonly rows: readonly { readonly office: string | null }[];
  },
): Promise<readonly OfficeInRegister[]> {
  const { study, decided, rows } = about;
  if (!study.offices) return [];
  const named = rows.flatMap(({ office }) => office ?? []);
  const register = await listUnits(database, { organisationId });
  return officesInRegister({ study, decided, register, named }).offices;
}

/** The refusal, with the first thing that was wrong. It is about the study; values of answers are never in it. */
function reasonIn({ text, problems }: Refusal): Trilingual {
  const [first] = problems;
  if (!first) return text;
  const { value: _value, ...withoutValue } = first;
  return inAllLanguages((language) => `${text[language]} ${sayProblem(withoutValue, language)}`);
}
