import type { Actor } from '#modules/organisation/schema.ts';
import type { ReadableTexts, Released, ThemeCounts } from '#modules/privacy/index.ts';
import type { Language } from '#platform/language.ts';
import type { AgreementPage } from '../coding/agreement/agreement.ts';
import type { CodedItem } from '../coding/coded-items.ts';
import type { Coder } from '../coding/coders/compare.rules.ts';
import type { Sight } from '../coding/coders/sight.rules.ts';
import type { BlindChosen, Refused, SpokenLanguage } from '../coding/coding-room.ts';
import type { CodingState } from '../coding/log/replay.ts';
import type { NameKind } from '../transcripts/pseudonyms/suggest.rules.ts';
import type { TextsAgreementChoice } from './agreement.rules.ts';
import type { RowsCompared } from './compare-rows.rules.ts';
import type { BatchEntry } from './history-of-question.rules.ts';
import type { FoundRows, Look, TextRow } from './rows.rules.ts';
import type { SentOpenStep } from './sent-steps.ts';

/** A question that people answered in their own words, in a wave. */
export type QuestionIds = {
  readonly studyId: string;
  readonly waveId: string;
  readonly audience: string;
  readonly item: string;
};
/** What is said of a question wherever it is shown. */
export type QuestionHead = QuestionIds & {
  readonly waveTitle: string;
  readonly closedOn: string | null;
  readonly audienceTitle: string;
  readonly label: string;
  readonly minimumGroup: number;
};
export type ListedQuestion = QuestionHead & {
  readonly readable: Released<ReadableTexts>;
  /** Not read by anybody before somebody has looked at likely names in them. */
  readonly held: number;
  readonly sorted: number;
};

/** A question with its texts, as it is sorted. */
export type OpenQuestion = {
  readonly question: QuestionHead;
  readonly readable: Released<ReadableTexts>;
  readonly rows: FoundRows;
  readonly codes: readonly { readonly codeId: string; readonly words: string; readonly isPlaced: boolean }[];
  readonly groups: CodingState['groups'];
  readonly held: number;
  /** Texts with any code, of those that are read. */
  readonly sorted: number;
  readonly number: number;
  /** What the actor did last that still counts; null when there is nothing. */
  readonly lastOwn: string | null;
  /** Whose codes are among the rows', and why. */
  readonly sight: Sight;
};
/** The codes of a question as a whole: to be tested, and put together. */
export type OpenQuestionCodes = Pick<OpenQuestion, 'question' | 'lastOwn' | 'sight'> & {
  readonly state: CodingState;
  /** Each code on a few of the texts it stands on, with the hints that hold for free texts. */
  readonly items: readonly CodedItem[];
};
/** How far those who sort a question agree; `sealed`: it is sorted blind, and not finished. */
export type OpenAgreement = Pick<AgreementPage, 'agreement'> & {
  readonly question: QuestionHead;
  readonly sight: Sight;
  readonly coders: readonly Coder[];
  readonly blind: BlindChosen;
  readonly why: AgreementPage['why'] | 'sealed';
};
export type OpenChanged = Pick<OpenQuestion, 'number' | 'lastOwn' | 'sorted' | 'codes' | 'sight'> & {
  readonly rows: readonly TextRow[];
  readonly refused: readonly Refused[];
};

/** Which two, which of the lines, and which page of them. */
export type SideChoice = {
  readonly first: string | null;
  readonly second: string | null;
  readonly show: 'all' | 'coded' | 'apart';
  readonly page: number;
};
/** Two who sort a question, line by line; `sealed`: it is sorted blind, and not finished. */
export type OpenSideBySide = Pick<OpenAgreement, 'question' | 'sight' | 'coders'> & {
  readonly why: 'sealed' | 'oneCoder' | 'nobody' | null;
  readonly shown: {
    readonly first: Coder;
    readonly second: Coder;
    readonly counts: Omit<RowsCompared, 'rows'>;
    readonly rows: RowsCompared['rows'];
    readonly page: number;
    readonly pages: number;
    /** Over all pages. */
    readonly found: number;
  } | null;
};
export type OpenHistory = {
  readonly question: QuestionHead;
  readonly entries: readonly BatchEntry[];
  /** Everybody who has done something that is told. */
  readonly people: readonly { readonly personId: string; readonly name: string }[];
};

