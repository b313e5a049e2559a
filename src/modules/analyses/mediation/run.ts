import { type Released, releaseFigure } from '#modules/privacy/index.ts';
import type { OptionsOf } from '#modules/studies/index.ts';
import { type Mediation, mediation, type RegressionTerm, seededRandom } from '#statistics';
import { numbersOf } from '../data-files/data-file.ts';
import { areTooFewOffices, completeCount } from '../data-files/few-offices.rules.ts';
import { smallestGroup } from '../data-files/groups.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { MediationResult } from './result.ts';

const defaultSeed = 1;

/** A predictor's way to an outcome, direct and by a mediator, of those who answered all that is in it. */
export function runMediation(
  { predictor, mediator, outcome, covariates, seed = defaultSeed }: OptionsOf<'mediation'>,
  context: PlanContext,
): Released<MediationResult> {
  const variables = [predictor, mediator, outcome, ...(covariates ?? [])];
  const columns = variables.map((variable) => numbersOf(context.dataFile, variable));
  const [x, m, y, ...held] = columns as [Float64Array, Float64Array, Float64Array, ...Float64Array[]];
  const n = completeCount(columns);
  const asked = { predictor, mediator, outcome, ...(covariates ? { covariates } : {}) };
  const from = { ...provenanceOf(context), ...asked, ...nothing };
  const attempt = areTooFewOffices(context, n)
    ? { refused: 'too-few-offices' }
    : tryStatistic(() => mediation(x, m, y, seededRandom(seed), { covariates: held }));
  const result: MediationResult =
    'refused' in attempt
      ? { ...from, n, refused: attempt.refused }
      : {
          ...from,
          n: attempt.value.n,
          a: pathOf(attempt.value.a),
          b: pathOf(attempt.value.b),
          direct: pathOf(attempt.value.direct),
          total: pathOf(attempt.value.total),
          indirect: {
            B: attempt.value.indirect.estimate,
            standardised: attempt.value.indirect.standardised,
            sobelSe: attempt.value.indirect.sobelError,
            sobelZ: attempt.value.indirect.sobelZ,
            sobelP: attempt.value.indirect.sobelP,
            jointP: jointP(attempt.value),
            ci: attempt.value.indirect.biasCorrected,
            percentileCi: attempt.value.indirect.percentile,
            resamples: attempt.value.resamples,
            seed,
          },
        };
  const restsOn = Math.min(n, smallestGroup(context, variables));
  return releaseFigure(result, restsOn, context.policy, withheldMediation);
}

const nothing = { n: null, a: null, b: null, direct: null, total: null, indirect: null };

/**
 * The test of the indirect path that a family counts, as its bootstrap interval has no p: it is there when both of its paths
 * are. MacKinnon et al. (2002), Psychological Methods 7:83–104, found its balance of level and power the best of fourteen.
 */
function jointP({ a, b }: Mediation): number | null {
  return a.pValue === null || b.pValue === null ? null : Math.max(a.pValue, b.pValue);
}

function pathOf({ B, standardError, t, pValue, confidenceInterval }: RegressionTerm): MediationResult['a'] {
  return { B, se: standardError, t, p: pValue, ci: confidenceInterval };
}

/** By name, so that no figure added later is shown by being forgotten here. */
function withheldMediation(
  { plan, planned, file, where, predictor, mediator, outcome, covariates }: MediationResult,
  reason: string,
): MediationResult {
  const from = { plan, planned, file, ...(where === undefined ? {} : { where }) };
  const asked = { predictor, mediator, outcome, ...(covariates ? { covariates } : {}) };
  return { ...from, ...asked, ...nothing, withheld: reason };
}
