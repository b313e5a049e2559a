import { polychoricFindings, repeated, scaleFindings } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const explorePlan: PlanKind<'explore'> = {
  needsSingleAnswers: true,
  check: ({ options, content, names, variables }) => [
    ...variables('items'),
    ...names('scales').flatMap(({ name, path }) => scaleFindings(name, path, content)),
    ...repeated(names('scales')),
    ...(options.correlations === 'polychoric'
      ? names('items').flatMap(({ name, path }) => polychoricFindings(name, path, content))
      : []),
  ],
  uses: ({ items = [] }) => items,
};
