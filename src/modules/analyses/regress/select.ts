import { type LinearRegression, selectPredictors } from '#statistics';
import type { RegressionResult } from '../schema.ts';
import type { Design, DesignColumn } from './design.ts';

type Selected = {
  readonly steps: NonNullable<RegressionResult['selection']>['steps'];
  readonly columns: readonly DesignColumn[];
  readonly model: LinearRegression | null;
};

/** Lets p-values choose among the columns of a design. */
export function selectAmong({ outcome, columns }: Design, direction: 'forward' | 'backward'): Selected {
  const { steps, selected, model } = selectPredictors(
    outcome,
    columns.map(({ values }) => values),
    { direction },
  );
  return {
    steps: steps.map(({ action, predictor, t, pValue, rSquared }) => ({
      action,
      predictor: columns[predictor]!.name,
      t,
      p: pValue,
      r2: rSquared,
    })),
    columns: selected.map((place) => columns[place]!),
    model,
  };
}
