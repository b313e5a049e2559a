import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { officeFile, sourceFileOf } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import { inAList } from '#platform/listing.ts';
import { openLinksOf } from '../open-links/open-links.server.ts';
import type { WaveHouse } from '../waves/house.ts';
import type { SeenWave } from '../waves/see-wave.ts';
import { audiencesOf } from '../waves/wave-settings.rules.ts';
import { matchOffices } from './match-offices.rules.ts';
import {
  expectedAnswers,
  isEnough,
  type OfficeToReport,
  type ProposedUnit,
  proposeReportingUnits,
} from './propose.rules.ts';
import { registerNumberIn } from './register-number.rules.ts';
import { decidedUnits, expectedRateOf } from './reporting-units.server.ts';
import { longestUnitName, type ReportingUnit, unitKey } from './units.rules.ts';

export type UnitLook = ReportingUnit & {
  readonly key: string;
  readonly staff: number;
  readonly expected: number;
  readonly isLargeEnough: boolean;
};
/** The offices of a wave, and which of them are reported together: what the page shows. */
export type UnitsLook = {
  /** The questionnaire whose answers make the figures of offices; staff are those who are asked it. */
  readonly audience: string;
  readonly ratePercent: number;
  readonly minimumGroup: number;
  readonly offices: readonly {
    readonly office: string;
    readonly staff: number;
    readonly expected: number;
    /** Its number in the register; null where the register does not know it. */
    readonly number: string | null;
    /** The unit it is in now. */
    readonly unit: string;
  }[];
  /** As they are: what was decided, and each office by itself where nothing has been. */
  readonly units: readonly UnitLook[];
  readonly proposal: readonly (ProposedUnit & { readonly name: string })[];
  /** What is decided is what is proposed. */
  readonly isAsProposed: boolean;
  readonly isDecided: boolean;
  /** Offices that have come into the list since it was decided. */
  readonly undecided: readonly string[];
  /** The wave has opened: nothing is changed any more. */
  readonly isLocked: boolean;
  /** Whether the register knows any of the offices. */
  readonly isRegisterOfUse: boolean;
};

/** The offices of a wave and what is proposed and decided of them; for those who follow it. Null where it has none. */
export async function lookAtUnits(house: WaveHouse, actor: Actor, seen: SeenWave): Promise<UnitsLook | null> {
  refuseUnless(actor, 'followWave', { studyId: seen.wave.studyId });
  return unitsOfWave(house, seen);
}

export async function unitsOfWave(house: WaveHouse, seen: SeenWave): Promise<UnitsLook | null> {
  const { wave, study } = seen;
  const place = { organisationId: house.organisationId, waveId: wave.waveId };
  const audience = officeAudience(study, wave);
  const staff = new Map<string, number>();
  for (const person of await house.codeKeyIn(house.database).all(place)) {
    if (person.office === null) continue;
    staff.set(person.office, (staff.get(person.office) ?? 0) + (person.audience === audience ? 1 : 0));
  }
  const decided = await decidedUnits(house.database, place);
  const isLocked = wave.state !== 'draft' && wave.state !== 'pilot';
  // Places where people answer by a code are offices too, and in a wave that has closed there may be no list any more.
  for (const { office } of await openLinksOf(house.database, place)) {
    if (!isLocked && !staff.has(office)) staff.set(office, 0);
  }
  if (isLocked) for (const { office } of decided.offices) if (!staff.has(office)) staff.set(office, 0);
  if (staff.size === 0) return null;
  const known = isLocked ? withStaff(decided.offices, staff) : await fromRegister(house, study, staff);
  const ratePercent = await expectedRateOf(house.database, place);
  const limits = { ratePercent, minimumGroup: wave.minimumGroup };
  const proposed = proposeReportingUnits({ offices: known, ...limits });
  const there = new Set(staff.keys());
  const kept = decided.units
    .map((unit) => ({ ...unit, offices: unit.offices.filter((office) => there.has(office)) }))
    .filter(({ offices }) => offices.length > 0);
  const placed = new Set(kept.flatMap(({ offices }) => offices));
  const order = proposed.flatMap(({ offices }) => offices);
  const inOrder = (offices: readonly string[]) =>
    offices.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  const units = [
    ...kept,
    ...[...staff.keys()]
      .filter((office) => !placed.has(office))
      .map((office): ReportingUnit => ({ name: office, offices: [office], reason: 'alone' })),
  ]
    .map((unit) => ({ ...unit, offices: inOrder(unit.offices) }))
    .toSorted((a, b) => order.indexOf(a.offices[0]!) - order.indexOf(b.offices[0]!));
  const unitAt = new Map(units.flatMap((unit) => unit.offices.map((office) => [office, unitKey(unit)])));
  const isDecided = kept.length > 0;
  return {
    audience,
    ...limits,
    offices: order.map((office) => {
      const people = staff.get(office)!;
      return {
        office,
        staff: people,
        expected: expectedAnswers(people, ratePercent),
        number: known.find((one) => one.office === office)!.number,
        unit: unitAt.get(office)!,
      };
    }),
    units: units.map((unit) => {
      const people = unit.offices.reduce((sum, office) => sum + staff.get(office)!, 0);
      return {
        ...unit,
        key: unitKey(unit),
        staff: people,
        expected: expectedAnswers(people, ratePercent),
        isLargeEnough: isEnough(people, limits),
      };
    }),
    proposal: proposed.map((unit) => ({ ...unit, name: nameOf(unit.offices, study) })),
    isAsProposed: proposed.every(({ offices }) =>
      units.some(
        (unit) =>
          unit.offices.length === offices.length && offices.every((one) => unit.offices.includes(one)),
      ),
    ),
    isDecided,
    undecided: isDecided ? order.filter((office) => !placed.has(office)) : [],
    isLocked,
    isRegisterOfUse: known.some(({ number }) => number !== null),
  };
}

/** The questionnaire that the figures of offices are made of, if this wave asks it; else the first that it asks. */
function officeAudience(study: Study, wave: SeenWave['wave']): string {
  const asked = audiencesOf(study, wave);
  const source = sourceFileOf(study, officeFile);
  return source !== undefined && asked.includes(source) ? source : (asked[0] ?? '');
}

/** What the register says of offices, each with its staff. */
export async function fromRegister(
  house: WaveHouse,
  study: Study,
  staff: ReadonlyMap<string, number>,
): Promise<readonly OfficeToReport[]> {
  return matchOffices(
    [...staff].map(([office, people]) => ({ office, staff: people })),
    { register: await house.registerUnits(), numberOf: (office) => registerNumberIn(study, office) },
  );
}

const withStaff = (
  known: readonly Omit<OfficeToReport, 'staff'>[],
  staff: ReadonlyMap<string, number>,
): OfficeToReport[] => {
  const found = new Map(known.map((one) => [one.office, one]));
  const nothing = { number: null, leader: null, county: null, municipality: null };
  return [...staff].map(([office, people]) => ({ ...(found.get(office) ?? nothing), office, staff: people }));
};

/** What offices are called together: in the study's first language, which is that of its offices' names. */
export function nameOf(offices: readonly string[], study: Study): string {
  const whole = inAList(offices, study.languages[0] ?? 'nb');
  if ([...whole].length <= longestUnitName) return whole;
  const [first] = offices;
  return `${[...first!].slice(0, longestUnitName - 10).join('')} + ${offices.length - 1}`;
}
