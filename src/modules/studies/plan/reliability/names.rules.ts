import { repeated, scaleFindings } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const reliabilityPlan: PlanKind<'reliability'> = {
  needsSingleAnswers: true,
  check: ({ content, names }) => [
    ...names('scales').flatMap(({ name, path }) => scaleFindings(name, path, content)),
    ...repeated(names('scales')),
  ],
  // A scale does without the items that are not there.
  uses: () => [],
};
