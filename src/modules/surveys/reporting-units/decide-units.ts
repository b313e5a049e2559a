import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import type { WaveHouse } from '../waves/house.ts';
import type { SeenWave } from '../waves/see-wave.ts';
import { fromRegister, nameOf, unitsOfWave } from './look-at-units.ts';
import { saveUnits } from './reporting-units.server.ts';
import { readUnits, reasonFor, type UnitProblem, type UnitsForm } from './units.rules.ts';

/** What somebody asks to have done with the units of a wave. */
export type UnitsWish =
  | { readonly do: 'propose' }
  | { readonly do: 'reset' }
  | { readonly do: 'rate'; readonly ratePercent: number }
  | ({ readonly do: 'save' } & UnitsForm);

/**
 * Decides which offices are reported together, while the wave has not opened.
 *
 * @returns what is wrong with what was asked for; then nothing is changed
 * @throws DomainError `units-locked`, `rate-refused`
 */
export async function decideUnits(
  house: WaveHouse,
  actor: Actor,
  { seen, wish }: { readonly seen: SeenWave; readonly wish: UnitsWish },
): Promise<readonly UnitProblem[]> {
  const { wave, study } = seen;
  refuseUnless(actor, 'runWave', { studyId: wave.studyId });
  const place = { organisationId: house.organisationId, waveId: wave.waveId };
  const look = await unitsOfWave(house, seen);
  if (look?.isLocked) throw unitsLocked();
  if (!look) return [];
  if (wish.do === 'rate') {
    const { ratePercent } = wish;
    if (!(Number.isInteger(ratePercent) && ratePercent >= 1 && ratePercent <= 100)) throw rateRefused();
    await saveOrRefuse(house, place, { ratePercent, units: null, offices: [] });
    return [];
  }
  const decided =
    wish.do === 'reset'
      ? { units: [] }
      : wish.do === 'propose'
        ? { units: look.proposal }
        : readUnits(wish, {
            offices: look.offices.map(({ office }) => office),
            current: look.units,
            nameFor: (offices) => nameOf(offices, study),
          });
  if ('problems' in decided) return decided.problems;
  const staff = new Map(look.offices.map((one) => [one.office, one.staff]));
  await saveOrRefuse(house, place, {
    ratePercent: look.ratePercent,
    units: decided.units.map(({ name, offices }) => ({
      name,
      offices,
      reason: reasonFor(offices, look.proposal),
    })),
    offices: await fromRegister(house, study, staff),
  });
  return [];
}

async function saveOrRefuse(
  { database }: WaveHouse,
  place: Parameters<typeof saveUnits>[1],
  decided: Parameters<typeof saveUnits>[2],
): Promise<void> {
  // Opened in another window: nobody is to think that it was saved.
  if (!(await saveUnits(database, place, decided))) throw unitsLocked();
}

function unitsLocked(): DomainError {
  return new DomainError(
    'units-locked',
    inAllLanguages((locale) => m.waves_units_locked({}, { locale })),
  );
}

function rateRefused(): DomainError {
  return new DomainError(
    'rate-refused',
    inAllLanguages((locale) => m.waves_units_rate_refused({}, { locale })),
  );
}
