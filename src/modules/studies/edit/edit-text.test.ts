import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseStudy } from '../parse/parse-study.ts';
import { readStudy } from '../parse/read-study.ts';
import { applyFields } from './apply-fields.ts';
import { changePart } from './change-part.ts';
import { draftView } from './draft-view.ts';
import { editText } from './edit-text.ts';
import { missingWords } from './missing-words.ts';
import { asNewStudy, blankStudy } from './start-study.ts';

const example = readFileSync('examples/sor-trondelag/study.yaml', 'utf8');

/** Written by hand, with comments, aligned values, quotes of two kinds and a text over several lines. */
const byHand = `# Our own study. Do not lose me.
handlingsrom:   1
id: trivsel
title: {nb: 'Trivsel',   nn: "Trivsel", en: Well-being}   # short
languages: [nb, nn, en]
instruments:
  employee:
    introduction:
      nb: >
        Det tar
        to minutter.
    sections:
      - title: {nb: Om jobben}
        items:
          # The first question.
          - {id: trives1, kind: agreement, points: 6, text: {nb: Jeg trives.}}
          - {id: trives2,   kind: agreement,   points: 6,   text: {nb: Jeg gleder meg.}}
          - {id: hvorfor, kind: text, askIf: trives1 <= 3, text: {nb: Hvorfor ikke?}}
scales:
  trivsel: {label: {nb: Trivsel}, items: [trives1, -trives2]}   # two are enough
`;
const item = (index: number) => `instruments/employee/sections/0/items/${index}`;
const edit = (text: string, fields: Record<string, string | string[]>) =>
  editText(text, (document) =>
    applyFields(document, new Map(Object.entries(fields).map(([name, value]) => [name, [value].flat()]))),
  );
const change = (text: string, part: Parameters<typeof changePart>[1]) =>
  editText(text, (document) => {
    changePart(document, part);
  });
const linesOf = (text: string) => text.split('\n');
const differing = (before: string, after: string) =>
  linesOf(after).filter((line) => !linesOf(before).includes(line));

