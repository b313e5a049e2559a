import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import { findAnchor } from '../../coding/anchors/find-anchor.ts';
import { listConsents } from '../../consent/consents.server.ts';
import { refuseWithoutConsent } from '../../consent/refuse-without-consent.ts';
import type { TranscriptVersion } from '../../schema.ts';
import {
  type EnteredFindings,
  enterFindings,
  type FindingsParts,
  type StudyAsked,
} from '../enter-findings.ts';
import { type PlacedCode, placeIn } from '../field.rules.ts';
import { isSealedTo } from '../sealed.rules.ts';
import { type Quote, type ShownQuote, showQuote } from './quote.ts';
import { partsOf, wholeSentences, wordsAround } from './quote-words.ts';
import { addQuote, changeQuote, listQuotes, removeQuote } from './quotes.server.ts';
import { shorten } from './shorten.rules.ts';
import { widen } from './widen.rules.ts';

/** A passage that may become a quote, with what stands around it and whether its informant may be quoted. */
export type QuotePassage = Pick<PlacedCode, 'codingId' | 'interviewId' | 'name' | 'conceptId' | 'words'> & {
  readonly passage: string;
  /** The sentences it stands in, to their ends; the passage itself where that is all of them. */
  readonly sentence: string;
  readonly before: string;
  readonly after: string;
  readonly version: number;
  readonly turns: readonly number[];
  readonly atMs: number | null;
  readonly mayQuote: boolean;
  /** False where its words are not in the newest open transcript: then it cannot be quoted. */
  readonly stands: boolean;
};

export type Quoting = {
  /** Those that stand, and those that do not, each with why. */
  quotes(actor: Actor, asked: StudyAsked): Promise<readonly ShownQuote[]>;
  /** Informants whose newest consent says yes to quotes. */
  quotable(actor: Actor, asked: StudyAsked): Promise<ReadonlySet<string>>;
  /** Null when there is no such coding. */
  passage(actor: Actor, asked: StudyAsked, codingId: string): Promise<QuotePassage | null>;
  /**
   * Picks a quote: the passage or the sentences around it, or less of it with […]. Picking the same one twice is harmless.
   *
   * @throws DomainError `consent-not-to-quotes`, `consent-missing`, `quote-gone`, `quote-words`, `concept-gone`
   */
  pick(
    actor: Actor,
    asked: StudyAsked,
    given: {
      readonly quoteId: string;
      readonly codingId: string;
      readonly conceptId: string;
      readonly text: string;
    },
  ): Promise<void>;
  /** Other words of the passage or around it, another concept, or a place among the others. @throws as `pick` */
  change(
    actor: Actor,
    asked: StudyAsked,
    given: {
      readonly quoteId: string;
      readonly text?: string;
      /** All of the sentences that the quote stands in. */
      readonly isWidened?: boolean;
      readonly conceptId?: string;
      readonly move?: 'up' | 'down';
    },
  ): Promise<void>;
  remove(actor: Actor, asked: StudyAsked, quoteId: string): Promise<void>;
};

/** So much of what stands around a passage is shown beside it. */
const contextLength = 220;

