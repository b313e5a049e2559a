import { outcomeFindings, repeated, scaleFindings } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const reliabilityPlan: PlanKind<'reliability'> = {
  // Means of offices do not hold together as answers do; the indicators of an outcome may.
  needsSingleAnswers: false,
  check: ({ content, names }) => [
    ...names('scales').flatMap(({ name, path }) =>
      content.file === 'office' ? outcomeFindings(name, path, content) : scaleFindings(name, path, content),
    ),
    ...repeated(names('scales')),
  ],
  // A scale does without the items that are not there.
  uses: () => [],
};
