import { itemFindings, repeated } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const missingPlan: PlanKind<'missing'> = {
  needsSingleAnswers: true,
  check: ({ content, names }) => [
    ...names('variables')
      .filter(({ name }) => !content.scales.has(name))
      .flatMap(({ name, path }) => itemFindings(name, path, content)),
    ...repeated(names('variables')),
  ],
  uses: ({ variables }) => (variables === 'all' ? [] : variables),
};
