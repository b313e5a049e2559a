import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { Anchor } from '../../coding/anchors/anchor.ts';
import { findAnchor } from '../../coding/anchors/find-anchor.ts';
import { type Moved, moveAnchors } from '../../coding/anchors/move-anchors.ts';
import type { InterviewPlace } from '../../schema.ts';
import type { Coder, CodingsToMove, PlacedCoding } from '../codings-to-move.ts';
import { currentVersion, versionAt } from '../store/versions.server.ts';

/**
 * Takes the codings of the version before to a new version that those who code read. One whose place is not certain
 * stays where it is, and a person is asked about it: see `codingsThatAsk`.
 */
export async function moveCodings(
  transaction: Database,
  place: InterviewPlace,
  given: {
    readonly codings: CodingsToMove;
    readonly from: { readonly version: number; readonly text: string };
    readonly to: { readonly version: number; readonly text: string };
    readonly by: Coder;
  },
): Promise<void> {
  const { codings, from, to, by } = given;
  const there = (await codings.list(transaction, place)).filter(({ version }) => version === from.version);
  if (there.length === 0) return;
  const moved = moveAnchors({ from: from.text, to: to.text, anchors: there.map(({ anchor }) => anchor) });
  const certain = moved.flatMap((one, at) =>
    one.kind === 'asks' ? [] : [{ codingId: there[at]!.codingId, version: to.version, anchor: one.anchor }],
  );
  if (certain.length > 0) await codings.move(transaction, place, certain, by);
}

/** A coding that a person must say where belongs, or that it goes. */
export type AskingCoding = {
  readonly codingId: string;
  readonly code: string;
  /** What it was on. */
  readonly quote: string;
  readonly why: 'gone' | 'edgeChanged' | 'muchChanged';
  /** Where it may belong now, with the words there; null when nothing like it was found. */
  readonly suggestion: Anchor | null;
  /** A little of the text around what is suggested. */
  readonly around: { readonly before: string; readonly after: string } | null;
};

const contextLength = 60;

/** The codings that still belong to an older version than the one those who code read now, as far as somebody sees them. */
export async function codingsThatAsk(
  database: Database,
  place: InterviewPlace,
  codings: CodingsToMove,
  seer: Pick<Actor, 'personId'>,
): Promise<{ readonly version: number; readonly asking: readonly AskingCoding[] } | null> {
  const current = await currentVersion(database, place, { onlyOpen: true });
  if (!current) return null;
  const older = (await codings.list(database, place, seer)).filter(
    ({ version }) => version < current.version,
  );
  const asking: AskingCoding[] = [];
  for (const [number, group] of Map.groupBy(older, ({ version }) => version)) {
    const from = await versionAt(database, place, number);
    if (!from) {
      asking.push(...group.map((coding) => askOf(coding, byWords(coding, current.text), current.text)));
      continue;
    }
    const moved = moveAnchors({
      from: from.text,
      to: current.text,
      anchors: group.map(({ anchor }) => anchor),
    });
    asking.push(...group.map((coding, at) => askOf(coding, moved[at]!, current.text)));
  }
  return { version: current.version, asking };
}

/** The version it was made in is gone, with the names in it: the passage is looked for by its words alone. */
const byWords = ({ anchor }: PlacedCoding, text: string): Moved => ({
  kind: 'asks',
  was: anchor,
  why: 'gone',
  suggestion: findAnchor(text, anchor) ?? null,
});

function askOf({ codingId, code, anchor }: PlacedCoding, moved: Moved, text: string): AskingCoding {
  const suggestion = moved.kind === 'asks' ? moved.suggestion : moved.anchor;
  return {
    codingId,
    code,
    quote: anchor.quote,
    suggestion,
    // Moved by itself only if versions between were taken back: it is asked about all the same.
    why: moved.kind === 'asks' ? moved.why : 'edgeChanged',
    around: suggestion && {
      before: text.slice(Math.max(0, suggestion.start - contextLength), suggestion.start),
      after: text.slice(suggestion.end, suggestion.end + contextLength),
    },
  };
}
