import type { Actor } from '#modules/organisation/schema.ts';
import type { ReportDocument } from '#modules/reports/schema.ts';
import type { Language } from '#platform/language.ts';
import type { RecordingCopy } from '../recordings/copies/copies.server.ts';
import type { SoundOfInterview } from '../recordings/copies/taking-out.ts';
import type { SpeakerChoice } from '../transcripts/use/importing.ts';
import type { Exchange } from './exchanges.server.ts';
import type { ImportPlan } from './in/plan-import.ts';

/** A file as somebody chose it. */
export type GivenFile = { readonly fileName: string; readonly bytes: Uint8Array };

/** What may be taken out: how much of it there is, and what was taken out and brought in before. */
export type ExchangeLook = {
  readonly interviews: readonly {
    readonly interviewId: string;
    /** "Leder A", and the next one with them "Leder A (2)". */
    readonly name: string;
    readonly codings: number;
  }[];
  readonly codes: number;
  readonly groups: number;
  readonly concepts: number;
  readonly tested: number;
  /** Codings that lie on an earlier version of a transcript, and are in no file. */
  readonly adrift: number;
  /** Others have codes that whoever asks does not see before both are finished: they are in no file. */
  readonly isPartial: boolean;
  /** Groups with a concept and no codes: the file cannot say which concept. */
  readonly emptyGroups: number;
  /** Whether the sound of each interview may go along; null for whoever may not hear it. */
  readonly sounds: readonly SoundOfInterview[] | null;
  /** The sound that left the house in the files, by what its interview is called; null for one who has withdrawn. */
  readonly copies: readonly (RecordingCopy & { readonly name: string | null })[];
  readonly exchanges: readonly Exchange[];
  /** Whether new texts may be brought in. */
  readonly mayConduct: boolean;
};

/** What a file that somebody has chosen would bring. */
export type ImportLook = {
  readonly kind: 'qdpx' | 'qdc';
  readonly fileName: string;
  /** What the file says wrote it. */
  readonly origin: string | null;
  readonly plan: ImportPlan;
  readonly inFile: {
    readonly codes: number;
    readonly sets: number;
    readonly cases: number;
    readonly notes: number;
  };
  /** What was chosen so far; null before anything was. */
  readonly chosen: Omit<ImportAnswers, 'stamp' | 'interviewer'> | null;
  /** Changes when the study or the file does. */
  readonly stamp: string;
  /** Interviews that a source can be. */
  readonly choices: readonly {
    readonly interviewId: string;
    readonly name: string;
    readonly has: 'open' | 'names' | 'nothing' | 'noConsent';
  }[];
};

/** Answers to the preview, as a form gives them. */
export type ImportAnswers = {
  readonly stamp: string;
  readonly interviews: ReadonlyMap<number, string>;
  /** By source and, within it, by speaker. */
  readonly speakers: ReadonlyMap<number, readonly SpeakerChoice[]>;
  readonly isSeenThrough: boolean;
  /** The sources whose sound is to come too. */
  readonly sounds: ReadonlySet<number>;
  /** An interview for each recording that nobody has written out. */
  readonly alone: ReadonlyMap<number, string>;
  /** What the interviewer is called in transcripts. */
  readonly interviewer: string;
};

type Asked = { readonly studyId: string; readonly language: Language; readonly title: string };
export type WrittenFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

type AskedSound = {
  readonly interviewIds: readonly string[];
  /** Whoever takes it out has said that the copy is theirs to keep safe and to delete. */
  readonly isAnsweredFor: boolean;
};
/** A file that is written as it is read. */
export type StreamedFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly body: AsyncIterable<Uint8Array>;
};

/** Coded material in and out, as pages ask for it. Each refuses whoever may not code (`not-allowed`). */
export type InterviewExchange = {
  look(actor: Actor, studyId: string): Promise<ExchangeLook>;
  /** The study's open interviews with their codes, for other programs. Written down, as every file here is. */
  writeProject(actor: Actor, asked: Asked): Promise<WrittenFile>;
  /**
   * The same with the sound of these interviews, for whoever may hear them: read as it is asked for, and never whole in
   * memory. That each of them leaves the house is written down before a byte does.
   *
   * @throws DomainError `exchange-sound-none`, `exchange-sound-unsure`, `exchange-sound-large`, `recording-gone`, and those
   *   of consent
   */
  writeProjectWithSound(actor: Actor, asked: Asked & AskedSound): Promise<StreamedFile>;
  writeCodebook(actor: Actor, asked: Asked): Promise<WrittenFile>;
  /** The code book to read: codes by concept and group, tested or not, with a quote where one may be shown. */
  codebookDocument(actor: Actor, asked: Asked): Promise<ReportDocument>;
  codebookCsv(actor: Actor, asked: Asked): Promise<WrittenFile>;
  /** Null when there is no such interview that is open. */
  transcriptDocument(
    actor: Actor,
    asked: Asked & { readonly interviewId: string },
  ): Promise<ReportDocument | null>;
  transcriptCsv(actor: Actor, asked: Asked & { readonly interviewId: string }): Promise<WrittenFile | null>;

  /**
   * Reads a file and keeps it for a quarter of an hour, for its preview.
   *
   * @throws DomainError `qdpx-…` with what is wrong with it
   */
  hold(actor: Actor, studyId: string, file: GivenFile): Promise<void>;
  /** Null when none is held. */
  held(actor: Actor, studyId: string): Promise<ImportLook | null>;
  /** Keeps what was chosen so far with the file, so that its preview tells what would come of that. */
  choose(actor: Actor, studyId: string, answers: Omit<ImportAnswers, 'stamp' | 'interviewer'>): Promise<void>;
  /**
   * Brings it in, all or nothing. Null when none is held.
   *
   * @throws DomainError `transcript-changed`, `transcript-speakers`, `consent-missing`, `exchange-nothing`
   */
  confirm(
    actor: Actor,
    studyId: string,
    answers: ImportAnswers,
  ): Promise<{ readonly exchangeId: string } | null>;
  letGo(actor: Actor, studyId: string): Promise<void>;
  /**
   * Takes an import back: its codes by steps, and the transcripts it brought that nothing else has been done with.
   *
   * @throws DomainError `exchange-undone`
   */
  undo(actor: Actor, studyId: string, exchangeId: string): Promise<void>;
};
