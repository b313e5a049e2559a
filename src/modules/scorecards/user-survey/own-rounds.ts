import { m } from '#messages';
import type { OfficeClimateOf } from '#modules/analyses/index.ts';
import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { textIn } from '#modules/studies/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import { unitNamed } from '../import/sheet-row.ts';
import type { UserSurveyResult } from '../schema.ts';
import { underScorecardLock } from '../tables.server.ts';
import { resultsOfRound } from './from-climate.rules.ts';
import { listUserSurveyResults, saveUserSurveyResults } from './user-survey.server.ts';
import type { UserSurveyParts } from './user-survey-parts.ts';

/** A round that was collected here, and what it would give. */
export type OwnRound = {
  readonly waveId: string;
  readonly studyId: string;
  readonly title: string;
  readonly period: string;
  /** Offices with a result. */
  readonly offices: number;
  /** Offices whose results are withheld, or that are not in the register. */
  readonly without: number;
  /** Whether exactly these results stand on the scorecard already. */
  readonly isTaken: boolean;
  /** Offices of the same round that have results from elsewhere, which would be written over. */
  readonly over: number;
};
export type OwnRounds = {
  /** Closed rounds of user surveys in the studies that one may see the results of. */
  rounds(actor: Actor): Promise<readonly OwnRound[]>;
  /** Takes a round's released means to the scorecard, all or nothing; tells how many offices. */
  takeRound(actor: Actor, waveId: string): Promise<{ readonly offices: number; readonly period: string }>;
};

/** How a round's questions hang together from user to user: alpha by category, and `grand` of all of them. */
export type OverPersons = Readonly<
  Record<
    string,
    {
      readonly alpha: number | null;
      readonly ci: readonly [number, number] | null;
      readonly n: number | null;
    }
  >
>;

export function createOwnRounds(parts: UserSurveyParts): OwnRounds {
  const { database, climates } = parts;

  async function roundsFor(actor: Actor) {
    return (await climates()).filter(
      ({ source, studyId, endedOn, climate }) =>
        source === 'wave' &&
        endedOn !== null &&
        climate.about === 'userSurvey' &&
        may(actor, 'exportData', { studyId }),
    );
  }
  const resultsOf = (round: OfficeClimateOf, from: Database) => resultsIn(round, from, parts);

  return {
    rounds: async (actor) => {
      refuseUnless(actor, 'manageScorecards');
      return Promise.all(
        (await roundsFor(actor)).map(async (round) => {
          const { known, without } = await resultsOf(round, database);
          const period = (round.endedOn ?? '').slice(0, 7);
          const there = await listUserSurveyResults(database, { ...place(actor), period });
          const same = (one: UserSurveyResult) => there.some((other) => isSame(one, other));
          const units = new Set(known.map(({ unit }) => unit));
          const source = textIn(round.title, 'nb');
          return {
            waveId: round.sourceId,
            studyId: round.studyId,
            title: source,
            period,
            offices: known.length,
            without,
            isTaken: known.length > 0 && known.every(same),
            over: there.filter((one) => units.has(one.unit) && one.source !== source).length,
          };
        }),
      );
    },
    takeRound: async (actor, waveId) => {
      refuseUnless(actor, 'manageScorecards');
      const round = (await roundsFor(actor)).find(({ sourceId }) => sourceId === waveId);
      if (!round) throw refusal('user-survey-round', m.scorecards_user_no_round);
      return underScorecardLock(database, place(actor), async (transaction) => {
        const { known } = await resultsOf(round, transaction);
        if (known.length === 0) throw refusal('user-survey-round', m.scorecards_user_round_empty);
        await saveUserSurveyResults(transaction, { ...place(actor), results: known });
        return { offices: known.length, period: known[0]!.period };
      });
    },
  };
}

const place = ({ organisationId }: Actor) => ({ organisationId });
const isSame = (a: UserSurveyResult, b: UserSurveyResult) =>
  a.unit === b.unit && a.source === b.source && JSON.stringify(a.questions) === JSON.stringify(b.questions);

async function resultsIn(
  { title, endedOn, climate }: OfficeClimateOf,
  from: Database,
  { register }: UserSurveyParts,
) {
  const { units } = await register(from);
  const offices = new Set(units.filter(({ type }) => type !== 'county').map(({ number }) => number));
  const { results, without } = resultsOfRound(
    climate,
    { period: (endedOn ?? '').slice(0, 7), source: textIn(title, 'nb') },
    (name) => unitNamed(name, units)?.number ?? null,
  );
  const known = results.filter(({ unit }) => offices.has(unit));
  return { known, without: without + results.length - known.length };
}

/**
 * How the questions hang together among the users of a round, where all that stands on the scorecard for a month comes from
 * it: null for a sheet, which has no person's answers, and where there is something of both.
 *
 * @param there what stands on the scorecard for the month
 */
export async function personsOf(
  there: readonly UserSurveyResult[],
  parts: UserSurveyParts,
): Promise<OverPersons | null> {
  for (const round of await parts.climates()) {
    const { about, reliability } = round.climate;
    if (round.source !== 'wave' || about !== 'userSurvey' || !reliability) continue;
    const { known } = await resultsIn(round, parts.database, parts);
    if (known.length === 0 || known.length !== there.length) continue;
    if (!known.every((one) => there.some((other) => other.period === one.period && isSame(one, other))))
      continue;
    return Object.fromEntries(reliability.map(({ id, alpha, ci, n }) => [id, { alpha, ci, n }]));
  }
  return null;
}
