import { describe, expect, test } from 'vitest';
import type { Released } from '#modules/privacy/index.ts';
import { fixtureOptions, longLabel } from './figures-fixture.ts';
import { type FactorLoadings, loadingsFigure } from './loadings-figure.ts';
import { textWidth } from './text.ts';

/** Made up: nobody answered. */
const factors = (loadings: readonly (number | null)[]) =>
  ({
    factors: [
      {
        label: 'Støtte',
        items: loadings.map((loading) => ({
          label: longLabel,
          loading,
          interval: loading === null ? null : ([loading - 0.1, loading + 0.1] as const),
          text: loading === null ? '–' : String(loading),
        })),
      },
      { label: longLabel, items: [{ label: '<b>', loading: 0.7, interval: null, text: ',70' }] },
    ],
  }) as unknown as Released<FactorLoadings>;

const draw = (loadings: readonly (number | null)[], layout: 'wide' | 'narrow') =>
  loadingsFigure(factors(loadings), { ...fixtureOptions('nb', 'Ladninger'), layout });
const circles = (svg: string) => [...svg.matchAll(/<circle[^>]*cx="([\d.-]+)"/g)].map(([, x]) => Number(x));

describe.each(['wide', 'narrow'] as const)('loadings, %s', (layout) => {
  test('an item further to the right loads higher, and one without a loading has no dot', () => {
    const xs = circles(draw([0.4, 0.9, null], layout).svg);
    expect(xs).toHaveLength(3);
    expect(xs[0]).toBeLessThan(xs[1]!);
    expect(xs[1]).toBeGreaterThan(xs[2]!);
  });

  test('loadings against the factor widen the scale; past 1 they stand at its end', () => {
    const { svg, widthPixels } = draw([-0.6, 1.3], layout);
    const [below, past] = circles(svg);
    expect(below).toBeGreaterThan(0);
    expect(past).toBeLessThan(widthPixels);
    expect(svg).toContain('−0,5');
  });

  test('all text is inside the frame, and markup is text', () => {
    const { svg, widthPixels, heightPixels } = draw([0.4, 0.9], layout);
    for (const [, attributes, content] of svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)) {
      const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(attributes!)?.[1];
      const x = Number(of('x'));
      const width = textWidth(content!, Number(of('font-size'))) / 1.1;
      const start =
        of('text-anchor') === 'end' ? x - width : of('text-anchor') === 'middle' ? x - width / 2 : x;
      expect(start).toBeGreaterThan(-1);
      expect(start + width).toBeLessThan(widthPixels + 1);
      expect(Number(of('y'))).toBeLessThan(heightPixels);
    }
    expect(svg).toContain('&lt;b&gt;');
  });
});
