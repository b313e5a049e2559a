import type { Trilingual } from '#platform/language.ts';

/** A wave's life, in this order and never back. */
export const waveStates = ['draft', 'pilot', 'open', 'closed', 'archived'] as const;
/** How it goes with the letter of somebody who tries a wave out; `none`: not asked for yet. */
export type TesterLetterState = 'none' | 'queued' | 'sending' | 'sent' | 'uncertain' | 'refused' | 'outbox';
export type WaveState = (typeof waveStates)[number];

/** A wave as those who run it see it. Nothing here is about any one respondent. */
export type WaveDescription = {
  readonly waveId: string;
  readonly studyId: string;
  /** The version of the study it asks by: the newest until it opens, and the same from then on. */
  readonly studyVersion: number;
  readonly state: WaveState;
  readonly title: string;
  /** The instruments that are asked; empty: all that the study has. */
  readonly audiences: readonly string[];
  readonly minimumGroup: number;
  /** SHA-256 of the plan and the questionnaires, fixed when the wave opened. */
  readonly planSha256: string;
  /** Days, as in 2026-12-24. */
  readonly plannedClosingOn: string | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly senderName: string;
  readonly replyTo: string;
  readonly isPilotSkipped: boolean;
  readonly eraseCodeKeyOn: string | null;
  readonly codeKeyErasedOn: string | null;
  /** Why no report could be made, when one was tried. */
  readonly reportProblem: Trilingual | null;
};

/** How many were asked and how many have answered. Null: too few to tell of. */
export type WaveTotals = {
  readonly invited: number;
  /** Those invited whom a letter could find. */
  readonly reached: number | null;
  /** Answered, of those invited. */
  readonly complete: number | null;
  readonly partial: number | null;
  /** Answered by a link that is given out on site. */
  /** Null where it would tell of few who are on the list. */
  readonly byOpenLink: number | null;
  /** Counted just now; otherwise once a day. */
  readonly isLive: boolean;
};

/** What a column of a staff list may be about. */
export const frameFields = [
  'name',
  'firstName',
  'lastName',
  'email',
  'office',
  'audience',
  'language',
  'background',
  'unused',
] as const;
export type FrameField = (typeof frameFields)[number];
export type { DayCount, LetterDay } from './following/counts.ts';
export {
  type Collection,
  collection,
  type Likeness,
  type LikenessRow,
  type RateRow,
  type Rates,
  type RateTable,
} from './following/result.ts';
export type { ReportingUnit, UnitReason } from './reporting-units/units.rules.ts';
