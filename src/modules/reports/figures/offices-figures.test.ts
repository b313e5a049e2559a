import { describe, expect, test } from 'vitest';
import { fixtureOptions } from './figures-fixture.ts';
import {
  compactRowsFigure,
  type FigureLayout,
  type FigureOptions,
  funnelFigure,
  heatFigure,
  smallMultiplesFigure,
} from './index.ts';
import { fixtureFunnel, fixtureHeat, fixtureMultiples, fixtureRows } from './offices-fixture.ts';
import { expectSound, parse, textsOf, withoutColour } from './testing/figure-checks.ts';

const options = (more: Partial<FigureOptions> = {}) => ({ ...fixtureOptions('nb', 'Tittel'), ...more });
const layouts: readonly FigureLayout[] = ['wide', 'narrow'];

describe('a funnel', () => {
  const [inside, ...outside] = fixtureFunnel().points;
  const places = [
    inside!,
    { ...inside!, place: 'outside95' as const },
    { ...inside!, place: 'outside998' as const },
  ];
  const marks = (figure: ReturnType<typeof funnelFigure>) =>
    ['circle', 'rect'].map((name) => parse(figure).querySelectorAll(name).length);

  test.each(layouts)(
    'is sound, and tells inside and outside apart by shape as well as colour, %s',
    (layout) => {
      expectSound(funnelFigure(fixtureFunnel(), options({ layout })), 'Tittel');
      const drawings = places.map((point) =>
        withoutColour(
          funnelFigure(
            fixtureFunnel({ points: [{ ...point, label: '' }, outside[2]!] }),
            options({ layout }),
          ),
        ),
      );
      expect(new Set(drawings).size).toBe(3);
    },
  );

  test('names those outside and its own, and no other', () => {
    const texts = textsOf(funnelFigure(fixtureFunnel(), options()));
    expect(texts).toEqual(expect.arrayContaining(['Kontor 2', 'Kontor 3', 'Kontor 4', 'målkrav 70 %']));
    expect(texts).not.toContain('Kontor 1');
  });

  test.each([
    ['one office', fixtureFunnel({ points: [inside!] })],
    ['all of one size and value', fixtureFunnel({ points: [inside!, inside!, inside!] })],
    [
      'a rate of nothing',
      fixtureFunnel({
        width: 0,
        target: null,
        rate: { value: 0, label: '0 %' },
        points: [{ ...inside!, value: 0 }],
      }),
    ],
    [
      'a rate of all',
      fixtureFunnel({
        width: 0,
        target: null,
        rate: { value: 1, label: '100 %' },
        points: [{ ...inside!, value: 1 }],
      }),
    ],
    [
      'counts without an upper end',
      fixtureFunnel({ ends: [0, Number.POSITIVE_INFINITY], rate: { value: 7.5, label: '7,5' } }),
    ],
  ])('draws nothing that is no number for %s', (_, funnel) => {
    for (const layout of layouts) expectSound(funnelFigure(funnel, options({ layout })), 'Tittel');
  });

  test('a square is outside 99.8 %, and a ring round its own', () => {
    const [circles, squares] = marks(funnelFigure(fixtureFunnel(), options()));
    expect(squares).toBe(1);
    // One inside, one outside 95 %, the page's own and the ring round it.
    expect(circles).toBe(4);
  });
});

describe('the table of all indicators, drawn', () => {
  test('is sound, and every cell that is shown has its number', () => {
    const figure = heatFigure(fixtureHeat, options());
    expectSound(figure, 'Tittel');
    expect(textsOf(figure)).toEqual(expect.arrayContaining(['100', '93', '80', '65', '12', 'B.12', 'nådd']));
  });

  test('a withheld cell is hatched and has no number, even if one should have slipped through', () => {
    expect(textsOf(heatFigure(fixtureHeat, options()))).not.toContain('33');
  });

  test('grounds get darker one by one, so that they are told apart in grey', () => {
    const toneOf = (tone: string) => {
      const cell = { text: '1', tone: tone as 'near' };
      const table = { ...fixtureHeat, steps: [], rows: [{ label: 'x', cells: [cell] }] };
      const { svg } = heatFigure(table, options({ theme: 'print' }));
      const [, hex] = /<rect [^>]*fill="#([0-9a-f]{6})"/.exec(svg)!;
      const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(hex!.slice(at, at + 2), 16));
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    const greys = ['near', 'below', 'far', 'farthest'].map(toneOf);
    expect(greys).toEqual(greys.toSorted((a, b) => b - a));
    expect(toneOf('reached') - toneOf('below')).toBeGreaterThan(15);
  });

  test.each([
    ['no offices', { ...fixtureHeat, rows: [] }],
    ['no indicators', { ...fixtureHeat, columns: [], rows: [] }],
    [
      'one of each',
      {
        ...fixtureHeat,
        columns: [fixtureHeat.columns[0]!],
        rows: [{ label: 'x', cells: [fixtureHeat.rows[0]!.cells[0]!] }],
      },
    ],
  ])('draws nothing that is no number for %s', (_, table) => {
    expectSound(heatFigure(table, options()), 'Tittel');
  });
});

