import type { OfficeClimate, Results } from '#modules/analyses/schema.ts';
import type { GivenTranscript } from '#modules/interviews/index.ts';
import type { Released } from '#modules/privacy/index.ts';
import type { OfficeSheet, Poster } from '#modules/reports/index.ts';
import type { ReportDocument } from '#modules/reports/schema.ts';
import type { ReadingContents } from '#modules/scorecards/index.ts';
import type { LocalisedText, Study } from '#modules/studies/schema.ts';
import type { OfficeInRegister } from '#modules/surveys/index.ts';
import type { Collection, ReportingUnit } from '#modules/surveys/schema.ts';
import type { AnalyseGiven, FileReaders } from '#modules/workbench/index.ts';
import { DomainError, type Problem } from '#platform/errors.ts';
import type { Language, Trilingual } from '#platform/language.ts';

/** A file somebody gave us, as it came. */
export type GivenFile = { readonly fileName: string; readonly bytes: Uint8Array };

export type AnalyseJob = {
  readonly kind: 'analyse';
  readonly study: GivenFile;
  /** Answers by the name the study gives them, such as `employee`. */
  readonly answers: readonly (GivenFile & { readonly file: string })[];
  readonly outcomes: GivenFile | null;
  /** Analyses of what is not there are left out and said, instead of the whole being refused. */
  readonly isLackingLeftOut?: boolean;
  readonly languages: readonly Language[];
  /** Whether offices' means are wanted beside the report, to be kept. */
  readonly withOfficeClimate?: boolean;
};
export type ReportFormat = 'html' | 'docx' | 'pdf';
export type RenderJob = {
  readonly kind: 'render';
  readonly format: ReportFormat;
  readonly document: ReportDocument;
};
/** A questionnaire of another program, to be made a study file. */
export type ImportJob = { readonly kind: 'import' } & GivenFile;
export type CheckJob = { readonly kind: 'check'; readonly fileName: string; readonly text: string };
/** A first look at answers: the codebook, and the study file given or a proposal. */
export type LookJob = { readonly kind: 'look' } & Parameters<FileReaders['look']>[0];
/** Answers as a study understands them; what comes back is not released. */
export type ReadJob = { readonly kind: 'read' } & Parameters<FileReaders['read']>[0];
/** A study run without a report. */
export type ResultsJob = { readonly kind: 'results' } & AnalyseGiven;
/** A reading of the scorecard, and how it stands to the first one. */
export type ReadingForReport = {
  readonly reading: number;
  readonly readOn: string;
  readonly firstReadOn: string;
  readonly isChanged: boolean;
  readonly contents: ReadingContents;
};
/** A closed wave: its locked study, what has been added since, and its answers. */
export type WaveReportJob = {
  readonly kind: 'waveReport';
  readonly study: GivenFile;
  /** The versions of the study that were saved since, the first first. */
  readonly later: readonly GivenFile[];
  readonly minimumGroup: number;
  readonly planSha256: string;
  readonly subtitle: LocalisedText;
  readonly answers: readonly (GivenFile & { readonly file: string })[];
  /** What the wave's offices are reported as. */
  readonly reportingUnits: readonly ReportingUnit[];
  /** Which units of the register its offices are, by what the answers call them. */
  readonly offices: readonly OfficeInRegister[];
  /** What its offices achieved, as it was read off the scorecard and kept; null where the study asks for none of it. */
  readonly outcomes: (GivenFile & { readonly sha256: string; readonly reading: ReadingForReport }) | null;
  /** Who answered; null where it was not counted when the wave closed. */
  readonly collection: Released<Collection> | null;
};
/** A drawn poster as PDF. */
export type PosterJob = { readonly kind: 'poster'; readonly poster: Poster; readonly language: Language };
/** Offices, each on a page of its own, as PDF. */
export type OfficeSheetsJob = { readonly kind: 'officeSheets'; readonly sheets: readonly OfficeSheet[] };
/** A transcript that somebody has chosen as a file or pasted. */
export type TranscriptJob = { readonly kind: 'transcript' } & GivenTranscript;
export type Job =
  | TranscriptJob
  | AnalyseJob
  | WaveReportJob
  | RenderJob
  | CheckJob
  | ImportJob
  | LookJob
  | ReadJob
  | ResultsJob
  | PosterJob
  | OfficeSheetsJob;

/** A report with what it was made from, as far as that has been released. */
export type Report = {
  readonly study: Study;
  readonly results: Released<Results>;
  readonly document: ReportDocument;
  /** Of the same answers: how the offices stand, where the study has offices and it was asked for. */
  readonly officeClimate?: Released<OfficeClimate> | null;
};

/** A refusal crosses from the worker as data, because an error loses its class on the way. */
export type Refusal = {
  readonly code: string;
  readonly text: Trilingual;
  readonly problems: readonly Problem[];
};
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export function isDone<T>(outcome: Outcome<T>): outcome is { kind: 'done'; value: T } {
  return outcome.kind === 'done';
}

/**
 * What came of the work.
 *
 * @throws DomainError when it was refused
 */
export function valueOrRefusal<T>(outcome: Outcome<unknown>): T {
  if (outcome.kind === 'done') return outcome.value as T;
  const { code, text, problems } = outcome.refusal;
  throw new DomainError(code, text, problems);
}
