import type { Unit } from '#modules/organisation/schema.ts';
import type { Indicator, MonthlyValue, Target } from '#modules/scorecards/schema.ts';
import { seededRandom } from '#statistics';
import type { CountyGiven } from '../county-given.ts';

const inAll = (text: string) => ({ nb: text, nn: text, en: text });

export function madeIndicator(code: string, more: Partial<Indicator> = {}): Indicator {
  return {
    code,
    name: inAll(`Indikator ${code}`),
    numerator: inAll('telt'),
    denominator: inAll('saker i alt'),
    kind: 'share',
    per: 1,
    basis: 'denominator',
    direction: 'higher',
    group: 'individualFollowUp',
    owner: 'national',
    ownerUnit: null,
    source: null,
    ...more,
  };
}

export function madeUnit(number: string, more: Partial<Unit> = {}): Unit {
  return {
    number,
    name: `Kontor ${number}`,
    type: 'office',
    status: 'active',
    parent: '9900',
    validFrom: null,
    validTo: null,
    municipality: null,
    leader: null,
    positions: 12,
    users: 300,
    synthetic: true,
    ...more,
  };
}

export function madeValue(
  indicator: string,
  unit: string,
  month: string,
  numerator: number,
  denominator: number,
): MonthlyValue {
  return { indicator, unit, month, numerator, denominator, value: numerator / denominator };
}

export const halfYear = ['2015-01', '2015-02', '2015-03', '2015-04', '2015-05', '2015-06'] as const;

/** A county that does not exist: offices of 10 to 150 cases a month, alike but for chance unless `rateOf` says otherwise. */
export function madeCounty({
  offices = 12,
  indicators = [madeIndicator('B.12'), madeIndicator('B.50', { group: 'labourMarket' })],
  rateOf = () => 0.6,
  seed = 1,
}: {
  readonly offices?: number;
  readonly indicators?: readonly Indicator[];
  readonly rateOf?: (unit: string, indicator: string) => number;
  readonly seed?: number;
} = {}): CountyGiven {
  const random = seededRandom(seed);
  const units = Array.from({ length: offices }, (_, at) => madeUnit(String(9901 + at)));
  const values = indicators.flatMap(({ code }) =>
    units.flatMap(({ number }, at) =>
      halfYear.map((month) => {
        const cases = 10 + Math.round((140 * at) / offices);
        const rate = rateOf(number, code);
        const counted = Array.from({ length: cases }, () => random.uniform() < rate).filter(Boolean).length;
        return madeValue(code, number, month, counted, cases);
      }),
    ),
  );
  const targets = indicators.map(
    ({ code }): Target => ({
      indicator: code,
      unit: null,
      from: '2015-01',
      value: 0.7,
      setOn: '2014-12-15',
    }),
  );
  return {
    county: madeUnit('9900', { name: 'Oppdiktet fylke', type: 'county', parent: null }),
    offices: units,
    names: [],
    limits: { mediumFrom: 10, largeFrom: 30 },
    successions: [],
    parts: units,
    sizes: [],
    keepsRegister: false,
    indicators,
    targets,
    values,
    userSurvey: [],
    climate: null,
    climateSource: null,
    seesOthers: true,
    sources: [],
    passedOn: null,
  };
}
