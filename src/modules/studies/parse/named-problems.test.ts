import { expect, test } from 'vitest';
import type { DomainError } from '#platform/errors.ts';
import { parseStudy } from './parse-study.ts';
import { problemsIn, sound } from './testing/sound-study.ts';

/** What is said when one piece of a sound study is replaced. */
const whenChanged = (from: string, to: string): string[] => {
  expect(sound).toContain(from);
  return problemsIn(sound.replace(from, () => to));
};

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
    'study.yaml, linje 4, kolonne 1, verdi «titel»: Dette navnet finnes ikke i formatet her. Det som kan stå her, er handlingsrom, id, title, description, languages, synthetic, source, privacy, offices, missing, instruments, scales, outcomes, chapters, plan, families, postHoc. Mente du «title»?',
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

test('an agreement item has a name for each of its answers, or for none', () => {
  const named = (labels: string) =>
    sound.replace('points: 6, text: Støtte en', `points: 6, labels: [${labels}], text: Støtte en`);
  expect(problemsIn(named('a, b, c, d, e, f'))).toEqual([]);
  expect(problemsIn(named('a, b, c'))).toEqual([expect.stringContaining('3 navn på 6 svar')]);
});
