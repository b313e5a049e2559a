import type { Scope } from '#modules/api-tokens/schema.ts';
import { dataFormats } from '#modules/exports/schema.ts';
import { languages, type Trilingual } from '#platform/language.ts';
import type { SchemaName } from './schemas.ts';

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly about: string;
  readonly values?: readonly string[];
};
/** One address of the API: what the document and the page say of it, and which token it takes. */
export type Endpoint = {
  readonly id: string;
  readonly method: 'get' | 'post';
  /** As in OpenAPI, with parameters in braces; after `/api`. */
  readonly path: string;
  readonly scope: Scope;
  readonly about: Trilingual;
  readonly parameters: readonly Parameter[];
  /** What it takes, by media type. */
  readonly takes?: Readonly<Record<string, SchemaName | 'binary'>>;
  /** What it gives when it went well. */
  readonly gives: { readonly schema: SchemaName } | { readonly mediaTypes: readonly string[] };
  /** How it can be refused, besides by token (401, 403), number (429) and fault (500). */
  readonly refuses: readonly number[];
};

const studyId: Parameter = { name: 'studyId', in: 'path', about: 'The id in the study file.' };
const waveId: Parameter = { name: 'waveId', in: 'path', about: "The id in the address of the wave's page." };
const language: Parameter = {
  name: 'language',
  in: 'query',
  about: 'The language of words; nb unless said.',
  values: languages,
};
const audience: Parameter = { name: 'audience', in: 'path', about: 'The questionnaire, such as employee.' };
const wave = '/studies/{studyId}/waves/{waveId}';

export const endpoints = [
  {
    id: 'listWaves',
    method: 'get',
    path: '/studies/{studyId}/waves',
    scope: 'status',
    about: {
      nb: 'Rundene i en studie, den nyeste først.',
      nn: 'Rundane i ein studie, den nyaste først.',
      en: 'The waves of a study, the newest first.',
    },
    parameters: [studyId, language],
    gives: { schema: 'WaveList' },
    refuses: [400, 404],
  },
  {
    id: 'waveStatus',
    method: 'get',
    path: wave,
    scope: 'status',
    about: {
      nb: 'Hvor en runde står, og svarprosent etter skjema og kontor. Små grupper er holdt tilbake.',
      nn: 'Kvar ein runde står, og svarprosent etter skjema og kontor. Små grupper er haldne tilbake.',
      en: 'Where a wave stands, and response rates by questionnaire and office. Small groups are withheld.',
    },
    parameters: [studyId, waveId, language],
    gives: { schema: 'WaveStatus' },
    refuses: [400, 404],
  },
  {
    id: 'importFrame',
    method: 'post',
    path: `${wave}/frame`,
    scope: 'frame',
    about: {
      nb: 'Lever en ansattliste. Uten «confirm» blir den bare prøvd: svaret sier hva som ville skjedd, og hva som er feil i hvilken rad.',
      nn: 'Lever ei tilsettliste. Utan «confirm» blir ho berre prøvd: svaret seier kva som ville skjedd, og kva som er feil i kva rad.',
      en: 'Hands in a staff list. Without “confirm” it is only tried: the answer says what would happen, and what is wrong in which row.',
    },
    parameters: [
      studyId,
      waveId,
      {
        name: 'confirm',
        in: 'query',
        about:
          'all: imports when every row is sound, else nothing; sound: imports the sound rows. Tried only unless said.',
        values: ['all', 'sound'],
      },
      language,
    ],
    takes: {
      'application/json': 'FramePeople',
      'text/csv': 'binary',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'binary',
    },
    gives: { schema: 'FrameResult' },
    refuses: [400, 404, 409, 413, 415, 422],
  },
  {
    id: 'importScorecard',
    method: 'post',
    path: '/scorecard',
    scope: 'scorecard',
    about: {
      nb: 'Lever månedstall eller mål til målekortet. Uten «stamp» blir arket bare prøvd: svaret sier hva som er nytt, likt og endret, hva som bør ses på, og hvilket stempel som sier ja til nettopp dette.',
      nn: 'Lever månadstal eller mål til målekortet. Utan «stamp» blir arket berre prøvd: svaret seier kva som er nytt, likt og endra, kva som bør sjåast på, og kva stempel som seier ja til nett dette.',
      en: 'Hands in monthly values or targets for the scorecard. Without “stamp” the sheet is only tried: the answer says what is new, the same and changed, what to look at, and which stamp says yes to just that.',
    },
    parameters: [
      { name: 'stamp', in: 'query', about: 'The stamp of a try. Another one by now: 409, nothing is done.' },
      { name: 'reason', in: 'query', about: 'Why values are changed; needed when some are.' },
      language,
    ],
    takes: {
      'application/json': 'ScorecardValues',
      'text/csv': 'binary',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'binary',
    },
    gives: { schema: 'ScorecardResult' },
    refuses: [400, 404, 409, 413, 415, 422],
  },
  {
    id: 'listFiles',
    method: 'get',
    path: `${wave}/files`,
    scope: 'files',
    about: {
      nb: 'Datafilene i en lukket runde, og hva som er holdt tilbake i dem.',
      nn: 'Datafilene i ein lukka runde, og kva som er halde tilbake i dei.',
      en: 'The data files of a closed wave, and what is withheld in them.',
    },
    parameters: [studyId, waveId, language],
    gives: { schema: 'FileList' },
    refuses: [400, 404, 409],
  },
  {
    id: 'getFile',
    method: 'get',
    path: `${wave}/files/{audience}/{format}`,
    scope: 'files',
    about: {
      nb: 'En datafil i ett av formatene.',
      nn: 'Ei datafil i eitt av formata.',
      en: 'A data file in one of its formats.',
    },
    parameters: [
      studyId,
      waveId,
      audience,
      { name: 'format', in: 'path', about: 'zip is all of them.', values: dataFormats },
      language,
      {
        name: 'bom',
        in: 'query',
        about: 'true begins CSV files with the mark that Excel knows UTF-8 by.',
        values: ['true', 'false'],
      },
    ],
    gives: {
      mediaTypes: [
        'text/csv',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/x-spss-sav',
        'application/xml',
        'text/html',
        'application/zip',
      ],
    },
    refuses: [400, 404, 409],
  },
  {
    id: 'getTexts',
    method: 'get',
    path: `${wave}/files/{audience}/texts/{item}`,
    scope: 'files',
    about: {
      nb: 'Det som ble skrevet til ett spørsmål, som CSV, uten noe annet ved siden av.',
      nn: 'Det som blei skrive til eitt spørsmål, som CSV, utan noko anna ved sida av.',
      en: 'What was written to one question, as CSV, with nothing else beside it.',
    },
    parameters: [
      studyId,
      waveId,
      audience,
      { name: 'item', in: 'path', about: "The question's id in the study file." },
      language,
    ],
    gives: { mediaTypes: ['text/csv'] },
    refuses: [400, 404, 409],
  },
  {
    id: 'getReport',
    method: 'get',
    path: `${wave}/report/{format}`,
    scope: 'reports',
    about: {
      nb: 'Rapporten om en lukket runde.',
      nn: 'Rapporten om ein lukka runde.',
      en: 'The report of a closed wave.',
    },
    parameters: [
      studyId,
      waveId,
      { name: 'format', in: 'path', about: 'json is results.json.', values: ['html', 'docx', 'pdf', 'json'] },
      language,
    ],
    gives: {
      mediaTypes: [
        'text/html',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/pdf',
        'application/json',
      ],
    },
    refuses: [400, 404, 503],
  },
] as const satisfies readonly Endpoint[];
export type EndpointId = (typeof endpoints)[number]['id'];
