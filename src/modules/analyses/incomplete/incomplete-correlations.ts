import type { MissingOptions } from '#modules/studies/schema.ts';
import { fimlCorrelations, imputedCorrelations } from '#statistics';
import type { PlanContext } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { MissingHandled } from '../result-parts.ts';
import type { CorrelationResult } from '../schema.ts';
import { imputationOptions, withImputationModel } from './handled.ts';
import { scoreModel } from './imputation-model.ts';

type Relation = Pick<CorrelationResult, 'n' | 'r' | 'ci' | 'p' | 'fmi'>;

/** The correlations of one entry from everything answered, all its variables together; or why there are none. */
export function correlateIncomplete(
  variables: readonly string[],
  pairs: readonly (readonly [string, string])[],
  options: MissingOptions,
  context: PlanContext,
): { value: { relations: Relation[]; level?: MissingHandled['level'] } } | { refused: string } {
  const auxiliary = options.auxiliary ?? [];
  const places = pairs.map(([x, y]): [number, number] => [variables.indexOf(x), variables.indexOf(y)]);
  return tryStatistic(() => {
    if (options.missing === 'fiml') {
      const { columns } = scoreModel(context.dataFile, variables, auxiliary);
      const { n, pairs: found } = fimlCorrelations(columns, places);
      return { relations: found.map((pair) => relation(n, pair)) };
    }
    const { result, level } = withImputationModel(context, variables, auxiliary, (model) =>
      imputedCorrelations(model.columns, model.variables, places, imputationOptions(options)),
    );
    return { relations: result.pairs.map((pair) => relation(result.n, pair)), level };
  });
}

type Pair = {
  readonly r: number;
  readonly pValue: number | null;
  readonly confidenceInterval: readonly [number, number];
  readonly missingInformation: number;
};

function relation(n: number, { r, pValue, confidenceInterval, missingInformation }: Pair): Relation {
  return { n, r, ci: confidenceInterval, p: pValue, fmi: missingInformation };
}
