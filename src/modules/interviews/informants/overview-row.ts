import type { Consent } from '../consent/consent.ts';

/** An informant by pseudonym, and how far the talk with them has come. */
export type OverviewRow = {
  readonly informantId: string;
  readonly pseudonym: string;
  readonly withdrawnOn: string | null;
  /** Null for whoever has withdrawn. */
  readonly interviewId: string | null;
  readonly consent: Consent | null;
  readonly heldOn: string | null;
  readonly transcript: 'none' | 'draft' | 'open';
  /** How many passages are coded. */
  readonly passages: number;
};
