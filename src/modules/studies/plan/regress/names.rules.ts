import { m } from '#messages';
import { finding } from '../../parse/finding.ts';
import { listOf } from '../../parse/study-outline.ts';
import { alsoControlled, type Named, repeated } from '../names.rules.ts';
import type { GivenNames, PlanKind } from '../plan-kind.ts';
import { predictorFindings } from './category-findings.rules.ts';
import { namedPredictors } from './named-predictors.rules.ts';
import { significantFindings } from './significant.rules.ts';

export const regressPlan: PlanKind<'regress'> = {
  needsSingleAnswers: false,
  hasTests: true,
  check: (given) => {
    const { entry, file, outline, names, variable, variables, options } = given;
    const predictors = [...names('predictors'), ...namesInBlocks(given)];
    return [
      ...variable('outcome'),
      ...predictorFindings(predictors, given),
      ...repeated(predictors),
      ...predictors
        .filter(({ name }) => name === options.outcome)
        .map(({ name, path }) =>
          finding('plan-own-outcome', path, (locale) => m.studies_plan_own_outcome({}, { locale }), name),
        ),
      ...variables('auxiliary'),
      ...alsoControlled(predictors, names('auxiliary')),
      ...significantFindings(entry, file, outline),
    ];
  },
  uses: (options) => [options.outcome, ...namedPredictors(options), ...(options.auxiliary ?? [])],
};

function namesInBlocks({ options, at }: GivenNames): Named[] {
  return listOf(options.blocks).flatMap((block, place) =>
    listOf(block).flatMap((name, index) =>
      typeof name === 'string' ? [{ name, path: [...at('blocks'), place, index] }] : [],
    ),
  );
}
