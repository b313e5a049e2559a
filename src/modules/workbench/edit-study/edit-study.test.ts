import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { proposeStudyFrom } from '#modules/analyses/index.ts';
import { DomainError } from '#platform/errors.ts';
import { addAnalysis, analysesOf, removeAnalysis, setPlanned, withAnalysesOnly } from './analyses.ts';
import { setPeople } from './people.ts';
import { mergedScales, newScaleId, scalesOf, setScales } from './scales.ts';
import { studyIn } from './study-document.ts';
import { setTitle } from './title.ts';

const bytes = readFileSync('src/modules/analyses/answers/sav/reference/survey.zsav');
const proposed = proposeStudyFrom(bytes, 'survey.zsav', 'nb').yaml;
const demo = readFileSync('examples/sor-trondelag/study.yaml', 'utf8');
const item = (text: string, id: string) =>
  studyIn(text)
    .instruments.employee!.sections.flatMap((section) => section.items)
    .find((one) => one.id === id);

describe('the scales of a study file', () => {
  test('that are put back as they were change nothing but the spacing', () => {
    const same = setScales(proposed, scalesOf(proposed, 'nb'), 'nb');
    expect(studyIn(same)).toEqual(studyIn(proposed));
    expect(same).toContain('# Skalaene er gjettet av navn og tekster.');
  });

  test('take a new name, lose a question and turn one, and keep what else the file says', () => {
    const changed = scalesOf(proposed, 'nb').map((scale) =>
      scale.id !== 'stotte'
        ? scale
        : {
            ...scale,
            label: 'Støtte fra leder: «god»',
            items: scale.items.slice(1).map((one) => ({ ...one, isReversed: one.id === 'stotte3' })),
          },
    );
    const study = studyIn(setScales(proposed, changed, 'nb'));
    expect(study.scales.stotte).toMatchObject({
      label: 'Støtte fra leder: «god»',
      items: ['stotte2', '-stotte3', 'stotte4'],
    });
    expect(study.plan).toEqual(studyIn(proposed).plan);
  });

  test('that are renamed in one language keep their names in the others, and their source', () => {
    const before = studyIn(demo);
    const [first] = Object.keys(before.scales);
    const changed = scalesOf(demo, 'nn').map((scale) =>
      scale.id === first ? { ...scale, label: 'Nytt namn' } : scale,
    );
    const after = studyIn(setScales(demo, changed, 'nn'));
    expect(after.scales[first!]).toEqual({
      ...before.scales[first!],
      label: { ...(before.scales[first!]!.label as object), nn: 'Nytt namn' },
    });
    expect(after.plan).toEqual(before.plan);
  });

  test('that are taken away take their analyses with them', () => {
    const left = scalesOf(proposed, 'nb').filter(({ id }) => id !== 'q2');
    const study = studyIn(setScales(proposed, left, 'nb'));
    expect(Object.keys(study.scales)).toEqual(['stotte']);
    // A matrix of one is none; reliability of all the scales goes on.
    expect(study.plan.map(({ id }) => id)).toEqual(['R1', 'F1', 'D1']);
    expect(studyIn(setScales(proposed, [], 'nb')).scales).toEqual({});
  });

  test('that are taken away take the pairs they are in, and what is then without pairs', () => {
    const paired = (pairs: string[][]) => ({ comparePaired: { file: 'employee', pairs } });
    const [both, one] = [
      [
        ['stotte', 'q2'],
        ['stotte1', 'stotte2'],
      ],
      [['stotte', 'q2']],
    ];
    const text = addAnalysis(addAnalysis(proposed, paired(both!), true), paired(one!), true);
    const { plan } = studyIn(
      setScales(
        text,
        scalesOf(text, 'nb').filter(({ id }) => id !== 'q2'),
        'nb',
      ),
    );
    expect(plan.flatMap((entry) => ('comparePaired' in entry ? [entry.comparePaired.pairs] : []))).toEqual([
      [['stotte1', 'stotte2']],
    ]);
  });

  test('are merged into the first, each question once', () => {
    const scales = scalesOf(proposed, 'nb');
    const [one] = mergedScales(scales, ['q2', 'stotte']);
    expect(one).toMatchObject({ id: 'stotte', label: 'Støtte' });
    expect(one!.items.map(({ id }) => id)).toEqual([
      ...['stotte1', 'stotte2', 'stotte3', 'stotte4'],
      ...['q2_1', 'q2_2', 'q2_3'],
    ]);
    expect(mergedScales(scales, ['q2'])).toEqual(scales);
    expect(mergedScales(scales, ['nothing'])).toEqual(scales);
  });

  test.each([
    ['Støtte fra leder', 'stotte_fra_leder'],
    ['Læring!', 'laering'],
    ['3 ting', 'skala_3_ting'],
    ['', 'skala'],
    ['Stotte', 'stotte_2'],
    ['constructor', 'constructor_2'],
  ])('a new one called %s gets the id %s', (label, id) => {
    expect(newScaleId(label, ['STOTTE'])).toBe(id);
  });

  test('that cannot be are refused', () => {
    const impossible = [{ id: 'x', label: 'X', items: [{ id: 'kommentar', isReversed: false }] }];
    expect(() => setScales(proposed, impossible, 'nb')).toThrow(DomainError);
  });
});

