import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DomainError, sayProblem } from '#platform/errors.ts';
import { planKinds } from '../plan/kinds.ts';
import { type ParsedStudy, parseStudy } from './parse-study.ts';

const sound = `handlingsrom: 1
id: trial
title: Prøve
privacy: {minimumGroup: 5}
offices: {column: office}
instruments:
  employee:
    sections:
      - title: Om deg
        items:
          - {id: age, kind: choice, text: Alder, options: [{value: 1, label: Ung}, {value: 2, label: Eldre}]}
          - {id: region, kind: choice, text: Sted, options: [{value: nord, label: Nord}, {value: sør, label: Sør}]}
          - {id: support1, kind: agreement, points: 6, text: Støtte en}
          - {id: support2, kind: agreement, points: 6, text: Støtte to}
          - {id: years, kind: number, text: Antall år}
          - {id: why, kind: text, askIf: "support1 <= 3", text: Hvorfor}
  leader:
    sections:
      - title: Om kontoret
        items:
          - {id: staff, kind: number, minimum: 1, maximum: 99, text: Ansatte}
scales:
  support: {label: Støtte, items: [support1, -support2]}
outcomes:
  followUp: {label: Oppfølging, from: scorecard, indicators: [B.12], attainment: capped}
plan:
  - {id: RQ1a, correlate: {file: employee, outcome: years, with: [support, age]}}
  - {id: RQ1b, regress: {file: employee, outcome: years, predictors: significantIn RQ1a}}
  - {id: PH1, compareMeans: {file: employee, outcome: support, by: region}}
  - {id: R1, reliability: {file: employee, scales: all}}
  - {id: O1, correlate: {file: office, outcome: followUp, with: [support]}}
`;