/** A word that may be a name, where it stands. */
export type LikelyName = {
  readonly word: string;
  readonly kind: NameKind;
  readonly isLikely: boolean;
  readonly texts: readonly { readonly textId: string; readonly text: string }[];
};
export type NamesLook = {
  readonly question: QuestionHead;
  readonly names: readonly LikelyName[];
  readonly reviewed: readonly {
    readonly textId: string;
    readonly text: string;
    readonly kind: 'masked' | 'withheld';
    readonly byName: string;
    readonly decidedOn: string;
  }[];
  readonly held: number;
};
/** What somebody decides of texts before others read them. */
export type Review =
  | { readonly kind: 'replaceWord'; readonly word: string; readonly standIn: string }
  | { readonly kind: 'noName'; readonly word: string }
  | { readonly kind: 'rewrite'; readonly textId: string; readonly text: string }
  | { readonly kind: 'withhold'; readonly textId: string }
  | { readonly kind: 'asWritten'; readonly textId: string };

/** What has been put into the report of a question's themes. */
export type Telling = {
  readonly question: QuestionHead;
  readonly number: number;
  readonly toldOn: string;
  readonly byName: string;
  readonly counts: Released<ThemeCounts>;
};

/**
 * Sorting of free texts afterwards, as pages ask for it. Each refuses whoever may not have the texts of the study's waves
 * (`exportData`): who may have them as a file may read them here, and nobody else. Null: no such question.
 */
export type OpenAnswers = {
  list(
    actor: Actor,
    asked: { readonly studyId: string; readonly language: Language },
  ): Promise<readonly ListedQuestion[]>;
  open(
    actor: Actor,
    ids: QuestionIds,
    look: Look & { readonly language: Language },
  ): Promise<OpenQuestion | null>;
  /** Takes steps in, each once however often it is sent, and tells what has changed since a number. */
  take(
    actor: Actor,
    ids: QuestionIds,
    given: { readonly steps: readonly SentOpenStep[]; readonly since: number; readonly ownOnly?: boolean },
  ): Promise<OpenChanged | null>;
  codes(
    actor: Actor,
    ids: QuestionIds,
    asked: { readonly language: Language; readonly spoken: SpokenLanguage; readonly ownOnly?: boolean },
  ): Promise<OpenQuestionCodes | null>;
  /** Says that a page of the question is open, and asks who else has one open and how far its log has come. */
  live(
    actor: Actor,
    ids: QuestionIds,
    at: { readonly seatId: string; readonly isLeaving: boolean },
  ): Promise<{ readonly number: number; readonly others: readonly string[] } | null>;
  agreement(
    actor: Actor,
    ids: QuestionIds,
    asked: TextsAgreementChoice & { readonly language: Language },
  ): Promise<OpenAgreement | null>;
  sideBySide(
    actor: Actor,
    ids: QuestionIds,
    asked: SideChoice & { readonly language: Language },
  ): Promise<OpenSideBySide | null>;
  /** What was done with the codes: by whom, and with codes whose words have a part in them. */
  history(
    actor: Actor,
    ids: QuestionIds,
    asked: { readonly person: string; readonly code: string; readonly language: Language },
  ): Promise<OpenHistory | null>;
  names(actor: Actor, ids: QuestionIds, language: Language): Promise<NamesLook | null>;
  /** False: the text or the word is not there. */
  review(actor: Actor, ids: QuestionIds, review: Review): Promise<boolean>;
  themes(
    actor: Actor,
    ids: QuestionIds,
    language: Language,
  ): Promise<{
    readonly question: QuestionHead;
    readonly counts: Released<ThemeCounts>;
    /** It is sorted blind, and whoever asks, or one more, has not finished: the counts are of one's own codes. */
    readonly isSealed: boolean;
    readonly told: Telling | null;
  } | null>;
  /** Puts the themes as they stand into the report; not while the question is sorted blind and not finished. Null: no such question. */
  tell(actor: Actor, ids: QuestionIds): Promise<boolean | null>;
  /** The last telling of each question of a wave: for its report. */
  told(
    actor: Actor,
    asked: { readonly studyId: string; readonly waveId: string; readonly language: Language },
  ): Promise<readonly Telling[]>;
  /** Forgets what is left of texts that are erased: for a job, on the days that other promises are kept. */
  forgetErased(organisationId: string): Promise<void>;
};
