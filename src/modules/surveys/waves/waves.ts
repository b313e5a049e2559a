import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { createFollowing } from '../following/following.ts';
import { decideUnits } from '../reporting-units/decide-units.ts';
import { lookAtUnits } from '../reporting-units/look-at-units.ts';
import type { WaveDescription, WaveTotals } from '../schema.ts';
import { todayOf, type WaveHouse } from './house.ts';
import { dealWith, invite, pilotOf, uninvite } from './pilot/run-pilot.ts';
import { changeWave, createWave, readinessOf, skipPilot } from './prepare-wave.ts';
import { archiveWave, closeForAnswers, makeReportAgain, openForAnswers, raiseMinimum } from './run-wave.ts';

import { type SeenStudy, type SeenWave, seeStudy, seeWave, type WaveIds } from './see-wave.ts';
import { listWaves } from './waves.server.ts';
import { turnOf } from './whose-turn.ts';

type Rest<Use> = Use extends (house: WaveHouse, ...rest: infer Given) => infer Result
  ? (...rest: Given) => Result
  : never;

/** Waves, as the pages ask for them. A study or a wave that somebody may not see is null, as one that is not there. */
export type Waves = {
  /** The day it is, as in 2026-12-24. */
  today(): string;
  study(actor: Actor, studyId: string): Promise<SeenStudy | null>;
  wave(actor: Actor, ids: WaveIds): Promise<SeenWave | null>;
  /** The newest first. */
  list(actor: Actor, studyId: string): Promise<readonly WaveDescription[]>;
  /** How many were asked and how many have answered: by the count of the day, or in the end. Null before it opens. */
  totals(actor: Actor, seen: SeenWave): Promise<WaveTotals | null>;
  readonly readiness: Rest<typeof readinessOf>;
  /** Whose turn it is: what whoever asks does next, or whom they wait for. */
  readonly turn: Rest<typeof turnOf>;
  readonly create: Rest<typeof createWave>;
  readonly change: Rest<typeof changeWave>;
  readonly skipPilot: Rest<typeof skipPilot>;
  /** Which offices are reported together: as it is and as is proposed; and deciding it. */
  readonly units: Rest<typeof lookAtUnits>;
  readonly decideUnits: Rest<typeof decideUnits>;
  readonly pilot: Rest<typeof pilotOf>;
  readonly invite: Rest<typeof invite>;
  readonly uninvite: Rest<typeof uninvite>;
  readonly dealWith: Rest<typeof dealWith>;
  readonly open: Rest<typeof openForAnswers>;
  readonly close: Rest<typeof closeForAnswers>;
  readonly raiseMinimum: Rest<typeof raiseMinimum>;
  readonly makeReportAgain: Rest<typeof makeReportAgain>;
  readonly archive: Rest<typeof archiveWave>;
};

export function createWaves(house: WaveHouse): Waves {
  const given =
    <Given extends readonly unknown[], Result>(use: (house: WaveHouse, ...rest: Given) => Result) =>
    (...rest: Given) =>
      use(house, ...rest);
  return {
    today: () => todayOf(house),
    study: given(seeStudy),
    wave: given(seeWave),
    list: async (actor, studyId) => {
      refuseUnless(actor, 'seeStudy', { studyId });
      return listWaves(house.database, { organisationId: house.organisationId, studyId });
    },
    totals: (actor, seen) => totalsOf(house, actor, seen),
    readiness: given(readinessOf),
    turn: given(turnOf),
    create: given(createWave),
    change: given(changeWave),
    skipPilot: given(skipPilot),
    units: given(lookAtUnits),
    decideUnits: given(decideUnits),
    pilot: given(pilotOf),
    invite: given(invite),
    uninvite: given(uninvite),
    dealWith: given(dealWith),
    open: given(openForAnswers),
    close: given(closeForAnswers),
    raiseMinimum: given(raiseMinimum),
    makeReportAgain: given(makeReportAgain),
    archive: given(archiveWave),
  };
}

async function totalsOf(house: WaveHouse, actor: Actor, seen: SeenWave): Promise<WaveTotals | null> {
  const { database, keys, clock } = house;
  const following = createFollowing({
    database,
    keys,
    clock,
    codeKey: house.codeKeyIn(database),
    custodyOf: house.custodyOf,
  });
  const isAllowed = may(actor, 'followWave', { studyId: seen.wave.studyId });
  const followed = isAllowed ? await following.follow(actor, seen) : null;
  if (!followed) return null;
  const { invited, reached, complete, partial } = followed.rates.total;
  const byOpenLink = followed.openLinks.some(({ answered }) => answered === null)
    ? null
    : followed.openLinks.reduce((sum, { answered }) => sum + (answered ?? 0), 0);
  return { invited, reached, complete, partial, byOpenLink, isLive: followed.isLive };
}
