import { createHash } from 'node:crypto';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { listSuccessions, listUnits } from '#modules/organisation/store.server.ts';
import { onlyAdds, periodOfStudy, takeReading } from '#modules/scorecards/index.ts';
import { type OutcomeReading, outcomeReadings } from '#modules/scorecards/store.server.ts';
import { officeFile, parseStudy, sourceFileOf } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import { findStudyVersion } from '#modules/studies/store.server.ts';
import { officesInRegister } from '#modules/surveys/index.ts';
import { answersOfWave, decidedUnits, describeWave } from '#modules/surveys/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { WaveReportJob } from '#web/work/job.ts';

type Place = { readonly organisationId: string; readonly waveId: string };
type Parts = { readonly database: Database; readonly clock: Clock };
type Period = { readonly from: string; readonly to: string };

/** What a file of outcomes is called, in reports and where it is downloaded. */
export const outcomesFileName = 'outcomes.csv';

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
    sha256: createHash('sha256').update(last.csv).digest('hex'),
    reading: {
      ...{ reading: last.reading, readOn: last.readOn, firstReadOn: first.readOn },
      isChanged: !onlyAdds(first.contents, last.contents),
      contents: last.contents,
    },
  };
}

/**
 * Reads the scorecard again for a wave whose report was made before its numbers had come in; for the study lead. What was
 * read before is kept beside it. Null where there is nothing to read.
 *
 * @param period the months, unless they are to be those of the study
 */
export async function readOutcomesAgain(
  parts: Parts,
  actor: Actor,
  place: Place & { readonly period: Period | null },
): Promise<OutcomeReading | null> {
  const { database } = parts;
  const wave = await describeWave(database, place);
  refuseUnless(actor, 'runWave', { studyId: wave?.studyId ?? '' });
  if (wave?.state !== 'closed' && wave?.state !== 'archived') return null;
  const { organisationId } = place;
  const { studyId, studyVersion: version } = wave;
  const locked = await findStudyVersion(database, { organisationId, studyId, version });
  if (!locked) throw new Error('A wave has lost its study');
  const { study } = parseStudy(locked.fileText, locked.fileName);
  const wanted = await wantedOf(parts, place, study, place.period);
  if (!wanted) return null;
  return takeReading(withRegister(parts, place), place, { ...wanted, byName: actor.name });
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
    ...{ offices, unknownOffices: unknown, officeColumn },
    period: period ?? periodOfStudy(study.offices, closedOn),
  };
}

/** The offices that enough answered in. Of the others no mean is told, and to name them would tell that somebody did. */
function enoughIn(offices: readonly string[], minimumGroup: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const office of offices) counts.set(office, (counts.get(office) ?? 0) + 1);
  return [...counts].flatMap(([office, count]) => (count >= minimumGroup ? [office] : []));
}
