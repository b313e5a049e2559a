import type { CompactRows, Funnel, HeatTable, SmallMultiples } from './index.ts';

const format = (value: number) => `${Math.round(100 * value)} %`;

const points: Funnel['points'] = [
  { label: 'Kontor 1', denominator: 40, value: 0.55, place: 'inside' },
  { label: 'Kontor 2', denominator: 200, value: 0.45, place: 'outside95' },
  { label: 'Kontor 3', denominator: 900, value: 0.8, place: 'outside998' },
  { label: 'Kontor 4', denominator: 120, value: 0.61, place: 'inside', isOwn: true },
];

/** Limits about a rate as they narrow; no width where nothing is left to chance. */
const curveAbout = (rate: number, width: number, largest: number): Funnel['curve'] =>
  [0.05, 0.2, 0.5, 1].map((share) => {
    const half = width / Math.sqrt(share * largest);
    return {
      denominator: share * largest,
      limits95: [Math.max(0, rate - half), Math.min(1, rate + half)],
      limits998: [Math.max(0, rate - 1.6 * half), Math.min(1, rate + 1.6 * half)],
    };
  });

export function fixtureFunnel(more: Partial<Funnel> & { readonly width?: number } = {}): Funnel {
  const { width = 1, ...given } = more;
  const rate = given.rate?.value ?? 0.6;
  const all = given.points ?? points;
  return {
    points: all,
    rate: { value: rate, label: 'fylket 60 %' },
    target: { value: 0.7, label: 'målkrav 70 %' },
    curve: curveAbout(rate, width, Math.max(1, ...all.map(({ denominator }) => denominator))),
    limitLabels: { limits95: '95 %', limits998: '99,8 %' },
    across: 'saker i alt',
    up: 'andel fulgt opp',
    ends: [0, 1],
    format,
    key: 'Et tegn er et kontor.',
    ...given,
  };
}

export const fixtureHeat: HeatTable = {
  columns: [
    { label: 'B.12', group: 'Oppfølging av brukere' },
    { label: 'B.14', group: 'Oppfølging av brukere' },
    { label: 'B.50', group: 'Oppfølging av arbeidsliv' },
  ],
  rows: [
    {
      label: 'Kontor 1',
      cells: [
        { text: '100', tone: 'reached' },
        { text: '93', tone: 'near' },
        { text: '80', tone: 'below' },
      ],
    },
    {
      label: 'Kontor 2',
      cells: [
        { text: '65', tone: 'far' },
        { text: '12', tone: 'farthest' },
        { text: '33', tone: 'none', isWithheld: true },
      ],
    },
  ],
  steps: [
    { tone: 'reached', label: 'nådd' },
    { tone: 'farthest', label: 'under 60' },
  ],
  key: 'Jo mørkere rute, desto lenger fra målkravet.',
};

export function fixtureMultiples(
  values: readonly (number | null)[],
  more: Partial<SmallMultiples> = {},
): SmallMultiples {
  return {
    panels: [
      {
        label: 'B.12 Fulgt opp',
        values,
        targets: values.map(() => 0.5),
        total: '60 %',
        beside: 'målkrav 50 %',
        isReached: true,
        format,
        intervals: values.map((value) => (value === null ? null : [value * 0.8, value * 1.2])),
      },
      {
        label: 'B.14 Gradert',
        values,
        targets: values.map(() => null),
        total: null,
        beside: 'uten målkrav',
        isReached: null,
        format,
      },
    ],
    months: values.map((_, at) => `m${at + 1}`),
    key: 'Linje: verdien hver måned.',
    ...more,
  };
}

export const fixtureRows: CompactRows = {
  rows: [
    { label: 'Kontor 1', value: 0.1, interval: [0.02, 0.18], text: '+10', standsOut: true },
    { label: 'Kontor 2', value: -0.05, interval: [-0.2, 0.1], text: '−5' },
    { label: 'Kontor 3', value: 0.33, interval: [0.3, 0.36], text: '+33', isWithheld: true },
  ],
  domain: [-0.2, 0.2],
  ticks: [-0.2, 0, 0.2],
  format: String,
  key: 'Strek: 95 % KI.',
  reference: { value: 0, label: 'ingen endring' },
};
