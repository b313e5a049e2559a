import { createContext } from 'react-router';
import type { OfficeClimates } from '#modules/analyses/index.ts';
import type { ApiTokens } from '#modules/api-tokens/index.ts';
import type { Desks } from '#modules/desk/index.ts';
import type { Archives, DataFiles } from '#modules/exports/index.ts';
import type {
  CodingRoom,
  Findings,
  Informants,
  InterviewExchange,
  OpenAnswers,
  Recordings,
  Transcriber,
  Transcripts,
} from '#modules/interviews/index.ts';
import type { People, PeopleDesk, Register, SignIn } from '#modules/organisation/index.ts';
import type { PublicationReport } from '#modules/publications/index.ts';
import type { OfficeSheet, Poster } from '#modules/reports/index.ts';
import type { ReportDocument } from '#modules/reports/schema.ts';
import type { Scorecards, UserSurvey } from '#modules/scorecards/index.ts';
import type { Bounces, Following, Frames, Letters, OpenLinks, PilotLetters } from '#modules/surveys/index.ts';
import type { OpenedFiles } from '#modules/workbench/index.ts';
import type { Language } from '#platform/language.ts';
import type { StudyDesk } from '#web/editor/study-desk.ts';
import type { GuideFiles } from '#web/guide/guide-catalogue.ts';
import type { StudyImport } from '#web/imports/study-import.ts';
import type { OfficeServices } from '#web/offices/office-services.ts';
import type { WaveServices } from '#web/studies/wave-services.ts';
import type { GivenFile, Outcome, Report, ReportFormat } from '#web/work/job.ts';
import type { TemporaryReports } from '#web/work/temporary-reports.ts';
import type { OutcomesFiles } from './scorecards/outcomes-files.ts';

/**
 * All that pages may ask for. The composition root (src/app.ts) makes it and hands it over with every request,
 * because the built pages and the running process are two module graphs and share no singletons.
 */
export type Services = {
  readonly uploadLimitBytes: number;
  /** Null until somebody has loaded the demo study. */
  readonly demoStudyId: string | null;
  /** Who is signed in. */
  readonly people: People;
  /** The ways to sign in. */
  readonly signIn: SignIn;
  /** People and their roles. */
  readonly peopleDesk: PeopleDesk;
  /** Counties, offices and departments. */
  readonly register: Register;
  /** What was said in interviews. */
  readonly transcripts: Transcripts;
  /** Studies and their waves, as far as somebody may see them. */
  readonly waves: WaveServices;
  /** How many have answered; and links with a code, for people who are on no list. */
  readonly following: Following;
  readonly openLinks: OpenLinks;
  /** Who is asked in a wave. */
  readonly frames: Frames;
  /** Making and changing studies. */
  readonly studyDesk: StudyDesk;
  /** What is sent to them. */
  readonly letters: Letters;
  readonly pilotLetters: PilotLetters;
  readonly bounces: Bounces;
  /** Questionnaires of other programs. */
  readonly studyImport: StudyImport;
  /** Data files of closed waves, and whole waves as encrypted archives. */
  readonly dataFiles: DataFiles;
  readonly archives: Archives;
  /** Indicators, targets, monthly values and their corrections. */
  readonly scorecards: Scorecards;
  /** What offices achieved, as files for analyses. */
  readonly outcomesFiles: OutcomesFiles;
  /** Offices and counties with their results. */
  readonly offices: OfficeServices;
  /** What was said in interviews as codes, and what they become. */
  readonly coding: CodingRoom;
  /** What was found in interviews, and what is told of it. */
  readonly findings: Findings;
  readonly openAnswers: OpenAnswers;
  /** Coded material in files: out to other programs and reports, and in from them. */
  readonly exchange: InterviewExchange;
  /** Guides, informants, consents and withdrawal. */
  readonly informants: Informants;
  /** The sound of interviews. */
  readonly recordings: Recordings;
  /** Recordings sent out to be written out by a machine, where there is one. */
  readonly transcriber: Transcriber;
  /** Keys that people give to programs. */
  readonly apiTokens: ApiTokens;
  /** How the offices stand: released means of each scale, round by round. */
  readonly officeClimate: OfficeClimates;
  /** What users said of the offices: from files, and from rounds of our own. */
  readonly userSurvey: UserSurvey;
  findStudyReport(studyId: string, language: Language): Promise<Report | null>;
  readonly temporaryReports: TemporaryReports;
  /** Files that people work with in the browser; pages find theirs by `openedFileOf` (web/workbench). */
  readonly openedFiles: OpenedFiles;
  /** Questions to opened files, one after another. */
  readonly desks: Desks;
  /** Stores the released report under a secret id and returns that id. */
  keepReport(report: Report): Promise<string>;
  findKeptReport(reportId: string): Promise<Report | null>;
  removeKeptReport(reportId: string): Promise<void>;
  /** Where people reach the server, as posters say it: `https://rom.example.org`. */
  origin(): string;
  posterPdf(poster: Poster, language: Language): Promise<Outcome<Uint8Array>>;
  /** Each office on one page of A4, as PDF. */
  officeSheets(sheets: readonly OfficeSheet[]): Promise<Outcome<readonly Uint8Array[]>>;
  render(format: ReportFormat, document: ReportDocument): Promise<Outcome<Uint8Array>>;
  checkPublication(given: { fileName: string; text: string }): Promise<Outcome<PublicationReport>>;
  /** The example's files by role, to try with and to look at; empty when the example is not there. */
  exampleFiles(): Promise<ExampleFiles>;
  /** The guides and references that are shown as pages. */
  guideFiles(): GuideFiles;
  /** One of the JSON Schemas of our files; null when there is none of that name. */
  schema(fileName: string): string | null;
};

export type ExampleFiles = {
  readonly study: GivenFile | null;
  readonly answers: readonly (GivenFile & { readonly file: string })[];
  /** What the offices achieved. */
  readonly outcomes: GivenFile | null;
  readonly publication: GivenFile | null;
};

/** Where a request comes from, to count tries to sign in and for nothing else. */
export const visitorContext = createContext<string>('unknown');

export const servicesContext = createContext<Services>();
