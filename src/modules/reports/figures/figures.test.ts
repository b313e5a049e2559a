import { JSDOM } from 'jsdom';
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
  correlationMatrixFigure,
  differencesFigure,
  type Figure,
  type FigureLayout,
  type FigureOptions,
  groupMeansFigure,
  interactionFigure,
  levelsFigure,
  meanBarsFigure,
  mediationFigure,
  reliabilityFigure,
  researchModelFigure,
  screeFigure,
  withLiteralColours,
} from './index.ts';
import { textWidth, wrapText } from './text.ts';

const options = (more: Partial<FigureOptions> = {}) => ({ ...fixtureOptions('nb', 'Tittel'), ...more });
const oneFactor = viewOf(fixtureModel(1, 1), (model) => ({
  ...model,
  outcome: `${longLabel} og ${longLabel}`,
}));
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
};
const parse = ({ svg }: Figure) => new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document;
const textsOf = (figure: Figure) =>
  [...parse(figure).querySelectorAll('text')].map((text) => text.textContent ?? '');

describe.each(Object.entries(figures))('%s', (_, draw) => {
  test.each<FigureLayout>(['wide', 'narrow'])(
    'is named, %s, and all its text is inside the frame',
    (layout) => {
      const figure = draw({ layout });
      const svg = parse(figure).documentElement;
      expect(svg.getAttribute('role')).toBe('img');
      expect(svg.querySelector('title')?.textContent).toBe('Tittel');
      expect(figure.widthPixels).toBe(layout === 'wide' ? 720 : 328);
      for (const text of svg.querySelectorAll('text')) {
        const number = (name: string) => Number(text.getAttribute(name));
        const width = textWidth(text.textContent ?? '', number('font-size')) / 1.1;
        const anchor = text.getAttribute('text-anchor') ?? 'start';
        const left = number('x') - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
        expect(left, text.textContent ?? '').toBeGreaterThanOrEqual(-1);
        expect(left + width, text.textContent ?? '').toBeLessThanOrEqual(figure.widthPixels + 1);
        expect(number('y')).toBeLessThanOrEqual(figure.heightPixels);
      }
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

describe('means of two crossed factors', () => {
  test('a withheld or empty cell has no point and breaks its line, and the key says so', () => {
    const figure = interactionFigure(fixtureInteraction, options());
    const drawn = parse(figure);
    expect(drawn.querySelectorAll('circle')).toHaveLength(4);
    expect(drawn.querySelectorAll('rect')).toHaveLength(4);
    expect(drawn.querySelectorAll('polygon')).toHaveLength(2);
    const paths = [...drawn.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '');
    expect(paths.map((path) => path.match(/L/g)?.length ?? 0)).toEqual([3, 3, 0]);
    expect(textsOf(figure).join(' ')).toContain('holdt tilbake');
  });

  test('the names at the ends of the lines do not cover each other', () => {
    const names = ['Veileder', 'Leder'];
    const ys = [...parse(interactionFigure(fixtureInteraction, options())).querySelectorAll('text')]
      .filter((text) => names.includes(text.textContent ?? ''))
      .map((text) => Number(text.getAttribute('y')));
    expect(Math.abs(ys[0]! - ys[1]!)).toBeGreaterThan(15);
  });
});

describe('the research model', () => {
  const model = fixtureModel(6, 1);
  const arrows = (figure: Figure) => [...parse(figure).querySelectorAll('path[data-strength]')];

  test('draws a stronger association with a wider arrow', () => {
    const width = (strength: string) =>
      Number(
        arrows(researchModelFigure(model, options()))
          .find((arrow) => arrow.getAttribute('data-strength') === strength)
          ?.getAttribute('stroke-width'),
      );
    expect(width('0.67')).toBeGreaterThan(width('0.48'));
    expect(width('0.48')).toBeGreaterThan(width('0.31'));
    expect(width('-0.22')).toBeGreaterThan(width('0.12'));
  });

  test('dashes what is not significant', () => {
    for (const arrow of arrows(researchModelFigure(model, options()))) {
      const isWeak = ['0.12', '0.04'].includes(arrow.getAttribute('data-strength') ?? '');
      expect(arrow.hasAttribute('stroke-dasharray')).toBe(isWeak);
    }
  });

  test('a withheld strength is named as withheld and shapes no arrow', () => {
    const leaking = viewOf(model, (value) => ({
      ...value,
      factors: value.factors.map((factor) => ({
        ...factor,
        strengths: factor.strengths.map((strength) => ({ ...strength, isWithheld: true })),
      })),
    }));
    const figure = researchModelFigure(leaking, options());
    expect(arrows(figure)).toHaveLength(0);
    expect(textsOf(figure).filter((text) => text === 'vises ikke')).toHaveLength(6);
    expect(figure.svg).not.toContain(',48');
  });

  test('names each of two strengths on an arrow', () => {
    const texts = textsOf(researchModelFigure(fixtureModel(3, 2), options()));
    expect(texts).toContain('Ansatte ,48***');
    expect(texts).toContain('Ledere ,12');
  });

  test('shows a factor called <script> as text', () => {
    const hostile = viewOf(model, (value) => ({
      ...value,
      factors: value.factors.map((factor) => ({ ...factor, label: '<script>x</script>' })),
    }));
    const figure = researchModelFigure(hostile, options());
    expect(parse(figure).querySelectorAll('script')).toHaveLength(0);
    expect(textsOf(figure)).toContain('<script>x</script>');
  });

  test('the key speaks of arrows where there are arrows, and of lines on a phone', () => {
    const keyOf = (layout: FigureLayout) =>
      textsOf(researchModelFigure(model, options({ layout }))).join(' ');
    expect(keyOf('wide')).toContain('Jo bredere pil');
    expect(keyOf('narrow')).toContain('Jo bredere strek');
  });

  test('is drawn even where no factor was found', () => {
    const empty = viewOf(model, (value) => ({ ...value, factors: [] }));
    expect(textsOf(researchModelFigure(empty, options())).join(' ')).toContain('Kapasitet');
    expect(textsOf(researchModelFigure(empty, options({ layout: 'narrow' }))).join(' ')).toContain(
      'Kapasitet',
    );
  });
});

describe('the correlation matrix', () => {
  test('draws no colour and no number for a withheld cell, and says what the sign means', () => {
    const matrix = fixtureMatrix(6);
    const page = parse(correlationMatrixFigure(matrix, options()));
    expect(page.querySelectorAll('g[data-mark="rect"] > *')).toHaveLength(14);
    expect(textsOf(correlationMatrixFigure(matrix, options()))).toContain('×  vises ikke');
  });
});

describe('means with intervals', () => {
  test('a withheld group is named but draws no dot', () => {
    const figure = groupMeansFigure(fixtureGroups, options());
    expect(parse(figure).querySelectorAll('circle')).toHaveLength(4);
    expect(textsOf(figure)).toContain('Over 20 år');
    expect(textsOf(figure)).toContain('vises ikke');
  });

  test('a withheld group draws no dot even if its mean should have slipped through', () => {
    const leaking = viewOf(fixtureGroups, ({ scale, groups }) => ({
      scale,
      groups: groups.map((group) => ({ ...group, mean: 3.33, isWithheld: true })),
    }));
    const figure = groupMeansFigure(leaking, options());
    expect(parse(figure).querySelectorAll('circle')).toHaveLength(0);
    expect(figure.svg).not.toContain('3,33');
  });

  test('numbers are in the language of the report, with the ends of the scale in words', () => {
    const texts = textsOf(groupMeansFigure(fixtureGroups, options()));
    expect(texts).toEqual(expect.arrayContaining(['4,62', 'n = 31', 'Helt uenig', 'Helt enig']));
    expect(textsOf(groupMeansFigure(fixtureGroups, fixtureOptions('en', 'x')))).toContain('4.62');
  });

  test('bars stand highest first, with what is withheld last', () => {
    const figure = meanBarsFigure(fixtureBars, options());
    const order = textsOf(figure).filter((text) => /^(Kollegaer|Kontor|Intranett|Forslag|Fagsam)/.test(text));
    expect(order.map((text) => text.split(' ')[0])).toEqual([
      'Kollegaer',
      'Kontormøter',
      'Intranett',
      'Forslag',
      'Fagsamlinger',
    ]);
  });

  test('a label of markup with a no-break space and a control character is text and still XML', () => {
    const hostile = viewOf(fixtureGroups, ({ scale, groups }) => ({
      scale,
      groups: groups.map((group) => ({ ...group, label: '<b>a\u00a0b</b>\u0007 & "c"' })),
    }));
    expect(textsOf(groupMeansFigure(hostile, options()))).toContain('<b>a b</b> & "c"');
  });
});

describe('wrapping', () => {
  test('never drops a letter of a long label', () => {
    expect(wrapText(longLabel, 120, 15).join(' ')).toBe(longLabel);
  });

  test('breaks a word wider than its line', () => {
    const lines = wrapText('Kompetanseutviklingsprosjektkoordinatorstillinger', 100, 15);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(textWidth(line, 15)).toBeLessThanOrEqual(100);
  });
});

describe('alphas and the line they should reach', () => {
  test('stand highest first, with the line named', () => {
    const texts = textsOf(reliabilityFigure(fixtureAlphas, options()));
    expect(texts).toContain('godt nok: ,70');
    expect(texts.indexOf('0.97')).toBeLessThan(texts.indexOf('-0.2'));
    expect(texts).toContain('vises ikke');
  });
});

describe('the scree', () => {
  test('fills the dots of the factors that are included', () => {
    const dots = [
      ...parse(screeFigure(fixtureScree(40), options({ theme: 'print' }))).querySelectorAll('circle'),
    ];
    const filled = dots.filter((dot) => dot.getAttribute('fill') === '#0063c1');
    expect(filled).toHaveLength(2);
    expect(dots.length).toBeGreaterThan(8);
  });
});

describe('how far groups agree', () => {
  const circles = (figure: Figure) =>
    [...parse(figure).querySelectorAll('circle')].map((circle) =>
      (['cx', 'cy', 'r'] as const).map((name) => Number(circle.getAttribute(name))),
    );

  test('a dot a group, none of a withheld scale, and none that covers another', () => {
    const dots = circles(agreementFigure(fixtureAgreement, options()));
    expect(dots).toHaveLength(22);
    for (const [place, [x, y, r]] of dots.entries()) {
      for (const [otherX, otherY, otherR] of dots.slice(place + 1)) {
        expect(Math.hypot(x! - otherX!, y! - otherY!)).toBeGreaterThan(r! + otherR! - 0.1);
      }
    }
    expect(textsOf(agreementFigure(fixtureAgreement, options()))).not.toContain(',33');
  });

  test('a group of ninety has a larger dot than one of five', () => {
    const sizes = circles(agreementFigure(fixtureAgreement, options())).map(([, , r]) => r!);
    expect(Math.max(...sizes)).toBe(8);
    expect(Math.min(...sizes)).toBe(3);
  });
});

describe('persons and groups on one scale', () => {
  test('the same effect lies at the same place on both levels, and 0 is always drawn', () => {
    const alike = viewOf(fixtureLevels, ({ predictors: [first] }) => ({
      predictors: [{ ...first!, effects: first!.effects.map((effect) => ({ ...effect, value: 0.42 })) }],
    }));
    const [persons, groups] = [...parse(levelsFigure(alike, options())).querySelectorAll('circle')];
    expect(persons?.getAttribute('cx')).toBe(groups?.getAttribute('cx'));
    expect(persons?.getAttribute('fill')).not.toBe(groups?.getAttribute('fill'));
    expect(textsOf(levelsFigure(alike, options()))).toContain('0');
  });
});

describe('the paths of a mediation', () => {
  test.each<FigureLayout>(['wide', 'narrow'])('dashes the path that was not found, %s', (layout) => {
    const drawn = parse(mediationFigure(fixturePaths, options({ layout })));
    const paths = [...drawn.querySelectorAll('path[data-path]')];
    expect(paths.map((path) => path.getAttribute('data-path'))).toEqual(['found', 'found', 'not-found']);
    expect(paths.map((path) => path.hasAttribute('stroke-dasharray'))).toEqual([false, false, true]);
  });

  test('names all three, their coefficients, and the indirect effect with its interval', () => {
    const texts = textsOf(mediationFigure(fixturePaths, options()));
    for (const text of ['0,38***', '−0,41**', '0,06', 'Innovasjonsatferd', '−0,16 [−0,25; −0,08]']) {
      expect(texts).toContain(text);
    }
  });
});
