import type { Released } from '#modules/privacy/index.ts';
import type { Language } from '#platform/language.ts';
import type { AgreementSpread } from './agreement-figure.ts';
import type { CorrelationMatrix } from './correlation-matrix-figure.ts';
import type { FigureOptions } from './figure.ts';
import type { GroupMeans } from './group-means-figure.ts';
import type { InteractionMeans } from './interaction-figure.ts';
import type { LevelEffects } from './levels-figure.ts';
import type { MeanBars } from './mean-bars-figure.ts';
import type { MediationPaths } from './mediation-figure.ts';
import type { ReliabilityDots } from './reliability-figure.ts';
import type { ResearchModel } from './research-model-figure.ts';
import type { Scree } from './scree-figure.ts';

/** Made-up figures for tests. Nobody answered them, so there is nothing for disclosure control to look at. */
function madeUp<T>(value: T): Released<T> {
  return value as Released<T>;
}

export const longLabel = 'Forslag til forbedringer løftes opp og vurderes for hele fylket';

export function fixtureOptions(language: Language, title: string): FigureOptions {
  const locale = language === 'en' ? 'en-GB' : 'nb-NO';
  return {
    language,
    title,
    formatNumber: (value, decimals) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(value),
  };
}

const factorNames = [
  'Læring gjennom å møtes',
  'Støtte fra leder',
  longLabel,
  'Delt visjon',
  'Tid til refleksjon',
  'Autonomi i egen jobb',
  'Bruk av intranett',
  'Opplæring og kurs',
  'Psykologisk trygghet i kontorets egne møter og i samarbeidet med fylket',
  'Samarbeid på tvers',
  'Rom for å prøve og feile',
  'Brukermedvirkning',
];
const strengths: readonly (readonly [number, string, boolean])[] = [
  [0.48, ',48***', true],
  [0.31, ',31***', true],
  [0.12, ',12', false],
  [-0.22, '−,22**', true],
  [0.67, ',67***', true],
  [0.04, ',04', false],
];

export function fixtureModel(factors: number, columns: 1 | 2): Released<ResearchModel> {
  return madeUp({
    outcome: 'Kapasitet for å lære og fornye',
    ...(columns === 2 ? { strengthLabels: ['Ansatte', 'Ledere'] } : {}),
    factors: factorNames.slice(0, factors).map((label, index) => ({
      label,
      strengths: Array.from({ length: columns }, (_, column) => {
        const [r, text, isSignificant] = strengths[(index + column * 2) % strengths.length]!;
        return { r, text, isSignificant };
      }),
    })),
  });
}

export function fixtureMatrix(variables: number): Released<CorrelationMatrix> {
  const cells = [];
  for (let row = 1; row < variables; row++) {
    for (let column = 0; column < row; column++) {
      const [r, text] = strengths[(row * 3 + column * 5) % strengths.length]!;
      const isWithheld = row === 3 && column === 1;
      cells.push(
        isWithheld
          ? { row, column, r: null, text: '', isWithheld }
          : {
              row,
              column,
              r: row === 4 && column === 3 ? 0.81 : r,
              text: row === 4 && column === 3 ? ',81***' : text,
            },
      );
    }
  }
  return madeUp({ variables: factorNames.slice(0, variables), cells });
}

export const fixtureGroups: Released<GroupMeans> = madeUp({
  scale: { minimum: 1, maximum: 6, minimumLabel: 'Helt uenig', maximumLabel: 'Helt enig' },
  groups: [
    { label: 'Under 1 år', n: 31, mean: 4.62, interval: [4.31, 4.93] },
    { label: '1–3 år', n: 74, mean: 4.11, interval: [3.92, 4.3] },
    { label: longLabel, n: 112, mean: 3.87, interval: [3.7, 4.04] },
    { label: 'Over 20 år', n: null, mean: null, interval: null, isWithheld: true },
    { label: 'Nær taket', n: 12, mean: 5.9, interval: [5.6, 6.2] },
  ],
});

export const fixtureInteraction: Released<InteractionMeans> = madeUp({
  scale: { minimum: 1, maximum: 6 },
  levels: ['Under 1 år', '1–3 år', longLabel, 'Over 20 år'],
  lines: [
    {
      label: 'Veileder',
      points: [4.2, 4.4, 4.6, 4.1].map((mean) => ({ mean, interval: [mean - 0.3, mean + 0.3] as const })),
    },
    {
      label: longLabel,
      points: [4.1, 3.2, 2.9, 4.2].map((mean) => ({ mean, interval: [mean - 0.4, mean + 0.4] as const })),
    },
    {
      label: 'Leder',
      points: [
        { mean: 5.9, interval: [5.5, 6.3] },
        { mean: 2.22, interval: [2, 2.4], isWithheld: true },
        { mean: null, interval: null },
        { mean: 4.15, interval: null },
      ],
    },
  ],
});

