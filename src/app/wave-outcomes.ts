import { createHash } from 'node:crypto';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { listSuccessions, listUnits } from '#modules/organisation/store.server.ts';
import { monthIn, monthNumber, onlyAdds, periodOfStudy, takeReading } from '#modules/scorecards/index.ts';
import { type OutcomeReading, outcomeReadings } from '#modules/scorecards/store.server.ts';
import { officeFile, parseStudy, sourceFileOf } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import { findStudyVersion } from '#modules/studies/store.server.ts';
import { officesInRegister, type SeenWave, type WaveHouse, type WaveIds } from '#modules/surveys/index.ts';
import type { WaveDescription } from '#modules/surveys/schema.ts';
import {
  answersOfWave,
  decidedUnits,
  describeWave,
  setReportProblem,
} from '#modules/surveys/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { OutcomesLook } from '#web/studies/wave-services.ts';
import type { WaveReportJob } from '#web/work/job.ts';

type Place = { readonly organisationId: string; readonly waveId: string };
type Parts = { readonly database: Database; readonly clock: Clock };
type Period = { readonly from: string; readonly to: string };

/** What a file of outcomes is called, in reports and where it is downloaded. */
const outcomesFileName = 'outcomes.csv';

/**
 * What a closed wave's offices achieved, for its report: read off the scorecard by itself the first time, and from then on
 * what was read then, or what somebody has had read again. Null where the study has no offices.
 */
export async function outcomesForReport(
  parts: Parts,
  place: Place,
  study: Study,
): Promise<WaveReportJob['outcomes']> {
  const { database } = parts;
  const there = await outcomeReadings(database, place);
  const found = there.length > 0 ? there : await firstReading(parts, place, study);
  return forReport(found);
}

async function firstReading(parts: Parts, place: Place, study: Study): Promise<readonly OutcomeReading[]> {
  const wanted = await wantedOf(parts, place, study, null);
  return wanted ? [await takeReading(withRegister(parts, place), place, { ...wanted, byName: null })] : [];
}

function forReport(readings: readonly OutcomeReading[]): WaveReportJob['outcomes'] {
  const [first] = readings;
  const last = readings.at(-1);
  if (!first || !last) return null;
  return {
    fileName: outcomesFileName,
    bytes: new TextEncoder().encode(last.csv),
    sha256: sha256Of(last.csv),
    reading: {
      reading: last.reading,
      readOn: last.readOn,
      firstReadOn: first.readOn,
      isChanged: !onlyAdds(first.contents, last.contents),
      contents: last.contents,
    },
  };
}

/** What was read for a wave, for its pages; and reading it again. */
export function createWaveOutcomes(house: WaveHouse) {
  const { database, organisationId } = house;
  const placeOf = ({ waveId }: WaveIds) => ({ organisationId, waveId });
  /** A wave of a study that somebody may take results out of. */
  async function enter(actor: Actor, ids: WaveIds) {
    refuseUnless(actor, 'exportData', { studyId: ids.studyId });
    const wave = await describeWave(database, placeOf(ids));
    if (wave?.studyId !== ids.studyId) throw new Error('A page asks for a wave of another study');
    return wave;
  }
  return {
    outcomes: async (actor: Actor, ids: WaveIds): Promise<OutcomesLook> => {
      const wave = await enter(actor, ids);
      const study = await studyOf(database, organisationId, wave);
      const readings = await outcomeReadings(database, placeOf(ids));
      const isClosed = isOverWith(wave);
      const closedOn = wave.closedOn ?? house.clock.now().toISOString().slice(0, 10);
      return {
        readings: readings.map(({ contents, csv, ...about }) => ({
          ...about,
          period: contents.period,
          userSurvey: contents.userSurvey,
          emptyMonths: contents.gaps.emptyMonths,
          sources: contents.sources,
          sha256: sha256Of(csv),
          isChanged: !onlyAdds(readings[0]!.contents, contents),
        })),
        period: periodOfStudy(study.offices, closedOn),
        isClosed,
      };
    },
    outcomesFile: async (actor: Actor, ids: WaveIds) => {
      await enter(actor, ids);
      refuseUnless(actor, 'manageScorecards');
      return (await outcomeReadings(database, placeOf(ids))).at(-1)?.csv ?? null;
    },
    /** What was read before is kept beside it. */
    readOutcomesAgain: async (
      actor: Actor,
      { seen: { wave }, ...asked }: { readonly seen: SeenWave; readonly from: string; readonly to: string },
    ): Promise<boolean> => {
      refuseUnless(actor, 'runWave', { studyId: wave.studyId });
      const [from, to] = [monthIn(asked.from), monthIn(asked.to)];
      if (!isOverWith(wave) || !from || !to || from > to) return false;
      if (monthNumber(to) - monthNumber(from) >= mostMonths) return false;
      const place = placeOf(wave);
      const study = await studyOf(database, organisationId, wave);
      const wanted = await wantedOf(house, place, study, { from, to });
      if (!wanted) return false;
      await takeReading(withRegister(house, place), place, { ...wanted, byName: actor.name });
      await setReportProblem(database, place, null);
      await house.requestReport(place);
      return true;
    },
  };
}

const mostMonths = 60;
const isOverWith = ({ state }: Pick<WaveDescription, 'state'>) => state === 'closed' || state === 'archived';
const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

/** The study as it was when the wave opened. */
async function studyOf(database: Database, organisationId: string, wave: WaveDescription): Promise<Study> {
  const { studyId, studyVersion: version } = wave;
  const locked = await findStudyVersion(database, { organisationId, studyId, version });
  if (!locked) throw new Error('A wave has lost its study');
  return parseStudy(locked.fileText, locked.fileName).study;
}

const withRegister = (parts: Parts, { organisationId }: Place) => ({
  ...parts,
  register: async (from: Database) => ({
    units: await listUnits(from, { organisationId }),
    successions: await listSuccessions(from, { organisationId }),
  }),
});

async function wantedOf({ database }: Parts, place: Place, study: Study, period: Period | null) {
  const wave = await describeWave(database, place);
  const officeColumn = study.offices?.column;
  const source = sourceFileOf(study, officeFile);
  if (!wave || officeColumn === undefined || source === undefined) return null;
  const rows = await answersOfWave(database, place);
  const { offices, unknown } = officesInRegister({
    study,
    decided: await decidedUnits(database, place),
    register: await listUnits(database, place),
    named: enoughIn(
      rows.flatMap(({ audience, office }) => (audience === source && office ? [office] : [])),
      wave.minimumGroup,
    ),
  });
  const closedOn = wave.closedOn ?? '';
  return {
    offices,
    unknownOffices: unknown,
    officeColumn,
    period: period ?? periodOfStudy(study.offices, closedOn),
  };
}

/** The offices that enough answered in. Of the others no mean is told, and to name them would tell that somebody did. */
function enoughIn(offices: readonly string[], minimumGroup: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const office of offices) counts.set(office, (counts.get(office) ?? 0) + 1);
  return [...counts].flatMap(([office, count]) => (count >= minimumGroup ? [office] : []));
}
