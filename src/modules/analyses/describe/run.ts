import type { z } from 'zod';
import { gatherList, type Released, releaseFigure } from '#modules/privacy/index.ts';
import { rangeOf } from '#modules/studies/index.ts';
import type { describeOptions } from '#modules/studies/schema.ts';
import { describe } from '#statistics';
import { numbersOf } from '../data-files/data-file.ts';
import { areTooFewOffices } from '../data-files/few-offices.rules.ts';
import { smallestGroup } from '../data-files/groups.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import type { DescriptionResult } from '../schema.ts';
import { everyMeasure } from './every-measure.ts';

export type DescribeOptions = z.infer<typeof describeOptions>;

/** Mean, standard deviation and 95 % interval of each variable. */
export function runDescribe(options: DescribeOptions, context: PlanContext): Released<DescriptionResult[]> {
  const variables = options.variables === 'all' ? everyMeasure(context) : options.variables;
  return gatherList(
    variables.map((variable) => {
      const { n, missing, mean, standardDeviation, confidenceInterval } = describe(
        numbersOf(context.dataFile, variable),
      );
      const result: DescriptionResult = {
        ...provenanceOf(context),
        variable,
        n,
        missing,
        ...(areTooFewOffices(context, n)
          ? { mean: null, sd: null, ci: null, refused: 'too-few-offices' }
          : { mean, sd: standardDeviation, ci: confidenceInterval }),
        range: rangeOf(context.study, context.dataFile.name, variable),
      };
      const restsOn = Math.min(n, smallestGroup(context, [variable]));
      return releaseFigure(result, restsOn, context.policy, withheldDescription);
    }),
  );
}

function withheldDescription(result: DescriptionResult, reason: string): DescriptionResult {
  const { refused: _refused, ...rest } = result;
  return { ...rest, n: null, missing: null, mean: null, sd: null, ci: null, withheld: reason };
}