describe('a study file that is edited in forms', () => {
  test.each([
    ['the example', example],
    ['one written by hand', byHand],
    ['one with Windows line ends and a byte order mark', `\ufeff${byHand.replaceAll('\n', '\r\n')}`],
  ])('is the same byte for byte when everything shown is sent back unchanged: %s', (_, text) => {
    const draft = draftView(readStudy(text, 'study.yaml').value);
    const fields = Object.fromEntries(
      draft.instruments.flatMap(({ sections }) =>
        sections.flatMap(({ items }) =>
          items.flatMap((one): [string, string][] => [
            [`${one.path}/text/nb`, one.text.nb],
            [`${one.path}/text/nn`, one.text.nn],
            [`${one.path}/id`, one.id],
            [`${one.path}/kind`, one.kind],
            [`${one.path}/identifying`, one.isIdentifying ? 'true' : ''],
            [`${one.path}/askIf/variable`, one.condition?.variable ?? ''],
            [`${one.path}/askIf/sign`, one.condition?.sign ?? '=='],
            [`${one.path}/askIf/value`, one.condition?.value ?? ''],
          ]),
        ),
      ),
    );
    expect(edit(text, { ...fields, 'title/nb': draft.title.nb, languages: [...draft.languages] })).toBe(text);
  });

  test('changes the line that is changed, and no other: comments, quotes and spaces stay', () => {
    const edited = edit(byHand, { [`${item(1)}/text/nb`]: 'Jeg gleder meg til jobben.' });
    expect(differing(byHand, edited)).toHaveLength(1);
    expect(edited).toContain('# Our own study. Do not lose me.');
    expect(edited).toContain('title: {nb: \'Trivsel\',   nn: "Trivsel", en: Well-being}   # short');
    expect(parseStudy(edited, 'study.yaml').study.instruments.employee!.sections[0]!.items[1]!.text).toEqual({
      nb: 'Jeg gleder meg til jobben.',
    });
  });

  test('keeps Windows line ends', () => {
    const edited = edit(byHand.replaceAll('\n', '\r\n'), { 'title/nb': 'Trivsel 2027' });
    expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
    expect(edited).toContain("'Trivsel 2027'");
  });

  test('takes in what cannot be right as it was typed, and the parser says so at that place', () => {
    const edited = edit(byHand, { [`${item(0)}/points`]: 'seks', 'privacy/eraseCodeKeyBy': 'neste år' });
    const { problems } = readStudy(edited, 'study.yaml');
    expect(problems.map(({ path }) => path.join('/'))).toEqual(
      expect.arrayContaining([`${item(0)}/points`, 'privacy/eraseCodeKeyBy']),
    );
    expect(
      draftView(readStudy(edited, 'study.yaml').value).instruments[0]!.sections[0]!.items[0]!.points,
    ).toBe('seks');
  });

  test('a text gets its languages in order, and one that is emptied goes away', () => {
    const path = `${item(0)}/text`;
    const more = edit(byHand, {
      [`${path}/nb`]: 'Jeg trives.',
      [`${path}/nn`]: 'Eg trivst.',
      [`${path}/en`]: 'I thrive.',
    });
    expect(more).toContain('text: {nb: Jeg trives., nn: Eg trivst., en: I thrive.}');
    expect(edit(more, { [`${path}/nn`]: '' })).toContain('text: {nb: Jeg trives., en: I thrive.}');
    const without = edit(byHand, { 'instruments/employee/introduction/nb': ' ' });
    expect(without).not.toContain('introduction');
  });

  test('a field that is no part of a study changes nothing', () => {
    const made = {
      handlingsrom: '2',
      'plan/0/id': 'x',
      '__proto__/x/nb': 'x',
      'instruments/nobody/title/nb': 'x',
      intent: 'apply',
    };
    expect(edit(byHand, made)).toBe(byHand);
  });

  test('a question with another name is still the same in conditions and scales', () => {
    const edited = edit(byHand, { [`${item(0)}/id`]: 'trives' });
    expect(edited).toContain('askIf: trives <= 3');
    expect(edited).toContain('items: [trives, -trives2]');
    expect(() => parseStudy(edited, 'study.yaml')).not.toThrow();
  });

  test('what is deleted is gone from scales and from the plan', () => {
    const planned = `${example}`;
    const { study } = parseStudy(planned, 'study.yaml');
    const scale = study.scales.colleagueSupport!;
    const section = study.instruments.employee!.sections.findIndex(({ items }) =>
      items.some(({ id }) => id === 'support1'),
    );
    const leaders = study.instruments.leader!.sections.findIndex(({ items }) =>
      items.some(({ id }) => id === 'support1'),
    );
    const one = change(planned, { verb: 'delete', path: `instruments/employee/sections/${section}/items/0` });
    const both =
      leaders < 0
        ? one
        : change(one, { verb: 'delete', path: `instruments/leader/sections/${leaders}/items/0` });
    const after = parseStudy(both, 'study.yaml').study;
    expect(after.scales.colleagueSupport!.items).toEqual(scale.items.filter((id) => id !== 'support1'));
    const withoutScale = parseStudy(
      change(planned, { verb: 'delete', path: 'scales/colleagueSupport' }),
      'study.yaml',
    ).study;
    expect(JSON.stringify(withoutScale.plan)).not.toContain('colleagueSupport');
  });

  test('moving up and down again gives the same file', () => {
    const moved = change(byHand, { verb: 'down', path: item(0) });
    expect(moved).not.toBe(byHand);
    const back = change(moved, { verb: 'up', path: item(1) });
    expect(readStudy(back, 'study.yaml').value).toEqual(readStudy(byHand, 'study.yaml').value);
  });

  test('statements pasted line by line get the scale of the statement before, and ids of their own', () => {
    const edited = change(byHand, {
      verb: 'add',
      path: 'instruments/employee/sections/0',
      kind: 'agreement',
      lines: 'Jeg lærer noe.\r\n\r\nJeg blir hørt.\r\n',
    });
    const { items } = parseStudy(edited, 'study.yaml').study.instruments.employee!.sections[0]!;
    expect(items.slice(3).map(({ id, text }) => [id, text])).toEqual([
      ['trives3', { nb: 'Jeg lærer noe.' }],
      ['trives4', { nb: 'Jeg blir hørt.' }],
    ]);
    expect(items[3]).toMatchObject({ kind: 'agreement', points: 6 });
    expect(change(byHand, { verb: 'duplicate', path: item(0) })).toContain('id: trives3');
  });

  test('from nothing to a study that can be asked', () => {
    let text = blankStudy({ id: 'ny', title: 'Ny: studie #1' });
    // A title serves all languages until another is written: a new study lacks nothing.
    expect(parseStudy(text, 'study.yaml').study.title).toBe('Ny: studie #1');
    expect(missingWords(draftView(readStudy(text, 'study.yaml').value))).toEqual([]);
    text = change(text, { verb: 'add', path: 'instruments', kind: 'employee', lines: 'Om jobben' });
    text = change(text, { verb: 'add', path: 'instruments/employee', lines: 'Først' });
    text = change(text, {
      verb: 'add',
      path: 'instruments/employee/sections/0',
      kind: 'choice',
      lines: 'Trives du?',
    });
    text = change(text, { verb: 'add', path: item(0), lines: 'Vet ikke' });
    text = change(text, { verb: 'add', path: 'scales', lines: 'Trivsel på jobben' });
    text = edit(text, {
      'scales/trivsel_pa_jobben/items': ['', 'q1'],
      'scales/trivsel_pa_jobben/reversed': [],
    });
    const { study } = parseStudy(text, 'study.yaml');
    expect(study.instruments.employee!.sections[0]!.items[0]).toMatchObject({ id: 'q1', kind: 'choice' });
    expect(study.scales.trivsel_pa_jobben!.items).toEqual(['q1']);
  });
});

