import { codesOf, type Field, passagesOf, type Topic, type TopicKind, topicsBy } from './field.rules.ts';

/** Who speaks of what: for each concept or group, how many passages of each informant. */
export type Matrix = {
  readonly by: TopicKind;
  readonly informants: Field['informants'];
  readonly rows: readonly MatrixRow[];
  /** Passages with any of the topics, by informant; a passage with two of them is counted once. */
  readonly perInformant: readonly number[];
  readonly all: number;
};
export type MatrixRow = {
  readonly topic: Topic;
  /** In the order of the informants. */
  readonly passages: readonly number[];
  readonly all: number;
  readonly codes: number;
  /** How many informants speak of it. */
  readonly informants: number;
  /** Whoever carries it alone; null where nobody does, or more than one. */
  readonly onlyInformant: string | null;
};

/** Counts distinct passages, not codings: the same words with two codes of a concept are one passage of it. */
export function matrixOf(field: Field, by: TopicKind): Matrix {
  const { informants } = field;
  const topics = topicsBy(field, by);
  const counts = (codes: Field['codes']) => {
    const passages = passagesOf(codes);
    return informants.map(
      ({ informantId }) => passages.filter((passage) => passage.informantId === informantId).length,
    );
  };
  const ids = new Set(topics.map(({ id }) => id));
  const perInformant = counts(
    field.codes.filter((code) => ids.has((by === 'concept' ? code.conceptId : code.groupId) ?? '')),
  );
  return {
    by,
    informants,
    perInformant,
    all: sum(perInformant),
    rows: topics.map((topic) => {
      const codes = codesOf(field, topic);
      const passages = counts(codes);
      const carriers = informants.filter((_, at) => passages[at]! > 0);
      return {
        topic,
        passages,
        all: sum(passages),
        informants: carriers.length,
        codes: new Set(codes.map(({ codeId }) => codeId)).size,
        onlyInformant: carriers.length === 1 ? carriers[0]!.pseudonym : null,
      };
    }),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