const problemsIn = (text: string): string[] => {
  try {
    parseStudy(text, 'study.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.problems.map((problem) => sayProblem(problem, 'nb'));
  }
};
/** What is said when one piece of a sound study is replaced. */
const whenChanged = (from: string, to: string): string[] => {
  expect(sound).toContain(from);
  return problemsIn(sound.replace(from, () => to));
};

test('a sound study is read, with defaults filled in', () => {
  const { study, fileName, sourceSha256, planSha256 } = parseStudy(`\ufeff${sound}`, 'study.yaml');
  expect(study.scales.support).toMatchObject({ score: 'mean', minimumAnswered: 0.5 });
  expect(study.languages).toEqual(['nb']);
  expect(fileName).toBe('study.yaml');
  expect([sourceSha256, planSha256].every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
});

test.each([
  [
    'a doubled item id',
    '{id: support2, kind: agreement, points: 6, text: Støtte to}',
    '{id: support1, kind: agreement, points: 6, text: Støtte to}',
    'study.yaml, linje 14, kolonne 18, verdi «support1»: To spørsmål i «employee» har samme id. Gi det ene en annen id.',
  ],
  [
    'a doubled column',
    '{id: support2,',
    '{id: support2, column: Support1,',
    'study.yaml, linje 14, kolonne 36, verdi «Support1»: To spørsmål i «employee» leses fra samme kolonne. Gi dem hver sin.',
  ],
  [
    'a doubled plan id',
    'id: PH1',
    'id: RQ1a',
    'study.yaml, linje 29, kolonne 10, verdi «RQ1a»: To punkter i planen har samme id. Gi det ene en annen id.',
  ],
  [
    'a scale naming an unknown item',
    '[support1, -support2]',
    '[suport1, -support2]',
    'study.yaml, linje 23, kolonne 36, verdi «suport1»: Skalaen viser til et spørsmål som ikke finnes i noe skjema. Mente du «support1»?',
  ],
  [
    'a scale partly present in an instrument',
    '{id: staff, kind: number, minimum: 1, maximum: 99,',
    '{id: support1, kind: number, minimum: 1, maximum: 99,',
    'study.yaml, linje 23, kolonne 3, verdi «support»: Bare en del av skalaens spørsmål finnes i «leader»; der mangler support2. Legg dem til, eller lag en egen skala for «leader».',
  ],
  [
    'a reversed item without bounds',
    '-support2]',
    '-years]',
    'study.yaml, linje 23, kolonne 46, verdi «years»: Spørsmålet kan ikke snus, for det har ingen laveste og høyeste verdi. Gi det «minimum» og «maximum», eller fjern minustegnet.',
  ],
  [
    'a scale of a text item',
    '-support2]',
    'why]',
    'study.yaml, linje 23, kolonne 46, verdi «why»: Et fritekstspørsmål kan ikke være med i en skala. Ta det ut.',
  ],
  [
    'a condition on a later item',
    'years, kind: number,',
    'years, kind: number, askIf: "why == 1",',
    'study.yaml, linje 15, kolonne 46, verdi «why»: Vilkåret viser til et spørsmål som ikke er stilt ennå. Flytt spørsmålene, så det som avgjør kommer først.',
  ],
  [
    'a condition on an unknown item',
    'support1 <= 3',
    'suport1 <= 3',
    'study.yaml, linje 16, kolonne 42, verdi «suport1»: Vilkåret viser til et spørsmål som ikke finnes i «employee». Mente du «support1»?',
  ],
  [
    'a plan naming an unknown file',
    'correlate: {file: employee, outcome: years',
    'correlate: {file: employees, outcome: years',
    'study.yaml, linje 27, kolonne 34, verdi «employees»: Planen viser til en fil som ikke finnes. Filene er employee, leader, office. Mente du «employee»?',
  ],
  [
    'a plan naming an unknown variable',
    'with: [support, age]',
    'with: [suport, age]',
    'study.yaml, linje 27, kolonne 67, verdi «suport»: Det finnes ingen skala, noe spørsmål eller noe utfall med dette navnet i filen «employee». Mente du «support»?',
  ],
  [
    'a correlation with a text item',
    'with: [support, age]',
    'with: [support, why]',
    'study.yaml, linje 27, kolonne 76, verdi «why»: Et fritekstspørsmål kan ikke regnes på. Ta det ut av planen.',
  ],
  [
    'a correlation with options that are not numbers',
    'with: [support, age]',
    'with: [support, region]',
    'study.yaml, linje 27, kolonne 76, verdi «region»: Svaralternativene er ikke tall, så det går ikke å regne på dem. Bruk «frequencies», eller gi alternativene tall som verdier.',
  ],
  [
    'an outcome explained by itself',
    'with: [support, age]',
    'with: [support, years]',
    'study.yaml, linje 27, kolonne 76, verdi «years»: Utfallet kan ikke forklares av seg selv. Ta det ut av listen.',
  ],
  [
    'an outcome of the offices used among people',
    'with: [support, age]',
    'with: [support, followUp]',
    'study.yaml, linje 27, kolonne 76, verdi «followUp»: Utfallet finnes bare i filen «office». Bruk den filen.',
  ],
  [
    'significantIn a missing entry',
    'significantIn RQ1a',
    'significantIn RQ1',
    'study.yaml, linje 28, kolonne 70, verdi «RQ1»: «significantIn» viser til et punkt som ikke finnes i planen. Mente du «RQ1a»?',
  ],
  [
    'significantIn something else than a correlation',
    'significantIn RQ1a',
    'significantIn R1',
    'study.yaml, linje 28, kolonne 70, verdi «R1»: «significantIn» må vise til en korrelasjon med «outcome» og «with».',
  ],
  [
    'significantIn a later entry',
    'significantIn RQ1a',
    'significantIn O1',
    'study.yaml, linje 28, kolonne 70, verdi «O1»: «significantIn» viser til et punkt som kommer senere. Sett korrelasjonen først.',
  ],
  [
    'groups that are no choice item',
    'by: region',
    'by: support1',
    'study.yaml, linje 29, kolonne 68, verdi «support1»: Grupper må komme fra et spørsmål med svaralternativer (kind: choice) eller fra kontorkolonnen.',
  ],
  [
    'frequencies of the office file',
    'correlate: {file: office, outcome: followUp, with: [support]}',
    'frequencies: {file: office, items: all}',
    'study.yaml, linje 31, kolonne 34, verdi «office»: Filen «office» har gjennomsnitt, ikke enkeltsvar. Bruk «correlate», «regress» eller «describe» på den.',
  ],
  [
    'an office column that is an item without options',
    'column: office',
    'column: years',
    'study.yaml, linje 5, kolonne 19, verdi «years»: Kontorkolonnen er et spørsmål uten svaralternativer. Bruk et spørsmål med «kind: choice», eller en egen kolonne.',
  ],
  [
    'doubled options',
    '{value: 2, label: Eldre}',
    '{value: 1, label: Eldre}',
    'study.yaml, linje 11, kolonne 92, verdi «1»: To svaralternativer har samme verdi. Gi hvert alternativ sin egen.',
  ],
  [
    'a group too small to be shown',
    'minimumGroup: 5',
    'minimumGroup: 2',
    'study.yaml, linje 4, kolonne 25, verdi «2»: Tallet må være minst 3.',
  ],
  [
    'an unknown name',
    'title: Prøve',
    'title: Prøve\ntitel: Prøve',
    'study.yaml, linje 4, kolonne 1, verdi «titel»: Dette navnet finnes ikke i formatet her. Det som kan stå her, er handlingsrom, id, title, description, languages, synthetic, source, privacy, offices, missing, instruments, scales, outcomes, plan, families, postHoc. Mente du «title»?',
  ],
  [
    'a missing name',
    'points: 6, text: Støtte to',
    'text: Støtte to',
    'study.yaml, linje 14, kolonne 13: «points» mangler her. Legg det til.',
  ],
  [
    'a doubled name',
    'title: Prøve',
    'title: Prøve\ntitle: Igjen',
    'study.yaml, linje 4, kolonne 1, verdi «title»: Navnet står to ganger på samme sted. Fjern det ene.',
  ],
  [
    'a number where a text is wanted',
    'title: Prøve',
    'title: 2015',
    'study.yaml, linje 3, kolonne 8, verdi «2015»: Her skal det stå en tekst, eller en tekst for hvert språk (nb, nn, en). Sett verdien i anførselstegn.',
  ],
  [
    'another format',
    'handlingsrom: 1',
    'handlingsrom: 2',
    'study.yaml, linje 1, kolonne 15, verdi «2»: Dette programmet leser format 1. Skriv «handlingsrom: 1».',
  ],
  [
    'a date that is not',
    'minimumGroup: 5',
    'eraseCodeKeyBy: 2016-02-30',
    'study.yaml, linje 4, kolonne 27, verdi «2016-02-30»: Datoen må finnes og skrives som år-måned-dag, for eksempel 2027-02-01.',
  ],
  [
    'two analyses in one entry',
    'reliability: {file: employee, scales: all}}',
    'reliability: {file: employee}, describe: {file: employee, variables: all}}',
    'study.yaml, linje 30, kolonne 5: Her står flere analyser i samme punkt (reliability, describe). Gi hver sitt punkt med egen id.',
  ],
  [
    'a reserved name',
    'followUp: {label',
    'constructor: {label',
    'study.yaml, linje 25, kolonne 3, verdi «constructor»: Dette navnet er reservert. Velg et annet.',
  ],
  [
    'a name every object has',
    'id: years',
    'id: toString',
    'study.yaml, linje 15, kolonne 18, verdi «toString»: Navnet er reservert. Velg et annet.',
  ],
  [
    'a tab as indentation',
    '    sections:\n      - title: Om deg',
    '\tsections:\n      - title: Om deg',
    'study.yaml, linje 8, kolonne 1: Innrykket er laget med tabulator. Bruk mellomrom.',
  ],
])('%s is named by line and column', (_what, from, to, sentence) => {
  expect(whenChanged(from, to)).toContain(sentence);
});

test('every problem is said at once, in the order of the file, in all languages', () => {
  const broken = sound
    .replace('minimumGroup: 5', 'minimumGroup: 2')
    .replace('kind: choice, text: Alder', 'kind: choise, text: Alder')
    .replace('[support1, -support2]', '[suport1]')
    .replace('significantIn RQ1a', 'significantIn X');
  expect(problemsIn(broken).map((sentence) => sentence.match(/linje \d+/)![0])).toEqual([
    'linje 4',
    'linje 11',
    'linje 23',
    'linje 28',
  ]);
  try {
    parseStudy(broken, 'study.yaml');
  } catch (error) {
    for (const { text } of (error as DomainError).problems) {
      expect(new Set(Object.values(text)).size).toBe(3);
    }
  }
});

test('what YAML 1.1 would have turned into something else stays what was written', () => {
  const { study } = parseStudy(
    sound.replace('title: Prøve', 'title: no').replace('minimumGroup: 5', 'eraseCodeKeyBy: 2016-02-01'),
    'study.yaml',
  );
  expect(study.title).toBe('no');
  expect(study.privacy.eraseCodeKeyBy).toBe('2016-02-01');
});

test('repetitions (anchors) can be used', () => {
  const options = '[{value: 1, label: Ung}, {value: 2, label: Eldre}]';
  const text = sound
    .replace(`options: ${options}`, `options: &two ${options}`)
    .replace(/options: \[\{value: nord.*/, 'options: *two}');
  const { study } = parseStudy(text, 'study.yaml');
  expect(study.instruments.employee!.sections[0]!.items[1]).toMatchObject({
    options: [{ value: 1 }, { value: 2 }],
  });
});

const many = 2 * 1024 * 1024 - 100;
test.each([
  ['brackets', '['.repeat(many)],
  ['dashes', '- '.repeat(many / 2)],
  [
    'aliases of aliases',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghijk'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghijk'[index]}`).join(',')}]`)
      .join('\n')}`,
  ],
  ['an alias of itself', 'a: &a [*a, *a]'],
  ['commas', `[,${','.repeat(many)}`],
  ['documents', '---\na: 1\n'.repeat(many / 10)],
  ['a NUL', 'a: \u0000'],
  ['nothing', ''],
  ['a list', '- a'],
  ['three megabytes', 'x'.repeat(3e6)],
  ['prototype names', '__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}'],
  [
    'indentation without end',
    Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  ],
  ['many wrong names', Array.from({ length: 5000 }, (_, index) => `a${index}: 1`).join('\n')],
])('a hostile file of %s is refused quickly and harmlessly', (_what, text) => {
  const began = performance.now();
  const problems = problemsIn(text);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.length).toBeLessThanOrEqual(101);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

const planOf = (text: string): ParsedStudy['planSha256'] => parseStudy(text, 'study.yaml').planSha256;

test('the hash of the plan changes with the plan, not with words, comments or post-hoc analyses', () => {
  const hash = planOf(sound);
  expect(planOf(`# a comment\n${sound.replace('Støtte to', 'Noe annet')}`)).toBe(hash);
  expect(planOf(`${sound}postHoc: [{id: P, reliability: {file: employee}}]\n`)).toBe(hash);
  expect(planOf(sound.replace('-support2', 'support2'))).not.toBe(hash);
  expect(planOf(sound.replace('by: region', 'by: age'))).not.toBe(hash);
  expect(planOf(sound.replace('points: 6', 'points: 7'))).not.toBe(hash);
});

test('the example in docs/study-file.md is a sound study', () => {
  const documentation = readFileSync(new URL('../../../../docs/study-file.md', import.meta.url), 'utf8');
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(documentation) ?? [];
  expect(problemsIn(example)).toEqual([]);
});

test('docs/study-file.md has a sound line, and a row, for every kind of analysis', () => {
  const documentation = readFileSync(new URL('../../../../docs/study-file.md', import.meta.url), 'utf8');
  const [, plan = ''] = /One line of each kind[^`]*```yaml\n([\s\S]*?)```/.exec(documentation) ?? [];
  const agreement = (id: string) => `{id: ${id}, kind: agreement, points: 6, text: ${id}}`;
  const choice = (id: string) =>
    `{id: ${id}, kind: choice, text: ${id}, options: [{value: 1, label: A}, {value: 2, label: B}]}`;
  const questions = ['ideas', 's1', 's2', 's3', 't1', 't2', 't3'].map(agreement);
  const items = [choice('age'), choice('role'), ...questions].join(', ');
  const study = `handlingsrom: 1
id: every-kind
title: Every kind
instruments: {employee: {sections: [{title: All, items: [${items}]}]}}
scales:
  support: {label: Support, items: [s1, s2, s3]}
  trust: {label: Trust, items: [t1, t2, t3]}
${plan}`;
  expect(problemsIn(study)).toEqual([]);
  for (const name of Object.keys(planKinds)) {
    expect(plan, name).toContain(` ${name}: {`);
    expect(documentation.split(`\n| \`${name}\` | `).length, name).toBeGreaterThan(1);
  }
});

test('an agreement item has a name for each of its answers, or for none', () => {
  const named = (labels: string) =>
    sound.replace('points: 6, text: Støtte en', `points: 6, labels: [${labels}], text: Støtte en`);
  expect(problemsIn(named('a, b, c, d, e, f'))).toEqual([]);
  expect(problemsIn(named('a, b, c'))).toEqual([expect.stringContaining('3 navn på 6 svar')]);
});