describe('the analyses of a study file', () => {
  const regress = { regress: { file: 'employee', outcome: 'stotte', predictors: ['q2'] } };

  test('are listed with their kind, and whether they were planned', () => {
    expect(analysesOf(proposed)).toMatchObject([
      { id: 'R1', isPlanned: true, kind: 'reliability', options: { scales: 'all' } },
      { id: 'F1', kind: 'frequencies' },
      { id: 'D1', kind: 'describe' },
      { id: 'C1', kind: 'correlate', options: { among: ['stotte', 'q2'] } },
    ]);
  });

  test('that somebody planned cannot be taken away, whatever a request asks for; those of a proposal can', () => {
    expect(studyIn(removeAnalysis(proposed, 'R1', false)).plan.map(({ id }) => id)).toContain('R1');
    expect(studyIn(removeAnalysis(proposed, 'R1', true)).plan.map(({ id }) => id)).not.toContain('R1');
    const added = addAnalysis(proposed, regress, false);
    expect(studyIn(removeAnalysis(added, 'M1', false)).postHoc).toEqual([]);
  });

  test('are added under a free name, taken away, and said to be thought of afterwards', () => {
    const once = addAnalysis(addAnalysis(proposed, regress, false), regress, false);
    expect(studyIn(once).postHoc.map(({ id }) => id)).toEqual(['M1', 'M2']);
    expect(studyIn(removeAnalysis(once, 'M1', true)).postHoc.map(({ id }) => id)).toEqual(['M2']);
    const afterwards = studyIn(setPlanned(once, false));
    expect(afterwards.plan).toEqual([]);
    expect(afterwards.postHoc.map(({ id }) => id)).toEqual(['R1', 'F1', 'D1', 'C1', 'M1', 'M2']);
    const beforehand = studyIn(setPlanned(setPlanned(once, false), true));
    expect(beforehand.plan.map(({ id }) => id)).toEqual(['R1', 'F1', 'D1', 'C1', 'M1', 'M2']);
    expect(beforehand.postHoc).toEqual([]);
  });

  test('that cannot be run are refused with a reason', () => {
    const unknown = { regress: { file: 'employee', outcome: 'nobody', predictors: ['q2'] } };
    expect(() => addAnalysis(proposed, unknown, true)).toThrow(DomainError);
  });

  test('can be others for a moment', () => {
    const only = studyIn(withAnalysesOnly(demo, [{ reliability: { file: 'employee', scales: 'all' } }]));
    expect(only.plan).toEqual([{ id: 'L1', reliability: { file: 'employee', scales: 'all' } }]);
    expect(only.postHoc).toEqual([]);
  });
});

test('a study gets a title in the language it is read in, and keeps it when none is given', () => {
  expect(studyIn(setTitle(proposed, ' Trivsel 2026 ', 'nb')).title).toBe('Trivsel 2026');
  expect(setTitle(proposed, '  ', 'nb')).toBe(proposed);
  const { title } = studyIn(setTitle(demo, 'Ny', 'nn'));
  expect(title).toEqual({ ...(studyIn(demo).title as object), nn: 'Ny' });
});

describe('who answered', () => {
  const place = { file: 'employee', firstText: proposed };

  test('some questions can point to a person, and one says where people work', () => {
    const text = setPeople(
      proposed,
      { identifying: new Set(['alder', 'stotte1']), officeColumn: 'kommune' },
      place,
    );
    expect(item(text, 'alder')?.identifying).toBe(true);
    expect(item(text, 'stotte1')?.identifying).toBe(true);
    expect(item(text, 'stilling')?.identifying).toBeUndefined();
    expect(studyIn(text).offices).toEqual({ column: 'kommune' });
    expect(item(text, 'kommune')?.kind).toBe('choice');
    const none = setPeople(text, { identifying: new Set(), officeColumn: null }, place);
    expect(studyIn(none).offices).toBeUndefined();
  });

  test('a column of numbers that says where people work is no question, until it no longer says so', () => {
    const asOffice = setPeople(proposed, { identifying: new Set(), officeColumn: 'ansiennitet' }, place);
    expect(item(asOffice, 'ansiennitet')).toBeUndefined();
    expect(studyIn(asOffice).plan.map(({ id }) => id)).toEqual(['R1', 'F1', 'C1']);
    const back = setPeople(asOffice, { identifying: new Set(), officeColumn: null }, place);
    expect(item(back, 'ansiennitet')).toEqual(item(proposed, 'ansiennitet'));
  });
});
