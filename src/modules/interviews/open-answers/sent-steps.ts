import { z } from 'zod';
import { type Anchor, anchorAt } from '../coding/anchors/anchor.ts';
import { sameWords } from '../coding/coders/compare.rules.ts';
import { longestCode, type SentStep, type Step, sentStepSchema } from '../coding/log/steps.ts';
import type { Kept } from '../coding/states.ts';
import type { TextRow } from './rows.rules.ts';

/** Of hexadecimals: what is made of one step gets its name with something after an underscore. */
const eventId = z.string().regex(/^[\da-f-]{8,40}$/);
const textId = z.string().regex(/^[\w-]{8,64}$/);

/** What the sorting page asks for: a code on many texts at once, and many taken away or back as the one thing they were. */
const openStepSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('textsCoded'),
    codeId: textId,
    words: z
      .string()
      .max(longestCode * 4)
      .transform((given) => given.replaceAll(/\s+/gu, ' ').trim())
      .pipe(z.string().min(1).max(longestCode)),
    /** Rows, by the ids of their first texts. */
    texts: z.array(textId).min(1).max(500),
    /** Words of the first row's text; null: the whole of each. */
    marked: z.object({ start: z.number().int().nonnegative(), end: z.number().int().positive() }).nullable(),
  }),
  z.object({ kind: z.literal('codingsRemoved'), codingIds: z.array(z.string().max(100)).min(1).max(10_000) }),
  z.object({ kind: z.literal('batchTakenBack'), eventId: z.string().max(100) }),
]);
export const sentOpenStepSchema = z.union([z.object({ eventId, step: openStepSchema }), sentStepSchema]);
export type SentOpenStep =
  | SentStep
  | { readonly eventId: string; readonly step: z.infer<typeof openStepSchema> };

/** What a step that was made of several has the name of. */
export const batchOf = (name: string) => name.split('_', 1)[0]!;

/**
 * Makes steps of the log of what the page asks for: one for each text. Their names follow from the name that was sent and
 * the text, so that what is sent again makes the same steps. A code in words that a code already has is that code; on a
 * text where it stands already it is not put again.
 */
export function stepsOf(
  sent: readonly SentOpenStep[],
  { rows, kept }: { readonly rows: readonly TextRow[]; readonly kept: Kept },
): readonly SentStep[] {
  const byKey = new Map(rows.flatMap((row) => row.texts.map(({ textId: id }) => [id, row] as const)));
  const made: SentStep[] = [];
  for (const { eventId: name, step } of sent) {
    if (step.kind === 'textsCoded') made.push(...coded(name, step, { byKey, kept, made }));
    else if (step.kind === 'codingsRemoved') {
      made.push(
        ...step.codingIds.map((codingId, at): SentStep => {
          return { eventId: `${name}_${at}`, step: { kind: 'codingRemoved', codingId } };
        }),
      );
    } else if (step.kind === 'batchTakenBack')
      made.push(...takenBack(name, step.eventId, [...kept.events, ...made]));
    else made.push({ eventId: name, step });
  }
  return made;
}

type Coded = Extract<z.infer<typeof openStepSchema>, { kind: 'textsCoded' }>;

function coded(
  name: string,
  { codeId: given, words, texts, marked }: Coded,
  { byKey, kept, made }: { byKey: ReadonlyMap<string, TextRow>; kept: Kept; made: readonly SentStep[] },
): readonly SentStep[] {
  const { state } = kept;
  const known = codeInWords(words, kept, made);
  const codeId = known ?? given;
  const isThere = new Set(
    state.codings.filter((one) => one.codeId === codeId && !one.codingId.startsWith(`${name}_`)).map(placeOf),
  );
  for (const { step } of made) {
    if ((step.kind === 'codeWritten' || step.kind === 'passageCoded') && step.codeId === codeId) {
      isThere.add(placeOf(step));
    }
  }
  const rows = new Set(texts.flatMap((id) => byKey.get(id) ?? []));
  let isNew = known === null;
  return [...rows].flatMap((row) =>
    row.texts.flatMap(({ textId: interviewId, text }): SentStep[] => {
      // Words are marked in the text that is read; one that says the same in other letters gets the code as a whole.
      const places = marked && text === row.text ? marked : { start: 0, end: text.length };
      const anchor = anchorAt(text, places);
      if (!anchor || isThere.has(placeOf({ interviewId, anchor }))) return [];
      const id = `${name}_${interviewId}`;
      const passage = { codingId: id, interviewId, version: 1, anchor };
      const step: Step = isNew
        ? { kind: 'codeWritten', codeId, words, ...passage }
        : { kind: 'passageCoded', codeId, ...passage };
      isNew = false;
      return [{ eventId: id, step }];
    }),
  );
}

const placeOf = ({ interviewId, anchor }: { readonly interviewId: string; readonly anchor: Anchor }) =>
  `${interviewId} ${anchor.start} ${anchor.end}`;

/** The code that has these words, in the log or among what is being made. */
function codeInWords(words: string, { state }: Kept, made: readonly SentStep[]): string | null {
  const had = state.codes.find((code) => sameWords(code.words) === sameWords(words));
  if (had) return had.codeId;
  for (const { step } of made) {
    if (step.kind === 'codeWritten' && sameWords(step.words) === sameWords(words)) return step.codeId;
  }
  return null;
}

/** @param events those of the log, and those that are on their way into it */
function takenBack(name: string, batch: string, events: readonly SentStep[]): readonly SentStep[] {
  // Of what took something back: put back again.
  return events
    .filter((event) => batchOf(event.eventId) === batch)
    .map((event, at) => ({
      eventId: `${name}_${at}`,
      step: { kind: 'takenBack', eventId: event.eventId },
    }));
}
