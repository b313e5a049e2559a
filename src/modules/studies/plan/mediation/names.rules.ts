import { repeated } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

const places = ['predictor', 'mediator', 'outcome'] as const;

export const mediationPlan: PlanKind<'mediation'> = {
  needsSingleAnswers: false,
  check: ({ variable, options, at }) => [
    ...places.flatMap((place) => variable(place)),
    ...repeated(
      places.flatMap((place) => {
        const name = options[place];
        return typeof name === 'string' ? [{ name, path: at(place) }] : [];
      }),
    ),
  ],
  uses: ({ predictor, mediator, outcome }) => [predictor, mediator, outcome],
};
