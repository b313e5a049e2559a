import { describe, expect, test } from 'vitest';
import { viewOf } from '#modules/privacy/index.ts';
import { fixtureModel, fixtureOptions } from './figures-fixture.ts';
import { type Figure, type FigureLayout, type FigureOptions, researchModelFigure } from './index.ts';
import { parse, textsOf } from './testing/figure-checks.ts';

const options = (more: Partial<FigureOptions> = {}) => ({ ...fixtureOptions('nb', 'Tittel'), ...more });

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
