import { expect, test } from 'vitest';
import { m } from '#messages';
import type { OfficeRow } from '#modules/scorecards/index.ts';
import { languages } from '#platform/language.ts';
import { indicatorFigure } from './indicator-figure.ts';
import { madeIndicator } from './testing/made-county.ts';

const notCounted = { kind: 'notCounted' } as const;
const row = (unit: string, more: Partial<OfficeRow> = {}): OfficeRow => ({
  unit,
  name: `Kontor ${unit}`,
  state: 'shown',
  numerator: 60,
  denominator: 80,
  value: 0.75,
  interval: [0.64, 0.83],
  target: 0.7,
  hasOwnTarget: false,
  attainment: 1,
  yearValue: null,
  yearInterval: null,
  yearAttainment: null,
  perSize: { users: notCounted, positions: notCounted },
  trend: { kind: 'tooFewMonths', months: 3, needed: 6 },
  ...more,
});
const draw = (offices: readonly OfficeRow[], language: (typeof languages)[number] = 'nb') =>
  indicatorFigure(
    { indicator: madeIndicator('B.12'), offices, month: '2015-06' },
    { language, tableId: 't' },
  );
const textsOf = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>(?:<tspan[^>]*>)?([^<]+)/g)].map(([, text]) =>
    text!.replaceAll('\u00a0', ' '),
  );

test('offices stand by number, whatever their values', () => {
  const { svg } = draw([
    row('9901', { value: 0.2, interval: [0.1, 0.3] }),
    row('9902', { value: 0.9, interval: [0.8, 0.95] }),
    row('9903'),
  ])!;
  expect(textsOf(svg).filter((text) => text.startsWith('Kontor 99'))).toEqual([
    'Kontor 9901',
    'Kontor 9902',
    'Kontor 9903',
  ]);
});

test('nothing is drawn or written of an office whose number rests on too few', () => {
  const few = row('9902', {
    state: 'withheld',
    value: null,
    numerator: null,
    denominator: null,
    interval: null,
  });
  const { svg, narrowSvg } = draw([row('9901'), { ...few, name: 'Lite' }])!;
  for (const drawing of [svg, narrowSvg!]) {
    expect(drawing.match(/<circle/g)).toHaveLength(1);
    expect(textsOf(drawing)).toContain(m.reports_figure_withheld({}, { locale: 'nb' }));
  }
});

test('one target is a line through all; targets of their own are a mark in each row', () => {
  const one = draw([row('9901'), row('9902')])!.svg;
  expect(textsOf(one)).toContain('målkrav 70,0 %');
  const own = draw([row('9901'), row('9902', { target: 0.8, hasOwnTarget: true })])!.svg;
  expect(textsOf(own)).not.toContain('målkrav 70,0 %');
  expect(textsOf(own).join(' ')).toContain('Loddrett strek: målkravet for kontoret');
});

test('without a single interval there is no figure: points alone would rank by chance', () => {
  expect(draw([row('9901', { interval: null }), row('9902', { interval: null })])).toBeNull();
  expect(draw([])).toBeNull();
});

test.each(languages)('no axis has anything but numbers, also where all are alike, in %s', (language) => {
  const same = { value: 1, interval: [1, 1] as const, target: 1 };
  const { svg, alternativeText } = draw([row('9901', same), row('9902', same)], language)!;
  expect(svg + alternativeText).not.toMatch(/NaN|undefined|Infinity/);
});
