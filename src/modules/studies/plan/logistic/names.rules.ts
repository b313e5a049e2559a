import { m } from '#messages';
import { finding } from '../../parse/finding.ts';
import { repeated } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';
import { predictorFindings } from '../regress/category-findings.rules.ts';
import { eventFindings } from './event-findings.rules.ts';

export const logisticPlan: PlanKind<'logistic'> = {
  needsSingleAnswers: true,
  check: (given) => {
    const predictors = given.names('predictors');
    return [
      ...eventFindings(given),
      ...predictorFindings(predictors, given),
      ...repeated(predictors),
      ...predictors
        .filter(({ name }) => name === given.options.outcome)
        .map(({ name, path }) =>
          finding('plan-own-outcome', path, (locale) => m.studies_plan_own_outcome({}, { locale }), name),
        ),
    ];
  },
  uses: ({ outcome, predictors }) => [outcome, ...predictors],
};
