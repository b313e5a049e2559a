import { describe, expect, test } from 'vitest';
import { parseStudy } from '../parse/parse-study.ts';
import { markWords } from './mark-words.ts';
import { studyDifference } from './study-difference.ts';

const base = `handlingsrom: 1
id: trivsel
title: {nb: Trivsel, nn: Trivsel}
languages: [nb, nn]
instruments:
  employee:
    title: {nb: Om jobben}
    sections:
      - title: {nb: Først}
        items:
          - {id: support1, kind: agreement, points: 6, text: {nb: Jeg får hjelp., nn: Eg får hjelp.}}
          - {id: support2, kind: agreement, points: 6, text: {nb: Vi hjelper hverandre.}}
          - {id: support3, kind: agreement, points: 6, text: {nb: Vi ler sammen.}}
      - title: {nb: Så}
        items:
          - {id: age, kind: choice, text: {nb: Alder?}, options: [{value: 1, label: {nb: Ung}}, {value: 2, label: {nb: Gammel}}]}
          - {id: why, kind: text, askIf: support1 <= 2, text: {nb: Hvorfor?}}
scales:
  support: {label: {nb: Støtte}, items: [support1, support2]}
plan:
  - {id: R1, reliability: {file: employee, scales: all}}
`;
const study = (text: string) => parseStudy(text, 'study.yaml').study;
const said = (change: (text: string) => string, language: 'nb' | 'nn' | 'en' = 'nb') =>
  studyDifference(study(base), study(change(base)), language).map(({ title, changes }) => [
    title,
    changes.map(({ text }) => text),
  ]);

describe('the difference between two versions, in words', () => {
  test('none when only the writing is another', () => {
    expect(
      said(
        (text) =>
          `# A comment\n${text.replace('{nb: Trivsel, nn: Trivsel}', '\n  nb: Trivsel\n  nn: Trivsel')}`,
      ),
    ).toEqual([]);
  });

  test('a text, in the language it was changed in, as it was and as it is', () => {
    const after = study(base.replace('nn: Eg får hjelp.', 'nn: Eg får god hjelp.'));
    expect(studyDifference(study(base), after, 'nb')[0]!.changes).toEqual([
      {
        kind: 'changed',
        text: 'Teksten i «Jeg får hjelp.»: endret på nynorsk',
        before: 'Eg får hjelp.',
        after: 'Eg får god hjelp.',
      },
    ]);
  });

  test('which months of the scorecard a report is about, in months and not as they are written', () => {
    const before = said((text) => `${text}offices: {column: age, months: 12}\n`);
    expect(before.flat(2)).toContain(
      'Måneder av målekortet: fra ingenting til 12 hele måneder før runden lukkes',
    );
    const period = said((text) => `${text}offices: {column: age, period: 2015-01/2015-06}\n`, 'nn');
    expect(period.flat(2).join()).toContain('januar–juni 2015');
    expect(period.flat(2).join()).not.toContain('2015-01');
  });

  test('one question moved is one move, not a new order for all', () => {
    const [one, two, three] = base.split('\n').filter((line) => line.includes('id: support')) as [
      string,
      string,
      string,
    ];
    const turned = (text: string) => text.replace([one, two, three].join('\n'), [two, three, one].join('\n'));
    expect(said(turned)).toEqual([['Om jobben', ['«Jeg får hjelp.» er flyttet']]]);
  });

  test('from one section to another', () => {
    const line = base.split('\n').find((one) => one.includes('support3'))!;
    const changed = (text: string) =>
      text.replace(`${line}\n`, '').replace('          - {id: age', `${line}\n          - {id: age`);
    expect(said(changed)).toEqual([['Om jobben', ['«Vi ler sammen.» er flyttet fra «Først» til «Så»']]]);
  });

  test('new, gone, and the same question under another name', () => {
    const changed = (text: string) =>
      text
        .replace('id: support3', 'id: laughter')
        .replace(
          '{id: why, kind: text, askIf: support1 <= 2, text: {nb: Hvorfor?}}',
          '{id: more, kind: text, text: {nb: Noe mer?}}',
        );
    expect(said(changed)).toEqual([
      [
        'Om jobben',
        [
          'Variabelnavnet til «Vi ler sammen.»: fra support3 til laughter',
          'Nytt spørsmål i «Så»: «Noe mer?»',
          'Spørsmålet «Hvorfor?» er tatt bort',
        ],
      ],
    ]);
  });

  test('conditions, answers, scales, plan and privacy', () => {
    const changed = (text: string) =>
      text
        .replace('askIf: support1 <= 2', 'askIf: age == 1')
        .replace(
          '{value: 2, label: {nb: Gammel}}',
          '{value: 2, label: {nb: Eldre}}, {value: 3, label: {nb: Vet ikke}}',
        )
        .replace('[support1, support2]', '[support1, -support2, support3]')
        .replace('languages:', 'privacy: {minimumGroup: 10}\nlanguages:')
        .replace('{id: R1,', '{id: F1, describe: {file: employee, variables: [support1]}}\n  - {id: R1,');
    const all = said(changed);
    const sentences = all.flatMap(([, texts]) => texts as string[]);
    expect(sentences).toEqual(
      expect.arrayContaining([
        'Minste gruppe: fra 5 til 10',
        'Hvem som får «Hvorfor?», er endret',
        'Svar 2 på «Alder?»: endret på bokmål',
        '«Alder?» har fått svaret «Vet ikke»',
        'Skalaen «Støtte» har fått support3',
        'I skalaen «Støtte» er support2 snudd',
        'F1 er ny',
      ]),
    );
    expect(sentences).toHaveLength(7);
    expect(said(changed, 'en').flatMap(([, texts]) => texts)).toContain('Minimum group: from 5 to 10');
  });
});

test('the words that are new or gone are marked, and no others', () => {
  const joined = (text: readonly { text: string; isChanged: boolean }[]) =>
    text.map((part) => (part.isChanged ? `[${part.text}]` : part.text)).join('');
  const marked = (before: string, after: string) => {
    const { before: old, after: now } = markWords(before, after);
    return [joined(old), joined(now)];
  };
  expect(marked('Jeg trives.', 'Jeg trives godt.')).toEqual(['Jeg trives.', 'Jeg trives[ godt].']);
  expect(marked('a b c', 'a x c')).toEqual(['a [b] c', 'a [x] c']);
  expect(marked('Æ å.', 'Æ å!')).toEqual(['Æ å[.]', 'Æ å[!]']);
});
