import type { Actor } from '#modules/organisation/schema.ts';
import type { Interview, TranscriptVersion } from '../schema.ts';
import type { AgreementChoice, AgreementPage } from './agreement/agreement.ts';
import type { CodeTestHint } from './code-test/hints.rules.ts';
import type { SpokenLanguage } from './code-test/plain-words.ts';
import type { CodedItem } from './coded-items.ts';
import type { Coder, Comparison } from './coders/compare.rules.ts';
import type { Sight } from './coders/sight.rules.ts';
import type { HistoryEntry, HistoryFilter } from './history/history.rules.ts';
import type { CodingState } from './log/replay.ts';
import type { SentStep } from './log/steps.ts';
import type { Progress } from './progress.rules.ts';

export type { CodeTestHint, SpokenLanguage };

/** An interview with its codes, as it is worked on. */
export type OpenInterview = {
  readonly interview: Interview;
  readonly transcript: TranscriptVersion;
  /** Of the last step that is in what is shown. */
  readonly number: number;
  readonly items: readonly CodedItem[];
  /** Codes whose passage is of an earlier version of the transcript, and has no place in this one yet. */
  readonly adrift: readonly CodedItem[];
  /** All codes of the study, the latest first, to be used again where they say what is said. */
  readonly codes: readonly { readonly codeId: string; readonly words: string }[];
  readonly progress: Progress;
  /** The last thing the actor did in this interview that still counts; null when there is none. */
  readonly lastOwn: string | null;
  /** Whose codings are among the items, and why. */
  readonly sight: Sight;
};

/** Why a step was not taken in. */
export type RefusedWhy =
  | 'passageGone'
  | 'codeGone'
  | 'notThisInterview'
  /** It decides what others see, and is another's to decide. */
  | 'notTheirs';
export type Refused = { readonly eventId: string; readonly why: RefusedWhy };

/** What has changed in an interview after a number: by these steps, and by whoever else codes it. */
export type Changed = Pick<OpenInterview, 'number' | 'progress' | 'lastOwn'> & {
  /** Of the transcript that the items are in: a page that shows another must be read anew. */
  readonly version: number;
  /** Whether only one's own are among the items: a page that shows it otherwise must be read anew. */
  readonly isOwnOnly: boolean;
  readonly items: readonly CodedItem[];
  /** Codings that no longer stand. */
  readonly gone: readonly string[];
  readonly refused: readonly Refused[];
};

/** The codes of a study over all its interviews. */
export type OpenCodes = {
  readonly state: CodingState;
  readonly items: readonly CodedItem[];
  readonly interviews: readonly Interview[];
  /** The last thing the actor did with this study's codes that still counts; null when there is none. */
  readonly lastOwn: string | null;
};

/** Whether people code without seeing each other, and who chooses. */
export type BlindChosen = {
  readonly isBlind: boolean;
  /** Who chose that it is, or no longer is, and when; null where nobody has. */
  readonly blindBy: { readonly name: string; readonly at: string } | null;
  /** Whether whoever asks may choose. */
  readonly choosesBlind: boolean;
  /** Who has coded an interview without having finished it, where it is coded blind. */
  readonly unfinished: readonly string[];
};

/** Two people's codings of an interview beside each other, as far as whoever asks may see both. */
export type SideBySide = BlindChosen & {
  /** Those with a transcript that may be read and codings in it, each with who has coded it. */
  readonly interviews: readonly (Interview & { readonly coders: readonly Coder[] })[];
  /** Null where nobody has coded anything that may be seen. */
  readonly shown: {
    readonly interview: Interview;
    readonly transcript: TranscriptVersion;
    readonly sight: Sight;
    readonly coders: readonly Coder[];
    readonly first: Coder;
    readonly second: Coder;
    readonly comparison: Comparison;
  } | null;
  /** The interview that was asked for; its codings are not laid out where fewer than two have coded it. */
  readonly interviewId: string | null;
  /** Why nothing is laid out: the others' are sealed to whoever asks, or nobody or one alone has coded it. */
  readonly why: 'sealed' | 'oneCoder' | 'nobody' | null;
};

/** What was done with the codes, as far as whoever asks may see it. */
export type CodingHistory = {
  readonly entries: readonly HistoryEntry[];
  readonly people: readonly { readonly personId: string; readonly name: string }[];
  readonly interviews: readonly Interview[];
};

type StudyAsked = {
  readonly studyId: string;
  readonly spoken: SpokenLanguage;
  /** To see only one's own codings. */
  readonly ownOnly?: boolean;
};
type InterviewAsked = StudyAsked & { readonly interviewId: string };

/** Coding as pages ask for it. Each refuses whoever may not code (`not-allowed`). */
export type CodingRoom = {
  /** Null when there is no such interview, or nothing has been written out of it. */
  open(actor: Actor, asked: InterviewAsked): Promise<OpenInterview | null>;
  /**
   * Takes steps in: those it can, each once however often it is sent. What it cannot is told, with why.
   *
   * @param since the number that the sender has seen; what came after it is told
   */
  take(
    actor: Actor,
    asked: InterviewAsked,
    given: { readonly steps: readonly SentStep[]; readonly since: number },
  ): Promise<Changed | null>;
  /**
   * Says that a page is open, and asks who else has it open and how far the log has come. Light enough to be asked every
   * few seconds.
   *
   * @param at the interview whose page it is; null: the board
   */
  live(
    actor: Actor,
    asked: Pick<StudyAsked, 'studyId'>,
    at: { readonly seatId: string; readonly interviewId: string | null; readonly isLeaving: boolean },
  ): Promise<{ readonly number: number; readonly others: readonly string[] }>;
  codes(actor: Actor, asked: StudyAsked): Promise<OpenCodes>;
  /** The same without the hints of the code test, which take their time: for what counts codes and shows none to test. */
  standing(
    actor: Actor,
    asked: Pick<StudyAsked, 'studyId'>,
  ): Promise<
    Omit<OpenCodes, 'items'> & {
      /** Interviews where others have codes, or had, that the actor is not to see before their own are finished. */
      readonly hidden: ReadonlySet<string>;
    }
  >;
  /** Two coders side by side; the interview and the coders with most in common to see where none are named. */
  sideBySide(
    actor: Actor,
    asked: Pick<StudyAsked, 'studyId'>,
    chosen: {
      readonly interviewId: string | null;
      readonly first: string | null;
      readonly second: string | null;
    },
  ): Promise<SideBySide>;
  /** How far those who code agree; withheld, and told why, where it cannot be reckoned. */
  agreement(
    actor: Actor,
    asked: Pick<StudyAsked, 'studyId'>,
    choice: AgreementChoice,
  ): Promise<AgreementPage>;
  history(actor: Actor, asked: Pick<StudyAsked, 'studyId'>, filter: HistoryFilter): Promise<CodingHistory>;
  /** Steps on the board and of the code test, which are about codes and no interview. */
  takeOnBoard(
    actor: Actor,
    asked: StudyAsked,
    steps: readonly SentStep[],
  ): Promise<{ readonly number: number; readonly refused: readonly Refused[] }>;
};
