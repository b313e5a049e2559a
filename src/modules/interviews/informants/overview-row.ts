import type { Consent } from '../consent/consent.ts';

/** An informant by pseudonym, and how far one talk with them has come. */
export type OverviewRow = {
  readonly informantId: string;
  readonly pseudonym: string;
  /** What the interview is called; the pseudonym where there is one with them. */
  readonly name: string;
  readonly withdrawnOn: string | null;
  /** Null for whoever has withdrawn. */
  readonly interviewId: string | null;
  readonly consent: Consent | null;
  readonly heldOn: string | null;
  /** `taking`: begun and not ended. */
  readonly recording: 'none' | 'taking' | 'kept';
  readonly transcript: 'none' | 'draft' | 'open';
  /** How many passages are coded. */
  readonly passages: number;
};
