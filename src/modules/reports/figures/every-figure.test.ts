import { describe, expect, test } from 'vitest';
import { viewOf } from '#modules/privacy/index.ts';
import {
  fixtureAgreement,
  fixtureAlphas,
  fixtureBars,
  fixtureGroups,
  fixtureInteraction,
  fixtureLevels,
  fixtureMatrix,
  fixtureModel,
  fixtureOptions,
  fixturePaths,
  fixtureScree,
  longLabel,
} from './figures-fixture.ts';
import {
  agreementFigure,
  compactRowsFigure,
  correlationMatrixFigure,
  countsFigure,
  differencesFigure,
  type Figure,
  type FigureLayout,
  type FigureOptions,
  forcesFigure,
  funnelFigure,
  groupMeansFigure,
  interactionFigure,
  levelsFigure,
  meanBarsFigure,
  mediationFigure,
  reliabilityFigure,
  researchModelFigure,
  screeFigure,
  smallMultiplesFigure,
  withLiteralColours,
} from './index.ts';
import { fixtureFunnel, fixtureMultiples, fixtureRows } from './offices-fixture.ts';
import { expectSound, parse } from './testing/figure-checks.ts';

const options = (more: Partial<FigureOptions> = {}) => ({ ...fixtureOptions('nb', 'Tittel'), ...more });
const oneFactor = viewOf(fixtureModel(1, 1), (model) => ({
  ...model,
  outcome: `${longLabel} og ${longLabel}`,
}));
const counts = (columns: number) => ({
  columns: Array.from({ length: columns }, (_, at) => `Leder ${String.fromCharCode(65 + at)}`),
  rows: [longLabel, 'Tid'].map((label, row) => ({
    label,
    after: `${row} av ${columns}`,
    counts: Array.from({ length: columns }, (_, at) => (at < 2 && row > 0 ? null : at * row)),
  })),
  afterLabel: 'Informanter',
  key: longLabel,
});
const bar = { label: longLabel, passages: 12, after: '4 av 5 informanter, 12 passasjer' };
const forces = {
  barriers: [bar, { ...bar, passages: 0 }],
  drivers: [bar],
  key: longLabel,
  barriersLabel: 'Barrierer',
  driversLabel: 'Drivere',
};
const figures: Record<string, (more?: Partial<FigureOptions>) => Figure> = {
  'research model': (more) => researchModelFigure(fixtureModel(6, 1), options(more)),
  'research model of twelve factors, twice': (more) =>
    researchModelFigure(fixtureModel(12, 2), options(more)),
  'research model of one factor and a long outcome': (more) => researchModelFigure(oneFactor, options(more)),
  'correlation matrix': (more) => correlationMatrixFigure(fixtureMatrix(12), options(more)),
  'group means': (more) => groupMeansFigure(fixtureGroups, options(more)),
  alphas: (more) => reliabilityFigure(fixtureAlphas, options(more)),
  'scree of three questions': (more) => screeFigure(fixtureScree(3), options(more)),
  'scree of forty questions': (more) => screeFigure(fixtureScree(40), options(more)),
  'mean bars': (more) => meanBarsFigure(fixtureBars, options(more)),
  'differences in pairs': (more) => differencesFigure(fixtureGroups, options(more)),
  interaction: (more) => interactionFigure(fixtureInteraction, options(more)),
  agreement: (more) => agreementFigure(fixtureAgreement, options(more)),
  'both levels': (more) => levelsFigure(fixtureLevels, options(more)),
  mediation: (more) => mediationFigure(fixturePaths, options(more)),
  funnel: (more) => funnelFigure(fixtureFunnel(), options(more)),
  'small multiples': (more) => smallMultiplesFigure(fixtureMultiples([0.5, null, 0.6]), options(more)),
  'counts of five': (more) => countsFigure(counts(5), options(more)),
  'counts of twenty': (more) => countsFigure(counts(20), options(more)),
  'drivers and barriers': (more) => forcesFigure(forces, options(more)),
  'rows of offices': (more) => compactRowsFigure(fixtureRows, options(more)),
};

describe.each(Object.entries(figures))('%s', (_, draw) => {
  test.each<FigureLayout>(['wide', 'narrow'])(
    'is named, %s, and all its text is inside the frame',
    (layout) => {
      const figure = draw({ layout });
      expectSound(figure, 'Tittel');
      expect(figure.widthPixels).toBe(layout === 'wide' ? 720 : 328);
    },
  );

  test('gives the same bytes for the same input, and no ids that could clash on a page', () => {
    expect(draw()).toEqual(draw());
    expect(parse(draw()).querySelectorAll('[id]')).toHaveLength(0);
  });

  test('can be turned dark on the web, and is literal in print', () => {
    expect(draw().svg).toContain('var(--hr-figure-ink, #202733)');
    expect(draw({ theme: 'print' }).svg).not.toContain('var(');
    expect(withLiteralColours(draw().svg)).toBe(draw({ theme: 'print' }).svg);
  });

  test('shows a title of markup as text', () => {
    const figure = draw({ title: '<script>alert("1")</script>' });
    expect(parse(figure).querySelectorAll('script')).toHaveLength(0);
    expect(parse(figure).querySelector('title')?.textContent).toBe('<script>alert("1")</script>');
  });
});
