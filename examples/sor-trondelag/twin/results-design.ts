/** What the made-up offices and their results are drawn from. All of it is ours: no figure of an office was printed. */

export const county = { number: '9900', name: 'Fjellvang (oppdiktet fylke)' };

/** Places that do not exist; the number is the office's in the answers. */
export const officeNames = [
  ...['Askelia', 'Bruvatnet', 'Dalsmyra', 'Eikevoll', 'Fagerhei', 'Grånesset', 'Haukmyra', 'Isvollen'],
  ...['Juvlia', 'Kvitåsen', 'Lyngvatnet', 'Myrhaugen', 'Nyvollen', 'Orrhaugen', 'Perlia', 'Rognvollen'],
  ...['Sølvmyra', 'Tverrlia', 'Ulvhaugen'],
];

/** Offices that share their leader with another, by number. */
export const sharedLeaders = [
  [8, 13],
  [10, 17],
];

export const months = ['2015-01', '2015-02', '2015-03', '2015-04', '2015-05', '2015-06'];

export type IndicatorDesign = {
  readonly code: string;
  readonly group: 'individualFollowUp' | 'labourMarket';
  /** The share in an ordinary office, and how far a strong or weak office is from it. */
  readonly share: number;
  readonly spread: number;
  /** How many it is counted over a month, for each hundred users. */
  readonly per100Users: number;
  /** Change of the share from month to month. */
  readonly trend: number;
  readonly targets: readonly { readonly from: string; readonly target: number }[];
};

const from = (target: number) => [{ from: '2015-01', target }];
const individual = { group: 'individualFollowUp' } as const;
const labour = { group: 'labourMarket' } as const;

/** Appendix 7's eleven indicators, in its order. */
export const indicators: readonly IndicatorDesign[] = [
  {
    code: 'B.12',
    ...individual,
    share: 0.76,
    spread: 0.07,
    per100Users: 42,
    trend: 0.004,
    targets: from(0.8),
  },
  {
    code: 'B.14',
    ...individual,
    share: 0.47,
    spread: 0.06,
    per100Users: 6,
    trend: 0.003,
    targets: from(0.5),
  },
  { code: 'B.16', ...individual, share: 0.4, spread: 0.06, per100Users: 4, trend: 0, targets: from(0.42) },
  {
    code: 'B.17',
    ...individual,
    share: 0.6,
    spread: 0.06,
    per100Users: 5,
    trend: 0.006,
    targets: from(0.62),
  },
  {
    code: 'B.18',
    ...individual,
    share: 0.42,
    spread: 0.06,
    per100Users: 5,
    trend: 0.004,
    targets: from(0.45),
  },
  {
    code: 'B.40',
    ...individual,
    share: 0.86,
    spread: 0.06,
    per100Users: 30,
    trend: 0.002,
    targets: from(0.9),
  },
  {
    code: 'B.53',
    ...individual,
    share: 0.57,
    spread: 0.08,
    per100Users: 12,
    trend: 0.008,
    // Raised after the first quarter.
    targets: [
      { from: '2015-01', target: 0.58 },
      { from: '2015-04', target: 0.62 },
    ],
  },
  {
    code: 'B.76',
    ...individual,
    share: 0.78,
    spread: 0.08,
    per100Users: 7,
    trend: 0.005,
    targets: from(0.85),
  },
  { code: 'A.1', ...labour, share: 0.052, spread: 0.012, per100Users: 45, trend: 0, targets: from(0.055) },
  { code: 'B.23', ...labour, share: 0.24, spread: 0.06, per100Users: 6, trend: 0.004, targets: from(0.25) },
  { code: 'B.50', ...labour, share: 0.66, spread: 0.09, per100Users: 3, trend: 0, targets: from(0.7) },
];

/** The user survey's four categories with as many questions as appendix 7 has, and what an ordinary office gets. */
export const surveyCategories = [
  { id: 'core', means: [4.9, 4.45, 4.4, 4.5, 4.3] },
  { id: 'guidance', means: [4.45, 4.6, 4.25, 3.95, 4.5] },
  { id: 'work', means: [4.05, 3.9, 4.3, 4.1] },
  { id: 'service', means: [4.7, 4.6, 4.0, 4.2] },
] as const;
export const questions = surveyCategories.flatMap(({ id, means }) =>
  means.map((_, index) => `${id}${index + 1}`),
);
