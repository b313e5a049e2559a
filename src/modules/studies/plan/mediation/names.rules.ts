import { repeated, variableFindings } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

const places = ['predictor', 'mediator', 'outcome'] as const;

export const mediationPlan: PlanKind<'mediation'> = {
  needsSingleAnswers: false,
  hasTests: true,
  check: ({ names, options, at, content }) => {
    const onPaths = places.flatMap((place) => {
      const name = options[place];
      return typeof name === 'string' ? [{ name, path: at(place) }] : [];
    });
    const all = [...onPaths, ...names('covariates')];
    return [...all.flatMap(({ name, path }) => variableFindings(name, path, content)), ...repeated(all)];
  },
  uses: ({ predictor, mediator, outcome, covariates = [] }) => [predictor, mediator, outcome, ...covariates],
};