describe('small multiples', () => {
  const runsOf = (values: readonly (number | null)[], more = {}) =>
    parse(smallMultiplesFigure(fixtureMultiples(values, more), options({ theme: 'print' }))).querySelectorAll(
      'path[stroke="#0063c1"][stroke-width="2.2"][fill="none"][stroke-linejoin="round"]:not([stroke-linecap])',
    ).length / 2;

  test.each([
    ['a year', [0.5, 0.6, 0.55, 0.7, 0.65, 0.6]],
    ['one month', [0.6]],
    ['months alike', [0.6, 0.6, 0.6]],
    ['months of nothing', [0, 0, 0]],
    ['no month known', [null, null]],
    ['no months', []],
    ['a gap', [0.5, null, 0.7]],
  ])('are sound for %s', (_, values) => {
    for (const layout of layouts) {
      expectSound(smallMultiplesFigure(fixtureMultiples(values), options({ layout })), 'Tittel');
    }
  });

  test('without any panel are an empty figure with its key', () => {
    expectSound(smallMultiplesFigure(fixtureMultiples([0.5], { panels: [] }), options()), 'Tittel');
  });

  test('a line breaks where a month is missing, and where the year begins afresh', () => {
    expect(runsOf([0.5, 0.6, 0.7, 0.6])).toBe(1);
    expect(runsOf([0.5, 0.6, null, 0.6, 0.7])).toBe(2);
    expect(runsOf([0.5, 0.6, 0.7, 0.6], { restarts: [{ at: 2, label: 'jan.' }] })).toBe(2);
  });

  test('a restart is named on the axis where there is room', () => {
    const restarts = [{ at: 6, label: 'jan.' }];
    const values = Array.from({ length: 12 }, () => 0.5);
    const texts = (at: number) =>
      textsOf(
        smallMultiplesFigure(fixtureMultiples(values, { restarts: [{ ...restarts[0]!, at }] }), options()),
      );
    expect(texts(6)).toContain('jan.');
    expect(texts(1)).not.toContain('jan.');
  });

  test('reached or not is a tick or an arrow, not a colour alone', () => {
    const drawn = (isReached: boolean) => {
      const { panels, ...rest } = fixtureMultiples([0.5, 0.6]);
      return withoutColour(
        smallMultiplesFigure({ ...rest, panels: panels.map((one) => ({ ...one, isReached })) }, options()),
      );
    };
    expect(drawn(true)).not.toBe(drawn(false));
  });

  test('a withheld value is said to be', () => {
    expect(textsOf(smallMultiplesFigure(fixtureMultiples([0.5]), options()))).toContain('vises ikke');
  });
});

describe('rows of offices with intervals', () => {
  test.each(layouts)('are sound, in the order given, with the withheld named and no dot, %s', (layout) => {
    const figure = compactRowsFigure(fixtureRows, options({ layout }));
    expectSound(figure, 'Tittel');
    const texts = textsOf(figure);
    expect(texts.filter((text) => text.startsWith('Kontor'))).toEqual(['Kontor 1', 'Kontor 2', 'Kontor 3']);
    expect(texts).toContain('vises ikke');
    expect(texts).not.toContain('+33');
    expect(parse(figure).querySelectorAll('circle')).toHaveLength(2);
  });

  test.each([
    ['no rows', { ...fixtureRows, rows: [] }],
    ['one row', { ...fixtureRows, rows: [fixtureRows.rows[0]!] }],
    [
      'a scale of no width',
      {
        ...fixtureRows,
        domain: [0, 0] as const,
        ticks: [0],
        rows: [{ ...fixtureRows.rows[0]!, value: 0, interval: [0, 0] as const }],
      },
    ],
    [
      'a row without a value',
      { ...fixtureRows, rows: [{ label: 'x', value: null, interval: null, text: 'ingen' }] },
    ],
  ])('draw nothing that is no number for %s', (_, data) => {
    for (const layout of layouts) expectSound(compactRowsFigure(data, options({ layout })), 'Tittel');
  });

  test('what stands out is filled and heavier, not only coloured', () => {
    const [row] = fixtureRows.rows;
    const drawn = (standsOut: boolean) =>
      withoutColour(compactRowsFigure({ ...fixtureRows, rows: [{ ...row!, standsOut }] }, options()));
    expect(drawn(true)).not.toBe(drawn(false));
  });
});