export function createQuoting(parts: FindingsParts): Quoting {
  const { database } = parts;
  return {
    quotes: async (actor, { studyId }) => {
      return shownQuotes(database, await enterFindings(parts, actor, studyId), actor);
    },
    quotable: async (actor, { studyId }) => {
      const { place } = await enterFindings(parts, actor, studyId);
      const consents = await listConsents(database, place);
      return new Set([...consents].flatMap(([id, { toQuotes }]) => (toQuotes ? [id] : [])));
    },
    passage: async (actor, { studyId }, codingId) => {
      const { place, standing, transcripts } = await enterFindings(parts, actor, studyId);
      const code = standing.field.codes.find((one) => one.codingId === codingId);
      if (!code) return null;
      const transcript = transcripts.get(code.interviewId)!;
      const coding = standing.state.codings.find((one) => one.codingId === codingId)!;
      const found = findAnchor(transcript.text, coding.anchor);
      const consent = (await listConsents(database, place)).get(code.informantId);
      const { interviewId, name, conceptId, words, quote } = code;
      const version = found ? transcript.version : coding.version;
      return {
        codingId,
        interviewId,
        name,
        conceptId,
        words,
        passage: quote,
        sentence: found ? widen(transcript, found).quote : quote,
        version,
        mayQuote: consent?.toQuotes === true,
        stands: found !== undefined,
        before: found ? transcript.text.slice(Math.max(0, found.start - contextLength), found.start) : '',
        after: found ? transcript.text.slice(found.end, found.end + contextLength) : '',
        ...(found
          ? placeIn(transcript, { version, start: found.start, end: found.end })
          : { turns: [], atMs: null }),
      };
    },
    pick: async (actor, { studyId }, { quoteId, codingId, conceptId, text }) => {
      const { place, standing, transcripts, today } = await enterFindings(parts, actor, studyId);
      const coding = standing.state.codings.find((one) => one.codingId === codingId);
      if (!coding) throw gone();
      refuseUnlessConcept(standing.state.concepts, conceptId);
      await database.transaction().execute(async (transaction) => {
        const { interviewId } = coding;
        await refuseWithoutConsent(transaction, { ...place, interviewId }, 'quotes');
        const transcript = transcripts.get(interviewId);
        const anchor = transcript && findAnchor(transcript.text, coding.anchor);
        if (!anchor) throw gone();
        await addQuote(transaction, place, {
          quoteId,
          interviewId,
          conceptId,
          ...wordsAround(transcript, anchor, text),
          version: transcript.version,
          byName: actor.name,
          personId: actor.personId,
          pickedOn: today,
        });
      });
    },
    change: async (actor, { studyId }, { quoteId, text, isWidened, conceptId, move }) => {
      const entered = await enterFindings(parts, actor, studyId);
      const { place, standing, transcripts } = entered;
      const all = await seenQuotes(database, entered, actor);
      const quote = all.find((one) => one.quoteId === quoteId);
      if (!quote) throw gone();
      if (conceptId !== undefined) refuseUnlessConcept(standing.state.concepts, conceptId);
      const words =
        text === undefined && !isWidened
          ? null
          : wordsOf(quote, transcripts.get(quote.interviewId), isWidened ? null : (text ?? null));
      const changed = { ...words, ...(conceptId === undefined ? {} : { conceptId }) };
      await database.transaction().execute(async (transaction) => {
        // More words than somebody has chosen before are held against the consent as it is now.
        if (words?.anchor) {
          await refuseWithoutConsent(transaction, { ...place, interviewId: quote.interviewId }, 'quotes');
        }
        if (Object.keys(changed).length > 0) await changeQuote(transaction, place, quoteId, changed);
        const beside = move && besideOf(all, quote, move);
        if (beside) {
          await changeQuote(transaction, place, quoteId, { place: beside.place });
          await changeQuote(transaction, place, beside.quoteId, { place: quote.place });
        }
      });
    },
    remove: async (actor, { studyId }, quoteId) => {
      const entered = await enterFindings(parts, actor, studyId);
      const seen = await seenQuotes(database, entered, actor);
      if (seen.some((one) => one.quoteId === quoteId)) await removeQuote(database, entered.place, quoteId);
    },
  };
}

/** Those that others have picked are not seen where their codes are not. */
async function seenQuotes(
  database: Database,
  { place, standing: { sealed } }: Pick<EnteredFindings, 'place' | 'standing'>,
  { personId }: Pick<Actor, 'personId'>,
): Promise<readonly Quote[]> {
  return (await listQuotes(database, place)).filter(
    (quote) =>
      !isSealedTo({ personId: quote.personId, interviewIds: [quote.interviewId] }, { personId, sealed }),
  );
}

/** A study's quotes as somebody may see them, held against the newest open transcripts and the newest consents. */
export async function shownQuotes(
  database: Database,
  given: Omit<EnteredFindings, 'today'>,
  actor: Pick<Actor, 'personId'>,
): Promise<readonly ShownQuote[]> {
  const consents = await listConsents(database, given.place);
  const interviews = new Map(given.interviews.map((one) => [one.interviewId, one]));
  return (await seenQuotes(database, given, actor)).flatMap((quote) => {
    const interview = interviews.get(quote.interviewId);
    if (!interview) return [];
    const mayQuote = consents.get(interview.informantId)?.toQuotes === true;
    const transcript = given.transcripts.get(quote.interviewId);
    return [showQuote(quote, { name: interview.name, transcript, mayQuote })];
  });
}

/** The nearest of the same concept's quotes in a direction. */
function besideOf(all: readonly Quote[], quote: Quote, move: 'up' | 'down'): Quote | undefined {
  const own = all.filter(({ conceptId }) => conceptId === quote.conceptId);
  return own[own.findIndex(({ quoteId }) => quoteId === quote.quoteId) + (move === 'up' ? -1 : 1)];
}

/** What a quote is changed to: within its place, or out to the sentences around it in the newest open transcript. */
function wordsOf(
  quote: Quote,
  transcript: TranscriptVersion | undefined,
  /** Null for the whole sentences. */
  text: string | null,
): Partial<Pick<Quote, 'anchor' | 'version' | 'parts'>> {
  const found = transcript && findAnchor(transcript.text, quote.anchor);
  if (!found) {
    if (text === null) throw gone();
    return { parts: partsOf(shorten(quote.anchor.quote, text)) };
  }
  const { anchor, parts } =
    text === null ? wholeSentences(transcript, found) : wordsAround(transcript, found, text);
  return anchor === found ? { parts } : { anchor, parts, version: transcript.version };
}

function refuseUnlessConcept(concepts: readonly { readonly conceptId: string }[], conceptId: string): void {
  if (concepts.some((one) => one.conceptId === conceptId)) return;
  throw refusal('concept-gone', m.findings_quote_no_concept);
}

const gone = () => refusal('quote-gone', m.findings_quote_gone_refusal);
