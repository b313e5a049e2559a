import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEnough, type OfficeToReport, proposeReportingUnits } from './propose.rules.ts';

const limits = { minimumGroup: 5, ratePercent: 50 };
const office = (name: string, staff: number, known: Partial<OfficeToReport> = {}): OfficeToReport => ({
  office: name,
  staff,
  number: name,
  leader: null,
  county: '9900',
  municipality: null,
  ...known,
});
const propose = (...offices: OfficeToReport[]) => proposeReportingUnits({ offices, ...limits });
const officesOf = (units: ReturnType<typeof propose>) => units.map((unit) => unit.offices);

describe('which offices are proposed to be reported together', () => {
  test('an office that expects answers enough stands by itself', () => {
    const units = propose(office('9901', 10), office('9902', 30));
    expect(officesOf(units)).toEqual([['9901'], ['9902']]);
    expect(units[0]).toMatchObject({ expected: 5, isLargeEnough: true, joinings: [], obstacle: null });
  });

  test('one that does not is joined with an office of the same leader, though another is nearer', () => {
    const units = propose(
      office('9901', 6, { leader: 'L1' }),
      office('9902', 20),
      office('9903', 20, { leader: 'L1' }),
    );
    expect(officesOf(units)).toEqual([['9901', '9903'], ['9902']]);
    expect(units[0]!.joinings).toEqual([{ few: ['9901'], expected: 3, with: ['9903'], because: 'leader' }]);
  });

  test('two small ones of one leader need nobody else', () => {
    const units = propose(
      office('9901', 4, { leader: 'L1' }),
      office('9902', 30, { leader: 'L1' }),
      office('9903', 6, { leader: 'L1' }),
    );
    expect(officesOf(units)).toEqual([['9901', '9903'], ['9902']]);
  });

  test('without such an office it is joined with the neighbour in its county', () => {
    const units = propose(office('9901', 20), office('9902', 4), office('9903', 12), office('9904', 20));
    // Of the two neighbours the smaller: the larger keeps a line of its own.
    expect(officesOf(units)).toEqual([['9901'], ['9902', '9903'], ['9904']]);
    expect(units[1]!.joinings).toMatchObject([{ few: ['9902'], because: 'neighbour' }]);
  });

  test('municipalities that lie side by side are neighbours, whatever the offices are numbered', () => {
    const units = propose(
      office('9901', 4, { municipality: '9920' }),
      office('9902', 30, { municipality: '9901' }),
      office('9903', 30, { municipality: '9919' }),
    );
    expect(officesOf(units)).toEqual([['9902'], ['9903', '9901']]);
  });

  test('what still has too few after its leader is joined with a neighbour too', () => {
    const units = propose(
      office('9901', 2, { leader: 'L1' }),
      office('9902', 4, { leader: 'L1' }),
      office('9903', 20),
    );
    expect(officesOf(units)).toEqual([['9901', '9902', '9903']]);
    expect(units[0]!.joinings.map(({ because }) => because)).toEqual(['leader', 'neighbour']);
  });

  test('nothing is joined across a county border, by leader or neighbour, and it says why', () => {
    const units = propose(
      office('9901', 4, { leader: 'L1' }),
      office('9801', 20, { leader: 'L1', county: '9800' }),
    );
    expect(officesOf(units)).toEqual([['9801'], ['9901']]);
    expect(units[1]).toMatchObject({ isLargeEnough: false, obstacle: 'county-too-small' });
  });

  test('where the register says nothing, nothing is guessed', () => {
    const unknown = { number: null, county: null };
    const units = propose(office('Nord', 4, unknown), office('Sør', 20, unknown));
    expect(officesOf(units)).toEqual([['Nord'], ['Sør']]);
    expect(units[0]!.obstacle).toBe('county-unknown');
  });

  test('a limit that is just met is met: 48 % of 25 is 12', () => {
    expect(isEnough(25, { ratePercent: 48, minimumGroup: 12 })).toBe(true);
    expect(isEnough(24, { ratePercent: 48, minimumGroup: 12 })).toBe(false);
  });
});

