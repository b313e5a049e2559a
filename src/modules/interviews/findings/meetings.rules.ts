import {
  codesOf,
  type Field,
  type Passage,
  passagesOf,
  type Topic,
  type TopicKind,
  topicsBy,
} from './field.rules.ts';

/** How two topics meet: in words that both are said in, or in the same turn. */
export type MeetingWay = 'overlap' | 'turn';

/** One place where two topics are said together: a passage of each; in a turn, all that the turn has of each. */
export type Meeting = {
  readonly interviewId: string;
  readonly informantId: string;
  readonly name: string;
  readonly turns: readonly number[];
  readonly first: readonly Passage[];
  readonly second: readonly Passage[];
};

export type MeetingTable = {
  readonly by: TopicKind;
  readonly way: MeetingWay;
  readonly topics: readonly (Topic & {
    /** Passages of the topic, or turns with it: what its meetings are held against. */
    readonly own: number;
  })[];
  /** Each pair once, the later topic first, as a triangle is read. */
  readonly pairs: readonly {
    readonly row: number;
    readonly column: number;
    readonly count: number;
    readonly informants: number;
  }[];
};

/** How often each two topics are said together. */
export function meetingTable(field: Field, by: TopicKind, way: MeetingWay): MeetingTable {
  const topics = topicsBy(field, by);
  return {
    by,
    way,
    topics: topics.map((topic) => ({ ...topic, own: ownOf(field, topic, way) })),
    pairs: topics.flatMap((first, row) =>
      topics.slice(0, row).map((second, column) => {
        const meetings = meetingsOf(field, [first, second], way);
        const informants = new Set(meetings.map(({ informantId }) => informantId)).size;
        return { row, column, count: meetings.length, informants };
      }),
    ),
  };
}

function ownOf(field: Field, topic: Topic, way: MeetingWay): number {
  const passages = passagesOf(codesOf(field, topic));
  if (way === 'overlap') return passages.length;
  return new Set(passages.flatMap(({ interviewId, turns }) => turns.map((turn) => `${interviewId}/${turn}`)))
    .size;
}

/**
 * Where two topics are said together.
 *
 * `overlap`: each pair of a passage of the one and a passage of the other that have at least one character in common;
 * words with a code of each are such a pair. `turn`: each turn that has a passage of both.
 */
export function meetingsOf(
  field: Field,
  [one, other]: readonly [Pick<Topic, 'kind' | 'id'>, Pick<Topic, 'kind' | 'id'>],
  way: MeetingWay,
): readonly Meeting[] {
  const [first, second] = [one, other].map((topic) => passagesOf(codesOf(field, topic))) as [
    readonly Passage[],
    readonly Passage[],
  ];
  return way === 'overlap' ? overlapping(first, second) : inSameTurn(first, second);
}

function overlapping(first: readonly Passage[], second: readonly Passage[]): readonly Meeting[] {
  return first.flatMap((a) =>
    second
      .filter(
        (b) =>
          a.interviewId === b.interviewId &&
          a.version === b.version &&
          Math.max(a.start, b.start) < Math.min(a.end, b.end),
      )
      .map((b) => ({
        ...placeOf(a),
        turns: [...new Set([...a.turns, ...b.turns])].toSorted((x, y) => x - y),
        first: [a],
        second: [b],
      })),
  );
}

function inSameTurn(first: readonly Passage[], second: readonly Passage[]): readonly Meeting[] {
  const [ofFirst, ofSecond] = [first, second].map((passages) =>
    Map.groupBy(
      passages.flatMap((passage) => passage.turns.map((turn) => ({ passage, turn }))),
      ({ passage, turn }) => `${passage.interviewId}/${turn}`,
    ),
  ) as [ByTurn, ByTurn];
  return [...ofFirst].flatMap(([turn, here]) => {
    const there = ofSecond.get(turn);
    if (there === undefined) return [];
    const [{ passage, turn: number }] = here as [{ passage: Passage; turn: number }];
    return [
      {
        ...placeOf(passage),
        turns: [number],
        first: here.map((one) => one.passage),
        second: there.map((one) => one.passage),
      },
    ];
  });
}

type ByTurn = Map<string, { readonly passage: Passage; readonly turn: number }[]>;
const placeOf = ({ interviewId, informantId, name }: Passage) => ({
  interviewId,
  informantId,
  name,
});
