import { z } from 'zod';
import { soundText } from '../../transcripts/sound-text.ts';

/** Made where the step is made, so that a step sent twice is one step. */
const id = z.string().regex(/^[\w-]{8,64}$/);
/** Longer than any saying that is a code, and short enough that a list of five hundred can be read. */
export const longestCode = 300;
const longestName = 120;
const longestText = 10_000;

/** One line in sound characters. */
const line = (most: number) =>
  z
    .string()
    .max(most * 4)
    .transform((given) => soundText(given).replaceAll(/\s+/gu, ' ').trim())
    .pipe(z.string().min(1).max(most));
const text = z
  .string()
  .max(longestText * 2)
  .transform((given) => soundText(given).trim())
  .pipe(z.string().max(longestText));

/** The longest passage there can be: more than an hour of talk. */
export const anchorSchema = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  quote: z.string().min(1).max(100_000),
  prefix: z.string().max(400),
  suffix: z.string().max(400),
});
const passage = { codingId: id, interviewId: id, version: z.number().int().positive(), anchor: anchorSchema };

/** Where a code lies: in a group, on the pile of what does not serve the question, or nowhere yet. */
const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group'), groupId: id }),
  z.object({ kind: z.literal('outside') }),
  z.object({ kind: z.literal('ungrouped') }),
]);

const force = z.enum(['driver', 'barrier', 'both', 'neither']);

/**
 * Everything that can be done with codes. A step says what somebody did, never what came of it: what came of all of them
 * is `replay`.
 */
export const stepSchema = z.discriminatedUnion('kind', [
  /** A new code, in its own words, on a passage. */
  z.object({ kind: z.literal('codeWritten'), codeId: id, words: line(longestCode), ...passage }),
  /** A code that was there, on another passage. */
  z.object({ kind: z.literal('passageCoded'), codeId: id, ...passage }),
  z.object({ kind: z.literal('codeReworded'), codeId: id, words: line(longestCode) }),
  /** The two questions, answered of the words as they stood: a code that is reworded is tested again. */
  z.object({
    kind: z.literal('codeTested'),
    codeId: id,
    words: line(longestCode),
    couldBeWrittenBefore: z.boolean(),
    saysWhatWasSaid: z.boolean(),
  }),
  /** What somebody thinks of a code so far; empty: the memo is taken away. */
  z.object({ kind: z.literal('codeNoted'), codeId: id, memo: text }),
  z.object({ kind: z.literal('codingRemoved'), codingId: id }),
  z.object({ kind: z.literal('codingRestored'), codingId: id }),
  /** Its passage is to stand as an example of what the code, and the group it lies in, is about; or no longer. */
  z.object({ kind: z.literal('codingChosen'), codingId: id, isExample: z.boolean() }),
  /** The transcript has a new version, and the passages stand here in it. */
  z.object({
    kind: z.literal('passagesMoved'),
    interviewId: id,
    version: z.number().int().positive(),
    moved: z.array(z.object({ codingId: id, anchor: anchorSchema })),
  }),
  /** Makes the group when it is not there. */
  z.object({ kind: z.literal('groupNamed'), groupId: id, name: line(longestName) }),
  /** To stand after another one; null: first. */
  z.object({ kind: z.literal('groupMoved'), groupId: id, after: id.nullable() }),
  /** Its codes lie nowhere again; nothing of them is lost. */
  z.object({ kind: z.literal('groupRemoved'), groupId: id }),
  z.object({ kind: z.literal('groupNoted'), groupId: id, memo: text }),
  z.object({ kind: z.literal('codePlaced'), codeId: id, place }),
  z.object({ kind: z.literal('conceptNamed'), conceptId: id, name: line(longestName) }),
  z.object({ kind: z.literal('conceptRemoved'), conceptId: id }),
  z.object({ kind: z.literal('groupPlaced'), groupId: id, conceptId: id.nullable() }),
  /** The literature a concept is discussed with, and what somebody thinks of it so far. */
  z.object({ kind: z.literal('conceptDiscussed'), conceptId: id, literature: text, memo: text }),
  /** Whether those who code see only their own until two of them have finished an interview. */
  z.object({ kind: z.literal('blindChosen'), isBlind: z.boolean() }),
  /** Whoever makes the step has coded all of the interview, or has not after all. */
  z.object({ kind: z.literal('interviewFinished'), interviewId: id, isFinished: z.boolean() }),
  /** What the report says the concept means, in the words of whoever writes it. */
  z.object({ kind: z.literal('conceptWritten'), conceptId: id, text }),
  /** Whether what a group or concept is about helps what the study asks about, or stands in its way. */
  z.object({ kind: z.literal('forceMarked'), of: z.enum(['group', 'concept']), id, force }),
  /** Undo: the step is as if it had not been; taking this one back is redo. */
  z.object({ kind: z.literal('takenBack'), eventId: id }),
]);

export type Step =
  | z.infer<typeof stepSchema>
  /** What is left of `codeWritten` when the passage has been forgotten and the code stands elsewhere; nobody sends it. */
  | { readonly kind: 'codeKept'; readonly codeId: string; readonly words: string };
export type Place = z.infer<typeof place>;
export type Force = z.infer<typeof force>;

/** A step with the name that its maker gave it. */
export const sentStepSchema = z.object({ eventId: id, step: stepSchema });
export type SentStep = { readonly eventId: string; readonly step: Step };

/** A step as it stands in the log of a study. */
export type CodingEvent = SentStep & {
  /** From 1, in the order the steps were taken in. */
  readonly number: number;
  readonly personId: string;
  readonly byName: string;
  /** As in 2026-03-01T09:30:00.000Z. */
  readonly at: string;
};

/** The interview a step is about; null when it is about the study's codes as a whole. */
export const interviewOf = (step: Step): string | null => ('interviewId' in step ? step.interviewId : null);
export const codeOf = (step: Step): string | null => ('codeId' in step ? step.codeId : null);
