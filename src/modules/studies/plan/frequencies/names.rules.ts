import { itemFindings, repeated } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const frequenciesPlan: PlanKind<'frequencies'> = {
  needsSingleAnswers: true,
  check: ({ content, names }) => [
    ...names('items').flatMap(({ name, path }) => itemFindings(name, path, content)),
    ...repeated(names('items')),
  ],
  uses: ({ items }) => (items === 'all' ? [] : items),
};
