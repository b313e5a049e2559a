import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readStudy } from '../parse/read-study.ts';
import { applyFields } from './apply-fields.ts';
import { changePart } from './change-part.ts';
import { draftView } from './draft-view.ts';
import { editText } from './edit-text.ts';

const example = readFileSync('examples/sor-trondelag/study.yaml', 'utf8');
/** Written by hand: comments, and a map on one line with spaces of its own. */
const byHand = `handlingsrom: 1
id: trivsel
title: Trivsel
offices:
  column: office   # the list says where
  # As the register had them in March.
  units: {Nord: "0501",   Sør: "0502"}
instruments:
  employee:
    sections:
      - title: Om jobben
        items: [{id: trives, kind: agreement, points: 6, text: Jeg trives.}]
`;
const asked = `handlingsrom: 1
id: trivsel
title: Trivsel
offices: {column: office}
instruments:
  employee:
    sections:
      - title: Om jobben
        items:
          - id: office
            kind: choice
            text: Hvor arbeider du?
            options:
              # We write the names ourselves.
              - {value: 4, label: {nb: Nord, nn: Nord, en: North}}
              - {value: 5, label: Hovedkontoret}
          - {id: trives, kind: agreement, points: 6, text: Jeg trives.}
`;
const edit = (text: string, fields: Record<string, string>) =>
  editText(text, (document) =>
    applyFields(document, new Map(Object.entries(fields).map(([name, value]) => [name, [value]]))),
  );
const take = (text: string, offices: readonly { number: string; name: string; size: string | null }[]) =>
  editText(text, (document) => {
    changePart(document, { verb: 'offices', path: 'offices', offices });
  });
const differing = (before: string, after: string) =>
  after.split('\n').filter((line) => !before.split('\n').includes(line));
const officesIn = (text: string) =>
  (readStudy(text, 'study.yaml').value as { offices: Record<string, unknown> }).offices;
const codesOf = (text: string) => readStudy(text, 'study.yaml').problems.map(({ code }) => code);
const all = (text: string) => {
  const draft = draftView(readStudy(text, 'study.yaml').value);
  const { units, registration, months, period } = draft.offices;
  return {
    'offices/column': draft.officeColumn,
    'offices/of': draft.officeColumn,
    ...Object.fromEntries(units.map(({ code, unit }) => [`offices/units/${code}`, unit])),
    'offices/registration': registration,
    'offices/window': period ? 'period' : 'last',
    'offices/months': months,
    ...(period ? { 'offices/period/from': period.from, 'offices/period/to': period.to } : {}),
  };
};

describe('what a form says of offices', () => {
  test.each([
    ['the example', example],
    ['one written by hand', byHand],
    ['one with months of its own', byHand.replace('  units:', '  period: 2015-01/2015-06\n  units:')],
  ])('leaves %s as it is, byte for byte, when nothing was changed', (_, text) => {
    expect(edit(text, all(text))).toBe(text);
  });

  test('a unit is changed on its own line; comments and the zero in front stay', () => {
    const after = edit(byHand, { ...all(byHand), 'offices/units/Sør': '0503' });
    expect(differing(byHand, after)).toEqual(['  units: {Nord: "0501", Sør: "0503"}']);
    expect(codesOf(after)).toEqual([]);
  });

  test('an office is added by what the list calls it, and one with no unit goes', () => {
    const after = edit(byHand, {
      ...all(byHand),
      'offices/units/Nord': '',
      'offices/more/0/code': ' Vest ',
      'offices/more/0/unit': '0504',
      'offices/more/1/code': 'Øst',
      'offices/more/1/unit': '',
    });
    expect(officesIn(after).units).toEqual({ Sør: '0502', Vest: '0504' });
    const none = edit(after, { ...all(after), 'offices/units/Sør': '', 'offices/units/Vest': '' });
    expect(officesIn(none)).toEqual({ column: 'office' });
  });

  test('months before the closing, or named months, never both', () => {
    const nine = edit(byHand, { ...all(byHand), 'offices/months': '9' });
    expect(officesIn(nine).months).toBe(9);
    const named = edit(nine, {
      ...all(nine),
      'offices/window': 'period',
      'offices/period/from': '2026-01',
      'offices/period/to': '6.2026',
    });
    expect(officesIn(named)).toMatchObject({ period: '2026-01/2026-06' });
    expect(officesIn(named).months).toBeUndefined();
    expect(codesOf(named)).toEqual([]);
    const back = edit(named, { ...all(named), 'offices/window': 'last', 'offices/months': '' });
    expect(officesIn(back)).toEqual(officesIn(byHand));
  });

  test('what cannot be right is taken in as it was typed, and the problem is at its place', () => {
    const after = edit(byHand, {
      ...all(byHand),
      'offices/window': 'period',
      'offices/period/from': 'i fjor',
      'offices/period/to': '2026-06',
    });
    expect(officesIn(after).period).toBe('i fjor/2026-06');
    expect(readStudy(after, 'study.yaml').problems.map(({ path }) => path.join('/'))).toEqual([
      'offices/period',
    ]);
  });

  test('another column takes the units of the first with it; a window left open does not bring them back', () => {
    const form = { ...all(example), 'offices/column': 'age' };
    const after = edit(example, form);
    expect(officesIn(after)).toEqual({ column: 'age', registration: 'registers' });
    expect(officesIn(edit(after, form))).toEqual({ column: 'age', registration: 'registers' });
    expect(officesIn(edit(after, { 'offices/column': '' }))).toBeUndefined();
  });
});

const register = [
  { number: '0501', name: 'Nord', size: 'small' },
  { number: '0502', name: 'Sør', size: 'large' },
  { number: '0503', name: 'Øst', size: 'small' },
];

describe("the register's offices as a study's", () => {
  test('a question keeps the code and the words of the offices it has; others come, and go', () => {
    const after = take(asked, register);
    expect(after).toContain('- {value: 4, label: {nb: Nord, nn: Nord, en: North}}');
    expect(after).toContain('# We write the names ourselves.');
    expect(after).toContain('- {value: 6, label: Sør}');
    expect(after).not.toContain('Hovedkontoret');
    expect(officesIn(after).units).toEqual({ 4: '0501', 6: '0502', 7: '0503' });
    expect(after).toContain('4: "0501"');
    expect(codesOf(after)).toEqual([]);
  });

  test('once more changes nothing, and a new office is only added', () => {
    const once = take(asked, register);
    expect(take(once, register)).toBe(once);
    const more = take(once, [...register, { number: '0504', name: 'Vest', size: null }]);
    expect(differing(once, more)).toEqual(['    8: "0504"', '              - {value: 8, label: Vest}']);
  });

  test("the example's made-up units go with what was said of them, and its sizes are the register's", () => {
    const after = take(example, register);
    expect(officesIn(after)).toMatchObject({
      units: { 1: '0501', 2: '0502', 3: '0503' },
      sizes: [
        { id: 'small', offices: [1, 3] },
        { id: 'large', offices: [2] },
      ],
    });
    expect(after).not.toContain('Numbers of units that do not exist');
    expect(codesOf(after)).toEqual([]);
  });

  test('where the register knows no positions, sizes go, and what was planned by them', () => {
    const after = take(
      example,
      register.map((one) => ({ ...one, size: null })),
    );
    expect(officesIn(after).sizes).toBeUndefined();
    expect(after).not.toContain('by: officeSize');
    expect(codesOf(after)).toEqual([]);
  });

  test('where no question asks for the office there is nothing to change', () => {
    expect(take(byHand, register)).toBe(byHand);
  });
});
