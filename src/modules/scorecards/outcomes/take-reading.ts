import { lineageOf } from '#modules/organisation/index.ts';
import type { Succession } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { sourcesOf } from '../import/imports-kept.server.ts';
import { listIndicators } from '../indicators/indicators.server.ts';
import type { ScorecardParts } from '../scorecard-parts.ts';
import { underScorecardLock } from '../tables.server.ts';
import { listTargets } from '../targets/targets.server.ts';
import { listUserSurveyResults } from '../user-survey/user-survey.server.ts';
import type { Period } from '../values/months.rules.ts';
import { endOfParts } from '../values/series.rules.ts';
import { valuesOf } from '../values/values.server.ts';
import {
  type OfficeOutcomes,
  type OutcomeOffice,
  officeOutcomes,
  outcomesCsv,
} from './office-outcomes.rules.ts';
import { numbersIn, type ReadingContents, surveyRoundFor } from './reading.rules.ts';
import { addOutcomeReading, type OutcomeReading, outcomeReadings } from './readings.server.ts';

export type OutcomesWanted = {
  readonly offices: readonly OutcomeOffice[];
  /** Offices of the answers that the register does not know. */
  readonly unknownOffices: readonly string[];
  readonly period: Period;
  /** What the answers call the column of the office. */
  readonly officeColumn: string;
};
type Parts = Pick<ScorecardParts, 'database' | 'clock' | 'register'>;
type Place = { readonly organisationId: string; readonly waveId: string };

/** What offices achieved, as the scorecard has it now. */
export async function readOutcomesNow(
  database: Database,
  { organisationId }: Pick<Place, 'organisationId'>,
  { register, wanted }: { readonly register: ScorecardParts['register']; readonly wanted: OutcomesWanted },
): Promise<{ readonly contents: ReadingContents; readonly csv: string; readonly outcomes: OfficeOutcomes }> {
  const { successions } = await register(database);
  const { period } = wanted;
  const offices = wanted.offices.map(({ office, units }) => ({
    office,
    units: units.map((unit) => numberNow(unit, successions)),
  }));
  const own = offices.flatMap(({ units }) => units);
  const units = new Set(own.flatMap((unit) => [unit, ...endOfParts(unit, successions).keys()]));
  const indicators = await listIndicators(database, { organisationId });
  const targets = await listTargets(database, { organisationId });
  const values = await valuesOf(database, { organisationId, ...period, units: [...units] });
  const results = await listUserSurveyResults(database, { organisationId });
  const surveyed = new Set(own.flatMap((unit) => lineageOf(unit, successions)));
  const round = surveyRoundFor(results, { units: surveyed, to: period.to });
  const answers = results.filter((one) => one.period === round && surveyed.has(one.unit));
  const outcomes = officeOutcomes({
    indicators,
    targets,
    values,
    userSurvey: answers,
    offices,
    period,
    successions,
  });
  const contents: ReadingContents = {
    period,
    userSurvey: round,
    offices,
    unknownOffices: wanted.unknownOffices,
    indicators: indicators.map(({ code, kind, per, direction }) => ({ code, kind, per, direction })),
    numbers: numbersIn({ values, targets, units, period }),
    answers: answers.map(({ unit, answers: count, questions }) => ({ unit, answers: count, questions })),
    gaps: outcomes.gaps,
    sources: await sourcesOf(database, {
      organisationId,
      period,
      units: [...units],
      userSurvey: round,
    }),
  };
  return { contents, outcomes, csv: outcomesCsv(outcomes, wanted.officeColumn) };
}

/**
 * Reads what offices achieved off the scorecard for the report of a wave, and keeps it: the report is made from what is
 * kept, however the scorecard is corrected afterwards.
 *
 * @param byName who asks for it; null: read by itself, which is done once, and gives what was read then
 */
export async function takeReading(
  { database, clock, register }: Parts,
  { organisationId, waveId }: Place,
  { byName, ...wanted }: OutcomesWanted & { readonly byName: string | null },
): Promise<OutcomeReading> {
  return underScorecardLock(database, { organisationId }, async (transaction) => {
    const before = await outcomeReadings(transaction, { organisationId, waveId });
    const last = before.at(-1);
    if (last && byName === null) return last;
    const { contents, csv } = await readOutcomesNow(transaction, { organisationId }, { register, wanted });
    const reading: OutcomeReading = {
      reading: (last?.reading ?? 0) + 1,
      readOn: clock.now().toISOString().slice(0, 10),
      byName,
      contents,
      csv,
    };
    await addOutcomeReading(transaction, { organisationId, waveId }, reading);
    return reading;
  });
}

/** A unit's number today: another where it has only got a new one. One that went up in a larger unit stays itself. */
function numberNow(unit: string, successions: readonly Succession[]): string {
  const next = successions.find(({ from, kind }) => from === unit && kind === 'renumbered');
  if (!next) return unit;
  // Numbers that came round in a circle end where they began.
  return numberNow(
    next.to,
    successions.filter((one) => one !== next),
  );
}
