import type { CodingState } from '../coding/log/replay.ts';
import type { Force } from '../coding/log/steps.ts';
import type { Interview, TranscriptVersion } from '../schema.ts';

/** What passages are counted by: a concept, or one of the groups that concepts are made of. */
export type Topic = {
  readonly kind: TopicKind;
  readonly id: string;
  readonly name: string;
  /** Null until somebody has said whether it drives or hinders. */
  readonly force: Force | null;
  /** The concept that a group is in; null of a concept, and of a group that is in none. */
  readonly conceptId: string | null;
};
export type TopicKind = 'concept' | 'group';

/** A code on a passage, with whose words it stands on, where they are said, and where the code has been put. */
export type PlacedCode = {
  readonly codingId: string;
  readonly codeId: string;
  readonly words: string;
  readonly interviewId: string;
  readonly informantId: string;
  readonly pseudonym: string;
  /** What the interview is called: the pseudonym, and which one where there are several with them. */
  readonly name: string;
  readonly version: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** The turns it reaches into, from 1; none where the passage has no place in the newest open version. */
  readonly turns: readonly number[];
  /** Milliseconds into the recording; null where nobody knows. */
  readonly atMs: number | null;
  readonly groupId: string | null;
  readonly conceptId: string | null;
};

/** Everything the findings are counted from. */
export type Field = {
  /** Those who have an open transcript, as they were added. */
  readonly informants: readonly { readonly informantId: string; readonly pseudonym: string }[];
  readonly concepts: readonly Topic[];
  readonly groups: readonly Topic[];
  /** By informant, and by place in what they said. */
  readonly codes: readonly PlacedCode[];
  /** Codes that the findings by concept say nothing of. */
  readonly left: { readonly outside: number; readonly ungrouped: number; readonly withoutConcept: number };
};

/** @param transcripts the newest open version of each interview that has one */
export function fieldOf(given: {
  readonly state: CodingState;
  readonly interviews: readonly Interview[];
  readonly transcripts: ReadonlyMap<string, TranscriptVersion>;
}): Field {
  const { state, interviews, transcripts } = given;
  const open = interviews.filter(({ interviewId }) => transcripts.has(interviewId));
  const codeOf = new Map(state.codes.map((code) => [code.codeId, code]));
  const conceptOf = new Map(state.groups.map(({ groupId, conceptId }) => [groupId, conceptId]));
  const codes = open.flatMap(({ interviewId, informantId, pseudonym, name }) =>
    state.codings
      .filter((coding) => coding.interviewId === interviewId)
      .toSorted(
        (a, b) => a.anchor.start - b.anchor.start || b.anchor.end - a.anchor.end || a.number - b.number,
      )
      .map(({ codingId, codeId, version, anchor }): PlacedCode => {
        const { place, words } = codeOf.get(codeId)!;
        const groupId = place.kind === 'group' ? place.groupId : null;
        const { start, end, quote } = anchor;
        return {
          codingId,
          codeId,
          words,
          interviewId,
          informantId,
          pseudonym,
          name,
          version,
          start,
          end,
          quote,
          ...placeIn(transcripts.get(interviewId)!, { version, start, end }),
          groupId,
          conceptId: groupId === null ? null : (conceptOf.get(groupId) ?? null),
        };
      }),
  );
  const here = new Set(codes.map(({ codeId }) => codeId));
  const lying = state.codes.filter(({ codeId }) => here.has(codeId)).map(({ place }) => place);
  return {
    informants: [...new Map(open.map((one) => [one.informantId, one])).values()].map(
      ({ informantId, pseudonym }) => ({ informantId, pseudonym }),
    ),
    concepts: state.concepts.map(({ conceptId, name }) => ({
      kind: 'concept',
      id: conceptId,
      name,
      force: state.forces[conceptId] ?? null,
      conceptId: null,
    })),
    groups: state.groups.map(({ groupId, name, conceptId }) => ({
      kind: 'group',
      id: groupId,
      name,
      force: state.forces[groupId] ?? null,
      conceptId,
    })),
    codes,
    left: {
      outside: lying.filter(({ kind }) => kind === 'outside').length,
      ungrouped: lying.filter(({ kind }) => kind === 'ungrouped').length,
      withoutConcept: lying.filter((place) => place.kind === 'group' && !conceptOf.get(place.groupId)).length,
    },
  };
}

/** The turns that a passage reaches into, from 1, and when the first of them begins. */
export function placeIn(
  transcript: TranscriptVersion,
  { version, start, end }: { readonly version: number; readonly start: number; readonly end: number },
): Pick<PlacedCode, 'turns' | 'atMs'> {
  if (version !== transcript.version) return { turns: [], atMs: null };
  const turns = transcript.turns.flatMap((turn, at) =>
    start < turn.end && end > turn.start ? [at + 1] : [],
  );
  return { turns, atMs: transcript.turns[(turns[0] ?? 0) - 1]?.startMs ?? null };
}

export const topicsBy = (field: Field, by: TopicKind): readonly Topic[] =>
  by === 'concept' ? field.concepts : field.groups;

export const topicIdOf = (code: PlacedCode, by: TopicKind): string | null =>
  by === 'concept' ? code.conceptId : code.groupId;

/** The codes that belong to a topic. */
export const codesOf = (field: Field, { kind, id }: Pick<Topic, 'kind' | 'id'>): readonly PlacedCode[] =>
  field.codes.filter((code) => topicIdOf(code, kind) === id);

/** A stretch of what somebody said. Two codes on the very same words are one passage, with two codes. */
export type Passage = Pick<
  PlacedCode,
  | 'interviewId'
  | 'informantId'
  | 'pseudonym'
  | 'name'
  | 'version'
  | 'start'
  | 'end'
  | 'quote'
  | 'turns'
  | 'atMs'
> & { readonly codes: readonly PlacedCode[] };

/** The passages that codes stand on, each once, in the order of the codes. */
export function passagesOf(codes: readonly PlacedCode[]): readonly Passage[] {
  const byPlace = Map.groupBy(codes, ({ interviewId, version, start, end }) =>
    [interviewId, version, start, end].join('/'),
  );
  return [...byPlace.values()].map((all) => {
    const { interviewId, informantId, pseudonym, name, version, start, end, quote, turns, atMs } = all[0]!;
    return {
      interviewId,
      informantId,
      pseudonym,
      name,
      version,
      start,
      end,
      quote,
      turns,
      atMs,
      codes: all,
    };
  });
}
