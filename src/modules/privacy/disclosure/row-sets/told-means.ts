import type { DisclosurePolicy } from '../minimum-group.rules.ts';
import { type MeanTold, meansSingleOutFew, type QuestionOf, questionKey } from './linked-means.rules.ts';
import { countRows, keyOf, type RowSet } from './row-set.ts';

type NamedMean = { readonly name: string } & MeanTold;
type Known = Omit<MeanTold, 'sets'> & { readonly sets: ReadonlyMap<string, RowSet> };

/** The means of scales and questions that have been told of a file, and what they would be with some more. */
export type ToldMeans = {
  withThese(asked: readonly NamedMean[]): {
    /** Whether they leave no few whose answers would follow. */
    singleOutNobody(): boolean;
    remember(): void;
  };
};

export function toldMeans(policy: DisclosurePolicy): ToldMeans {
  const told = new Map<string, Known>();
  return {
    withThese: (asked) => {
      const next = new Map<string, Known>();
      for (const { name, answered, questions, sets } of asked) {
        // A scale that is changed is another one.
        const key = JSON.stringify([
          name,
          keyOf(answered),
          questions.map((one) => [questionKey(one), one.sign]),
        ]);
        const known = next.get(key) ?? told.get(key);
        const before = known?.sets ?? new Map<string, RowSet>();
        const fresh = sets
          .filter((set) => countRows(set) > 0)
          .map((set) => [keyOf(set), set] as const)
          .filter(([setKey]) => !before.has(setKey));
        if (fresh.length > 0) next.set(key, { answered, questions, sets: new Map([...before, ...fresh]) });
      }
      const all = new Map([...told, ...next]);
      return {
        singleOutNobody: () =>
          clusters([...all.values()])
            .filter((cluster) => cluster.some((mean) => isNew(mean, next)))
            .every(
              (cluster) =>
                !meansSingleOutFew(
                  cluster.map((mean) => ({ ...mean, sets: [...mean.sets.values()] })),
                  policy,
                ),
            ),
        remember: () => {
          for (const [key, mean] of next) told.set(key, mean);
        },
      };
    },
  };
}

const isNew = (mean: Known, next: ReadonlyMap<string, Known>) => [...next.values()].includes(mean);

/** Means that are made of the same answers, together, by way of others too. */
function clusters(means: readonly Known[]): readonly (readonly Known[])[] {
  let found: { means: Known[]; questions: Set<string> }[] = [];
  for (const mean of means) {
    const questions = mean.questions.map((one: QuestionOf) => questionKey(one));
    const touching = found.filter((cluster) => questions.some((one) => cluster.questions.has(one)));
    found = [
      ...found.filter((cluster) => !touching.includes(cluster)),
      {
        means: [...touching.flatMap((cluster) => cluster.means), mean],
        questions: new Set([...touching.flatMap((cluster) => [...cluster.questions]), ...questions]),
      },
    ];
  }
  return found.map((cluster) => cluster.means);
}
