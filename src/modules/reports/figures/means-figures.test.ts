import { describe, expect, test } from 'vitest';
import { viewOf } from '#modules/privacy/index.ts';
import {
  fixtureAlphas,
  fixtureBars,
  fixtureGroups,
  fixtureInteraction,
  fixtureMatrix,
  fixtureOptions,
  fixtureScree,
  longLabel,
} from './figures-fixture.ts';
import {
  correlationMatrixFigure,
  type FigureOptions,
  groupMeansFigure,
  interactionFigure,
  meanBarsFigure,
  reliabilityFigure,
  screeFigure,
} from './index.ts';
import { parse, textsOf } from './testing/figure-checks.ts';
import { textWidth, wrapText } from './text.ts';

const options = (more: Partial<FigureOptions> = {}) => ({ ...fixtureOptions('nb', 'Tittel'), ...more });

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

describe('the correlation matrix', () => {
  test('draws no colour and no number for a withheld cell, and says what the sign means', () => {
    const matrix = fixtureMatrix(6);
    const page = parse(correlationMatrixFigure(matrix, options()));
    expect(page.querySelectorAll('g[data-mark="rect"] > *')).toHaveLength(14);
    expect(textsOf(correlationMatrixFigure(matrix, options()))).toContain('×  vises ikke');
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
