import type { Force } from '../coding/log/steps.ts';
import { codesOf, type Field, type Passage, passagesOf, type Topic } from './field.rules.ts';

/** A concept or group that somebody has said drives or hinders, with who stands behind it. */
export type ForceRow = {
  readonly topic: Topic;
  readonly force: Exclude<Force, 'neither'>;
  readonly informants: number;
  readonly passages: readonly Passage[];
};
export type Forces = {
  readonly drivers: readonly ForceRow[];
  readonly barriers: readonly ForceRow[];
  readonly informants: number;
  /** Those that nobody has said anything of. */
  readonly unmarked: readonly Topic[];
};

/**
 * What helps and what stands in the way, those that most informants speak of first. What is both stands in both columns:
 * the same passages, read twice.
 */
export function forcesOf(field: Field): Forces {
  const topics = [...field.concepts, ...field.groups];
  const rows = topics
    .flatMap((topic): readonly ForceRow[] => {
      if (topic.force === null || topic.force === 'neither') return [];
      const passages = passagesOf(codesOf(field, topic));
      const informants = new Set(passages.map(({ informantId }) => informantId)).size;
      return [{ topic, force: topic.force, informants, passages }];
    })
    .toSorted((a, b) => b.informants - a.informants || b.passages.length - a.passages.length);
  return {
    drivers: rows.filter(({ force }) => force !== 'barrier'),
    barriers: rows.filter(({ force }) => force !== 'driver'),
    informants: field.informants.length,
    unmarked: topics.filter(({ force }) => force === null),
  };
}
