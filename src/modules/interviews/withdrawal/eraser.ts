import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace, InterviewsPlace } from '../schema.ts';

/** How much there is, or was, of each kind of material: counts alone. */
export type MaterialCounts = Readonly<Partial<Record<Material, number>>>;
export const materials = [
  'notes',
  'transcripts',
  'drafts',
  'recordings',
  'replacedNames',
  'passages',
  'codes',
  'quotes',
] as const;
export type Material = (typeof materials)[number];

/** A part of the house that holds something of interviews. The composition root hands them to whoever withdraws people. */
export type InterviewEraser = {
  /** What there is, so that it can be told before it is removed. */
  count(database: Database, place: InterviewPlace): Promise<MaterialCounts>;
  /** Removes it, in the transaction that is handed over; doing it twice is harmless. Tells what it removed. */
  eraseInterview(database: Database, place: InterviewPlace): Promise<MaterialCounts>;
  /** What cannot be undone, such as destroying a key: when the withdrawal is over. A nightly job does it once more. */
  afterwards?(database: Database, place: InterviewPlace): Promise<void>;
  /** Reports that are locked and have something of the interview. */
  lockedReports?(database: Database, place: InterviewPlace): Promise<readonly ReportWith[]>;
  /** Files that were taken out with something of the interview in them. */
  takenOut?(database: Database, place: InterviewPlace): Promise<readonly TakenOut[]>;
};

/** A locked report that has something of an interview: it cannot be taken back. */
export type ReportWith = {
  readonly reportId: string;
  readonly title: string;
  /** Which of the study's locked reports it is, from 1. */
  readonly version: number;
  /** The day it was locked, as in 2026-03-01. */
  readonly on: string;
  /** How many quotes of the interview are in it. */
  readonly quotes: number;
};

/** A file that somebody has taken out with something of an interview in it: on a disk, out of our reach. */
export type TakenOut = {
  readonly kind: string;
  readonly byName: string;
  readonly on: string;
  /** Where a recording was sent to; files that were taken out have none. */
  readonly host?: string;
};

/** Takes names out of what a part of the house holds of a study's interviews. Doing it twice is harmless. */
export type NameEraser<Given = void> = (
  transaction: Database,
  place: InterviewsPlace,
  given: Given,
) => Promise<void>;
