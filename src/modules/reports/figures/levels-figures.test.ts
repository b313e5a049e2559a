import { describe, expect, test } from 'vitest';
import { viewOf } from '#modules/privacy/index.ts';
import { fixtureAgreement, fixtureLevels, fixtureOptions, fixturePaths } from './figures-fixture.ts';
import {
  agreementFigure,
  type Figure,
  type FigureLayout,
  type FigureOptions,
  levelsFigure,
  mediationFigure,
} from './index.ts';
import { expectSound, parse, textsOf, withoutColour } from './testing/figure-checks.ts';

const options = (more: Partial<FigureOptions> = {}) => ({ ...fixtureOptions('nb', 'Tittel'), ...more });

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

describe('what there is little or nothing of', () => {
  const alike = { label: 'i alt', value: 0, interval: [0, 0] as const, text: '0,00 [0,00; 0,00]' };
  const path = { value: 0, text: '0,00', isSignificant: false };
  const agreement = (groups: readonly { n: number; agreement: number }[]) =>
    viewOf(fixtureAgreement, ({ enough, scales: [first] }) => ({ enough, scales: [{ ...first!, groups }] }));
  const drawn: Record<string, (more: Partial<FigureOptions>) => Figure> = {
    'agreement of no scale': (more) =>
      agreementFigure(
        viewOf(fixtureAgreement, ({ enough }) => ({ enough, scales: [] })),
        options(more),
      ),
    'agreement of a scale without groups': (more) => agreementFigure(agreement([]), options(more)),
    'agreement of one group': (more) => agreementFigure(agreement([{ n: 5, agreement: 1 }]), options(more)),
    'agreement of groups alike': (more) =>
      agreementFigure(agreement(Array.from({ length: 30 }, () => ({ n: 9, agreement: 0.7 }))), options(more)),
    'no predictor on two levels': (more) =>
      levelsFigure(
        viewOf(fixtureLevels, () => ({ predictors: [] })),
        options(more),
      ),
    'a predictor without effect': (more) =>
      levelsFigure(
        viewOf(fixtureLevels, () => ({ predictors: [{ label: 'x', effects: [alike] }] })),
        options(more),
      ),
    'a mediation of nothing': (more) =>
      mediationFigure(
        viewOf(fixturePaths, (paths) => ({ ...paths, a: path, b: path, direct: path, effects: [alike] })),
        options(more),
      ),
    'a mediation without effects': (more) =>
      mediationFigure(
        viewOf(fixturePaths, (paths) => ({ ...paths, effects: [] })),
        options(more),
      ),
  };
  test.each(Object.entries(drawn))('%s is drawn with numbers only', (_, draw) => {
    for (const layout of ['wide', 'narrow'] as const) expectSound(draw({ layout }), 'Tittel');
  });

  test('the two levels are told apart without colour', () => {
    const [first] = fixtureLevels.predictors;
    const only = (isOpen: boolean) =>
      withoutColour(
        levelsFigure(
          viewOf(fixtureLevels, () => ({
            predictors: [{ label: 'x', effects: [{ ...first!.effects[0]!, isOpen }] }],
          })),
          options({ theme: 'print' }),
        ),
      );
    expect(only(true)).not.toBe(only(false));
  });
});