export const fixtureBars: Released<MeanBars> = madeUp({
  scale: { minimum: 1, maximum: 5, minimumLabel: 'Aldri', maximumLabel: 'Daglig eller nesten daglig' },
  bars: [
    { label: 'Intranett', n: 251, mean: 3.02, interval: [2.88, 3.16] },
    { label: 'Kontormøter', n: 254, mean: 4.21, interval: [4.1, 4.32] },
    { label: longLabel, n: 249, mean: 1.74, interval: [1.6, 1.88] },
    { label: 'Kollegaer ved nabopulten', n: 253, mean: 4.9, interval: [4.8, 5] },
    { label: 'Fagsamlinger', n: null, mean: null, interval: null, isWithheld: true },
  ],
});

export const fixtureAlphas: Released<ReliabilityDots> = madeUp({
  ends: {
    minimum: 0,
    maximum: 1,
    ticks: [0, 0.5, 1],
    format: String,
    reference: { value: 0.7, label: 'godt nok: ,70' },
    key: 'Prikken er alfa.',
  },
  scales: [
    { label: 'Lav', n: 31, mean: -0.2, interval: [-0.6, 0.1] },
    { label: longLabel, n: 112, mean: 0.97, interval: [0.95, 1] },
    { label: 'Skjermet', n: null, mean: null, interval: null, isWithheld: true },
  ],
});

export const fixtureScree = (variables: number): Released<Scree> =>
  madeUp({
    eigenvalues: Array.from({ length: variables }, (_, i) => (0.45 * variables) / (i + 1) ** 1.4),
    chance: Array.from({ length: variables }, (_, i) => 1.4 - (0.8 * i) / variables),
    factors: 2,
    eigenvalueLabel: 'Svarene (fylt punkt: faktor som er tatt med)',
    chanceLabel: 'Det tilfeldigheter gir (95-prosentil)',
    axisLabel: 'Egenverdi nummer',
  });

export const fixtureAgreement: Released<AgreementSpread> = madeUp({
  scales: [
    {
      label: 'Støtte fra leder',
      groups: Array.from({ length: 19 }, (_, place) => ({
        n: 5 + ((place * 7) % 23),
        agreement: 1 - ((place * 5) % 19) / 40,
      })),
      median: 0.78,
      medianText: ',78',
    },
    {
      label: longLabel,
      groups: [
        { n: 5, agreement: 0 },
        { n: 90, agreement: 0.71 },
        { n: 12, agreement: 0.71 },
      ],
      median: 0.71,
      medianText: ',71',
    },
    {
      label: 'Skjermet',
      groups: [{ n: 4, agreement: 0.33 }],
      median: 0.33,
      medianText: ',33',
      isWithheld: true,
    },
  ],
  enough: { value: 0.7, label: 'enige nok: ,70' },
});

export const fixtureLevels: Released<LevelEffects> = madeUp({
  predictors: [
    {
      label: 'Støtte fra leder',
      effects: [
        { label: 'folk i samme gruppe', value: 0.42, interval: [0.31, 0.53], text: '0,42 [0,31; 0,53]' },
        {
          label: 'gruppenes gjennomsnitt',
          value: -0.31,
          interval: [-1.12, 0.5],
          text: '−0,31 [−1,12; 0,50]',
          isOpen: true,
        },
      ],
    },
    {
      label: `${longLabel} ${longLabel}`,
      effects: [{ label: longLabel, value: 0.02, interval: null, text: '0,02' }],
    },
  ],
});

export const fixturePaths: Released<MediationPaths> = madeUp({
  predictor: 'Støtte fra leder',
  mediator: longLabel,
  outcome: 'Innovasjonsatferd',
  a: { value: 0.38, text: '0,38***', isSignificant: true },
  b: { value: -0.41, text: '−0,41**', isSignificant: true },
  direct: { value: 0.06, text: '0,06', isSignificant: false },
  effects: [
    { label: 'indirekte', value: -0.16, interval: [-0.25, -0.08], text: '−0,16 [−0,25; −0,08]' },
    { label: 'direkte', value: 0.06, interval: [-0.05, 0.17], text: '0,06 [−0,05; 0,17]' },
    { label: 'i alt', value: -0.1, interval: [-0.22, 0.02], text: '−0,10 [−0,22; 0,02]' },
  ],
});
