import type { AnswerTable, Codebook } from '#modules/analyses/index.ts';
import type { Results } from '#modules/analyses/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import type { ParsedStudy } from '#modules/studies/index.ts';
import type { Language, Trilingual } from '#platform/language.ts';

/** Answers to one instrument of a study, as they came. */
export type GivenAnswers = {
  readonly file: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
};

/**
 * Which file, and who asks. The id stands in addresses and opens nothing alone; the owner is a secret that only the
 * browser that opened the file has.
 */
export type FileKey = { readonly id: string; readonly owner: string };

/** What can be said of a file before anybody has said what to do with it. */
export type FirstLook = {
  readonly codebook: Codebook;
  /** The study file that goes with the answers: the one given, or else a proposal. */
  readonly studyText: string;
  /** Whether the study file is a proposal of ours, so that nothing in it was decided beforehand. */
  readonly isProposed: boolean;
  /** What was guessed and what to check, when it is. */
  readonly notes: readonly Trilingual[];
};

/** A file of answers that somebody works with. It is in memory only. */
export type OpenedFile = FirstLook & {
  readonly id: string;
  /** The name of the first file of answers, for people to know it by. */
  readonly fileName: string;
  readonly answers: readonly GivenAnswers[];
  readonly openedAt: Date;
  /** The study file as it was when the file was opened. */
  readonly firstStudyText: string;
  /** Whether there is an earlier study file to go back to. */
  readonly canUndo: boolean;
};

/** A study together with the answers to it, ready to compute on. Not released: nothing of it may be shown as it is. */
export type StudiedFile = { readonly parsed: ParsedStudy; readonly tables: readonly AnswerTable[] };

/** Reading is heavy and files can be hostile, so whoever makes the room says where it is done. */
export type FileReaders = {
  /** @throws DomainError when the file cannot be read */
  look(given: {
    readonly answers: readonly GivenAnswers[];
    readonly studyText: string | null;
    /** Of the words that a proposal adds to the file's own. */
    readonly language: Language;
  }): Promise<FirstLook>;
  /** @throws DomainError with every problem of the study file or the answers */
  read(given: {
    readonly answers: readonly GivenAnswers[];
    readonly studyText: string;
  }): Promise<StudiedFile>;
  /** @throws DomainError with every problem of the study file or the answers */
  analyse(given: AnalyseGiven): Promise<Released<Results>>;
};

export type AnalyseGiven = {
  readonly answers: readonly GivenAnswers[];
  readonly studyText: string;
  /** Of labels and warnings in the results. */
  readonly language: Language;
};
