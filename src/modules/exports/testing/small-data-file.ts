import { parseStudy } from '#modules/studies/index.ts';
import type { Language } from '#platform/language.ts';
import { makeDataFile } from '../data-file.ts';

/** A made-up questionnaire with everything that a file format can stumble on. */
const yaml = `
handlingsrom: 1
id: small-export
title: {nb: "Læring & «utvikling» <i NAV>", nn: "Læring", en: "Learning"}
languages: [nb, nn, en]
synthetic: {nb: "Svarene er oppdiktet.", nn: "Svara er oppdikta.", en: "The answers are made up."}
offices: {column: kontor}
instruments:
  employee:
    sections:
      - title: Alt
        items:
          - {id: age, kind: choice, identifying: true, column: alder, text: {nb: Alder, en: Age}, options: [{value: 1, label: {nb: Under 40 år, en: Under 40}}, {value: 2, label: {nb: 40 år eller mer, en: 40 or more}}]}
          - {id: s1, kind: agreement, points: 6, anchors: [{nb: Helt uenig, en: Disagree}, {nb: Helt enig, en: Agree}], text: {nb: "Jeg får støtte, også når «det» går galt", en: Support}}
          - {id: years, kind: number, minimum: 0, maximum: 60, text: {nb: År i jobben, en: Years}}
          - {id: kind, kind: choice, text: {nb: Stilling, en: Job}, options: [{value: fast, label: {nb: Fast, en: Permanent}}, {value: "=1+1", label: {nb: Ærlig talt, en: Honestly}}]}
          - {id: why, kind: text, text: {nb: Hvorfor?, en: Why?}}
          - {id: who, kind: text, identifying: true, text: {nb: Stillingstittel, en: Title}}
`;
export const exportedStudy = () => parseStudy(yaml, 'small-export.yaml').study;

const long = `${'Søndagsåpent på Ærøskøbing, sa «hun». '.repeat(40)}Slutt.`;
const writings = [
  '=HYPERLINK("http://example.org","klikk")',
  'To linjer\nmed "hermetegn", og komma',
  long,
  '-1',
  'Ær',
  'Kort',
];

/** Made-up answers of 31 people: 20 at Nord, 8 at Sør and 3 at Øst, of whom two stand out by age. */
export const exportedRespondents = () =>
  Array.from({ length: 31 }, (_, at) => ({
    id: `id-${String((at * 37) % 100).padStart(3, '0')}`,
    office: at < 20 ? 'NAV Nord' : at < 28 ? 'NAV Sør' : 'NAV Øst',
    answers: {
      age: at === 3 || at === 21 ? 2 : 1,
      ...(at % 7 === 0 ? {} : { s1: (at % 6) + 1 }),
      years: at / 4,
      kind: at % 5 === 0 ? '=1+1' : 'fast',
    },
  }));

export function smallDataFile({ language = 'nb' as Language, respondents = exportedRespondents() } = {}) {
  return makeDataFile({
    study: exportedStudy(),
    audience: 'employee',
    respondents,
    texts: [
      ...writings.map((text) => ({ item: 'why', text })),
      ...writings.map((text) => ({ item: 'who', text })),
    ],
    minimumGroup: 5,
    language,
    provenance: {
      studyId: 'small-export',
      studyTitle: 'Læring & «utvikling» <i NAV>',
      waveTitle: 'Runde 1',
      studyVersion: 3,
      studySha256: 'a'.repeat(64),
      planSha256: 'b'.repeat(64),
      waveId: '0123456789abcdef01234567',
      openedOn: '2026-06-01',
      closedOn: '2026-06-30',
      program: 'Handlingsrom 0.1.0',
      synthetic: 'Svarene er oppdiktet.',
    },
  });
}
