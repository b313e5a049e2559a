import type { CodedSpan, CodedText } from '#statistics';
import type { TranscriptVersion } from '../../schema.ts';
import { codePointsOf } from '../../transcripts/code-points.ts';
import { sameWords } from '../coders/compare.rules.ts';
import type { Coding, CodingState } from '../log/replay.ts';
import type { AgreementChoice } from './agreement.ts';

/** What a coding counts as: the name of its code, group or concept, by which it is known. */
export type Category = { readonly key: string; readonly name: string };

/** Tells what a code counts as at a level; null where it lies in no group, or its group in no concept. */
export function categoriesAt(
  state: Pick<CodingState, 'codes' | 'groups' | 'concepts'>,
  level: AgreementChoice['level'],
): (codeId: string) => Category | null {
  const groups = new Map(state.groups.map((group) => [group.groupId, group]));
  const concepts = new Map(state.concepts.map((concept) => [concept.conceptId, concept]));
  const all = new Map(
    state.codes.map(({ codeId, words, place }) => {
      // Two who write a code in the same words have written the same code.
      if (level === 'code') return [codeId, { key: sameWords(words), name: words }];
      const group = place.kind === 'group' ? groups.get(place.groupId) : undefined;
      if (level === 'group') return [codeId, group ? { key: group.groupId, name: group.name } : null];
      const concept = concepts.get(group?.conceptId ?? '');
      return [codeId, concept ? { key: concept.conceptId, name: concept.name } : null];
    }),
  );
  return (codeId) => all.get(codeId) ?? null;
}

/** A transcript that at least two have coded, and what each has made of it: null for whoever has not coded it. */
export type CodedTranscript = {
  readonly transcript: Pick<TranscriptVersion, 'text' | 'turns'>;
  /** What the informant is called: their turns are the units, for an interviewer's questions are not coded. */
  readonly informant: string;
  readonly coders: readonly (readonly (Pick<Coding, 'anchor'> & { readonly category: Category })[] | null)[];
};

/** For each turn of the informant's, what each coder has on any of it: the keys of categories, or null. */
export type TurnUnit = readonly (ReadonlySet<string> | null)[];

export function turnUnits({ transcript, informant, coders }: CodedTranscript): readonly TurnUnit[] {
  const own = transcript.turns.filter(({ speaker }) => speaker === informant);
  const turns = own.length > 0 ? own : transcript.turns;
  return turns.map((turn) =>
    coders.map((codings) =>
      codings === null
        ? null
        : new Set(
            codings
              .filter(({ anchor }) => anchor.start < turn.end && anchor.end > turn.start)
              .map(({ category }) => category.key),
          ),
    ),
  );
}

/** The transcript as coders marked it, in characters as readers count them: an emoji is one. */
export function codedText({ transcript, coders }: CodedTranscript): CodedText {
  const points = codePointsOf(transcript.text);
  return {
    length: points.length,
    coders: coders.map(
      (codings) =>
        codings?.map(
          ({ anchor, category }): CodedSpan => ({
            start: points.at(anchor.start),
            end: points.at(anchor.end),
            code: category.key,
          }),
        ) ?? null,
    ),
  };
}

/** Passages that lie over each other made one, whatever their codes: where anything is coded at all. */
export function markedAtAll({ length, coders }: CodedText): CodedText {
  return { length, coders: coders.map((spans) => spans && merged(spans)) };
}

/** The same of one code: each coder's passages of it, those that overlap made one. */
export function markedWith({ length, coders }: CodedText, key: string): CodedText {
  return {
    length,
    coders: coders.map(
      (spans) =>
        spans &&
        merged(
          spans.filter(({ code }) => code === key),
          key,
        ),
    ),
  };
}

function merged(spans: readonly CodedSpan[], code = 'coded'): readonly CodedSpan[] {
  const all: { start: number; end: number; code: string }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end, code });
  }
  return all;
}

/** Whether no coder has one passage over another. */
export function areApart(texts: readonly CodedText[]): boolean {
  return texts.every(({ coders }) =>
    coders.every((spans) => {
      const inOrder = (spans ?? []).toSorted((a, b) => a.start - b.start);
      return inOrder.every(({ start }, at) => at === 0 || start >= inOrder[at - 1]!.end);
    }),
  );
}
