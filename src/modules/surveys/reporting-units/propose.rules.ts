/** An office of a wave, as a proposal needs to know it. What the register does not say is null. */
export type OfficeToReport = {
  /** What the staff list calls it. */
  readonly office: string;
  /** How many are asked there. */
  readonly staff: number;
  /** Its number in the register, leading zeros and all. */
  readonly number: string | null;
  /** Says only whether two offices have the same leader. */
  readonly leader: string | null;
  readonly county: string | null;
  readonly municipality: string | null;
};

/** Two that were put together, and what for. */
type Joining = {
  /** Too few answers were expected of these; they are the ones that needed it. */
  readonly few: readonly string[];
  readonly expected: number;
  readonly with: readonly string[];
  readonly because: 'leader' | 'neighbour';
};

export type ProposedUnit = {
  /** In the order of the register. */
  readonly offices: readonly string[];
  readonly staff: number;
  readonly expected: number;
  readonly isLargeEnough: boolean;
  /** In the order they were made; empty for an office by itself. */
  readonly joinings: readonly Joining[];
  /** Why it is still too small: nobody knows its county, or there is no more in the county to join it with. */
  readonly obstacle: 'county-unknown' | 'county-too-small' | null;
};

/**
 * How many answers to expect, in whole hundredths of an answer: sums of them are exact, so that no order of the rows
 * tips an office over the limit.
 */
const hundredthsOf = (staff: number, ratePercent: number) => staff * ratePercent;
export const expectedAnswers = (staff: number, ratePercent: number) => hundredthsOf(staff, ratePercent) / 100;
export const isEnough = (
  staff: number,
  { ratePercent, minimumGroup }: { readonly ratePercent: number; readonly minimumGroup: number },
) => hundredthsOf(staff, ratePercent) >= minimumGroup * 100;

type Unit = { offices: readonly OfficeToReport[]; staff: number; joinings: readonly Joining[] };

/**
 * Proposes which offices are reported together: one of which too few answers are expected is joined with an office that
 * has the same leader, and only then with a neighbour in the register, until every unit is large enough. Never across
 * counties; never where the register does not say so. The smallest goes first; it is joined with the one that needs it
 * as much and is just enough, so that as few as possible lose a line of their own.
 *
 * Neighbours stand next to each other in their county by municipality code and number, which is how Statistics Norway
 * numbers what lies side by side.
 *
 * @param options.ratePercent whole per cent of those asked who are expected to answer
 * @returns units in the order of the register; the same whatever the order the offices come in
 */
export function proposeReportingUnits(options: {
  readonly offices: readonly OfficeToReport[];
  readonly minimumGroup: number;
  readonly ratePercent: number;
}): readonly ProposedUnit[] {
  const { ratePercent } = options;
  const offices = options.offices.toSorted(inRegisterOrder);
  const beside = neighboursOf(offices);
  const isFew = ({ staff }: Unit) => !isEnough(staff, options);
  let units: Unit[] = offices.map((office) => ({ offices: [office], staff: office.staff, joinings: [] }));

  const isPartner = {
    leader: (a: Unit, b: Unit) =>
      a.offices.some((one) => b.offices.some((other) => haveSameLeader(one, other))),
    neighbour: (a: Unit, b: Unit) =>
      a.offices.some((one) => b.offices.some((other) => beside.get(one)?.has(other))),
  };
  for (const because of ['leader', 'neighbour'] as const) {
    for (;;) {
      const next = units
        .filter(isFew)
        .toSorted((a, b) => a.staff - b.staff || firstInRegister(a, b))
        .map((few) => ({
          few,
          partner: partnerOf(
            few,
            units.filter((unit) => unit !== few && isPartner[because](few, unit)),
          ),
        }))
        .find(({ partner }) => partner !== undefined);
      if (!next) break;
      const { few, partner } = next;
      const joined = join(few, partner!, because);
      units = [...units.filter((unit) => unit !== few && unit !== partner), joined];
    }
  }

  function partnerOf(few: Unit, partners: readonly Unit[]): Unit | undefined {
    const bySize = partners.toSorted((a, b) => a.staff - b.staff || firstInRegister(a, b));
    const alsoFew = bySize.filter(isFew);
    const justEnough = alsoFew.find(({ staff }) => isEnough(few.staff + staff, options));
    return justEnough ?? alsoFew.at(-1) ?? bySize[0];
  }
  function join(few: Unit, partner: Unit, because: Joining['because']): Unit {
    const joining = {
      few: few.offices.map(({ office }) => office),
      expected: expectedAnswers(few.staff, ratePercent),
      with: partner.offices.map(({ office }) => office),
      because,
    };
    return {
      offices: [...few.offices, ...partner.offices].sort(inRegisterOrder),
      staff: few.staff + partner.staff,
      joinings: [...few.joinings, ...partner.joinings, joining],
    };
  }
  return units.toSorted(firstInRegister).map((unit) => ({
    offices: unit.offices.map(({ office }) => office),
    staff: unit.staff,
    expected: expectedAnswers(unit.staff, ratePercent),
    isLargeEnough: !isFew(unit),
    joinings: unit.joinings,
    obstacle: !isFew(unit)
      ? null
      : unit.offices.some(({ county }) => county === null)
        ? 'county-unknown'
        : 'county-too-small',
  }));
}

/** By municipality code and number, and by name where the register says neither. */
function inRegisterOrder(a: OfficeToReport, b: OfficeToReport): number {
  return (
    compare(a.county ?? '', b.county ?? '') ||
    compare(a.municipality ?? '', b.municipality ?? '') ||
    compare(a.number ?? '', b.number ?? '') ||
    compare(a.office, b.office)
  );
}

const firstInRegister = (a: Unit, b: Unit) => inRegisterOrder(a.offices[0]!, b.offices[0]!);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function haveSameLeader(a: OfficeToReport, b: OfficeToReport): boolean {
  return a.leader !== null && a.leader === b.leader && a.county === b.county;
}

/** Which offices stand next to which in their county. */
function neighboursOf(
  sorted: readonly OfficeToReport[],
): ReadonlyMap<OfficeToReport, ReadonlySet<OfficeToReport>> {
  const beside = new Map<OfficeToReport, Set<OfficeToReport>>(sorted.map((office) => [office, new Set()]));
  for (const [at, office] of sorted.entries()) {
    const next = sorted[at + 1];
    if (!next || office.county === null || office.county !== next.county) continue;
    beside.get(office)!.add(next);
    beside.get(next)!.add(office);
  }
  return beside;
}