test('a study begun from an example is not told of as the example is, and keeps its questions', () => {
  const begun = asNewStudy(example, { id: 'ny', title: 'Ny studie' });
  expect(begun).not.toMatch(/Made-up answers|19 enheter|Masteroppgave|Svarene er oppdiktet/);
  const { study } = parseStudy(begun, 'study.yaml');
  expect(study).toMatchObject({ id: 'ny', title: 'Ny studie' });
  expect(study.instruments).toEqual(parseStudy(example, 'study.yaml').study.instruments);
  // Where nothing was made up, what is said holds for the new one too.
  const users = asNewStudy(`${byHand}description: Atten spørsmål.\n`, { id: 'ny', title: 'Ny' });
  expect(users).toContain('description: Atten spørsmål.');
});

test('what lacks a language of the study is found, in its place, and a text for all lacks none', () => {
  const missing = missingWords(draftView(readStudy(byHand, 'study.yaml').value));
  expect(missing).toContainEqual({ language: 'nn', field: `${item(0)}/text/nn` });
  expect(missing.filter(({ field }) => field.startsWith('title/'))).toEqual([]);
  expect(missingWords(draftView(readStudy(example, 'study.yaml').value))).toEqual([]);
});

describe('a first plan', () => {
  const withPlan = (text: string) =>
    editText(text, (document) => changePart(document, { verb: 'add', path: 'plan' }));

  test('is made of the questions, the scales and the offices, and can be read', () => {
    const planned = withPlan(`${byHand}offices: {column: office}\n`);
    expect(parseStudy(planned, 'study.yaml').study.plan).toMatchObject([
      { id: 'F1', frequencies: { file: 'employee', items: 'all' } },
      { id: 'D1', describe: { file: 'employee', variables: ['trivsel'] } },
      { id: 'R1', reliability: { file: 'employee', scales: ['trivsel'] } },
      { id: 'M1', compareMeans: { file: 'employee', outcome: 'trivsel', by: 'office' } },
    ]);
    expect(planned).toContain('# The first question.');
  });

  test('compares no offices where there are none, and calls them by the question that asks', () => {
    expect(withPlan(byHand)).not.toContain('compareMeans');
    const asked = byHand.replace(
      '          # The first question.',
      '          - {id: where, column: Kontor, kind: choice, text: {nb: Hvor?}, options: [{value: 1, label: {nb: Nord}}, {value: 2, label: {nb: Sør}}]}',
    );
    expect(withPlan(`${asked}offices: {column: Kontor}\n`)).toContain('by: where');
  });

  test('leaves a plan that is there, and makes none of no questions', () => {
    const planned = `${byHand}plan: [{id: X, describe: {file: employee, variables: all}}]\n`;
    expect(withPlan(planned)).toBe(planned);
    const blank = blankStudy({ id: 'a', title: 'A' });
    expect(withPlan(blank)).toBe(blank);
  });
});