const someOffices = fc
  .array(
    fc.record({
      staff: fc.nat(40),
      leader: fc.option(fc.constantFrom('L1', 'L2', 'L3')),
      county: fc.option(fc.constantFrom('9800', '9900'), { freq: 8 }),
      municipality: fc.option(fc.constantFrom('9901', '9902', '9903')),
      number: fc.option(fc.stringMatching(/^99\d\d$/), { freq: 6 }),
    }),
    { maxLength: 12 },
  )
  .map((all): OfficeToReport[] => all.map((one, at) => ({ ...one, office: `Kontor ${at}` })));
const someLimits = fc.record({
  minimumGroup: fc.integer({ min: 3, max: 12 }),
  ratePercent: fc.integer({ min: 1, max: 100 }),
});

describe('whatever the offices', () => {
  test('each is in exactly one unit, and nobody is lost', () => {
    fc.assert(
      fc.property(someOffices, someLimits, (offices, given) => {
        const units = proposeReportingUnits({ offices, ...given });
        const named = units.flatMap((unit) => unit.offices).sort();
        expect(named).toEqual(offices.map((one) => one.office).sort());
        const staff = units.reduce((sum, unit) => sum + unit.staff, 0);
        expect(staff).toBe(offices.reduce((sum, one) => sum + one.staff, 0));
      }),
    );
  });

  test('the order of the rows changes nothing', () => {
    const shuffled = someOffices.chain((offices) =>
      fc.tuple(fc.constant(offices), fc.shuffledSubarray(offices, { minLength: offices.length })),
    );
    fc.assert(
      fc.property(shuffled, someLimits, ([offices, others], given) => {
        expect(proposeReportingUnits({ offices: others, ...given })).toEqual(
          proposeReportingUnits({ offices, ...given }),
        );
      }),
    );
  });

  test('a unit is within one county, and too small only as all there is to join in its county', () => {
    fc.assert(
      fc.property(someOffices, someLimits, (offices, given) => {
        const placeOf = new Map(offices.map((one) => [one.office, one]));
        for (const unit of proposeReportingUnits({ offices, ...given })) {
          const counties = new Set(unit.offices.map((name) => placeOf.get(name)!.county));
          expect(counties.size).toBe(1);
          const [county] = counties;
          expect(unit.isLargeEnough).toBe(isEnough(unit.staff, given));
          if (unit.isLargeEnough) expect(unit.obstacle).toBeNull();
          else if (county === null) expect(unit.obstacle).toBe('county-unknown');
          else {
            expect(unit.obstacle).toBe('county-too-small');
            expect(unit.offices).toHaveLength(offices.filter((one) => one.county === county).length);
          }
        }
      }),
    );
  });

  test('nothing is joined that did not have to be', () => {
    fc.assert(
      fc.property(someOffices, someLimits, (offices, given) => {
        const all = new Map(offices.map((one) => [one.office, one]));
        for (const { offices: own, joinings } of proposeReportingUnits({ offices, ...given })) {
          expect(joinings).toHaveLength(own.length - 1);
          for (const { few } of joinings) {
            const staff = few.reduce((sum, name) => sum + all.get(name)!.staff, 0);
            expect(isEnough(staff, given)).toBe(false);
          }
        }
      }),
    );
  });

  test('among up to seven offices of one leader there is at most one unit fewer than could be', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 7 }), (staff) => {
        const offices = staff.map((people, at) => office(`99${at}`, people, { leader: 'L1' }));
        const found = propose(...offices).length;
        expect(found).toBeGreaterThanOrEqual(mostUnits(staff) - 1);
        expect(found).toBeLessThanOrEqual(Math.max(1, mostUnits(staff)));
      }),
    );
  });
});

/** The most units there can be, each large enough, by trying every way of dividing them. */
function mostUnits(staff: readonly number[]): number {
  const visit = (at: number, sums: readonly number[]): number => {
    if (at === staff.length) return sums.every((sum) => isEnough(sum, limits)) ? sums.length : 0;
    const joined = sums.map((_, place) =>
      sums.map((sum, other) => (other === place ? sum + staff[at]! : sum)),
    );
    return Math.max(...[...joined, [...sums, staff[at]!]].map((next) => visit(at + 1, next)));
  };
  return visit(0, []);
}
