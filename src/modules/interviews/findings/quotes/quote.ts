import type { Anchor } from '../../coding/anchors/anchor.ts';
import { findAnchor } from '../../coding/anchors/find-anchor.ts';
import type { TranscriptVersion } from '../../schema.ts';
import { placeIn } from '../field.rules.ts';
import { isShortened, type Part, showParts } from './shorten.rules.ts';
import { widen } from './widen.rules.ts';

/** Words of an informant that somebody has chosen for the report, as they are kept. */
export type Quote = {
  readonly quoteId: string;
  readonly interviewId: string;
  readonly conceptId: string;
  /** The open version it was chosen in. */
  readonly version: number;
  readonly anchor: Anchor;
  readonly parts: readonly Part[];
  readonly place: number;
  readonly byName: string;
  /** Who picked it; null: picked before this was kept. */
  readonly personId: string | null;
  readonly pickedOn: string;
};

/**
 * The same as it stands today. `gone`: its words are not in the newest open transcript; `noConsent`: the newest consent
 * says no to quotes. Neither is shown in the report.
 */
export type ShownQuote = Pick<Quote, 'quoteId' | 'interviewId' | 'conceptId' | 'byName' | 'pickedOn'> & {
  /** What the interview is called. */
  readonly name: string;
  /** What is shown, with […] where words are left out. */
  readonly text: string;
  /** All of the passage. */
  readonly passage: string;
  readonly isShortened: boolean;
  /** Whether the sentences around have more words than the passage. */
  readonly canWiden: boolean;
  readonly standing: 'stands' | 'gone' | 'noConsent';
  /** Of the transcript that the place is in. */
  readonly version: number;
  /** From 1; none where the quote does not stand. */
  readonly turns: readonly number[];
  readonly atMs: number | null;
};

/** Holds a quote against the newest open transcript and the newest consent. */
export function showQuote(
  quote: Quote,
  given: {
    readonly name: string;
    readonly transcript: TranscriptVersion | undefined;
    readonly mayQuote: boolean;
  },
): ShownQuote {
  const { quoteId, interviewId, conceptId, byName, pickedOn, anchor, parts } = quote;
  const { transcript, name, mayQuote } = given;
  const found = transcript && findAnchor(transcript.text, anchor);
  const version = found ? transcript.version : quote.version;
  return {
    quoteId,
    interviewId,
    conceptId,
    byName,
    pickedOn,
    name,
    version,
    passage: anchor.quote,
    text: showParts(anchor.quote, parts),
    isShortened: isShortened(anchor.quote, parts),
    canWiden: mayQuote && found !== undefined && widen(transcript!, found).quote !== anchor.quote,
    standing: !mayQuote ? 'noConsent' : found ? 'stands' : 'gone',
    ...(found
      ? placeIn(transcript, { version, start: found.start, end: found.end })
      : { turns: [], atMs: null }),
  };
}
