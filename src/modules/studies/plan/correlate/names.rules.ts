import { alsoControlled, polychoricFindings } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const correlatePlan: PlanKind<'correlate'> = {
  needsSingleAnswers: false,
  hasTests: true,
  check: ({ options, content, at, names, variable, variables }) => {
    const { outcome, method } = options;
    const related = [
      ...(typeof outcome === 'string' ? [{ name: outcome, path: at('outcome') }] : []),
      ...names('with'),
      ...names('among'),
    ];
    return [
      ...variable('outcome'),
      ...variables('with'),
      ...variables('among'),
      ...variables('controlling'),
      ...alsoControlled([...names('with'), ...names('among')], names('controlling')),
      ...variables('auxiliary'),
      ...alsoControlled([...names('with'), ...names('among')], names('auxiliary')),
      ...(method === 'polychoric'
        ? related.flatMap(({ name, path }) => polychoricFindings(name, path, content))
        : []),
    ];
  },
  uses: ({ outcome, with: others = [], among = [], controlling = [], auxiliary = [] }) => [
    ...(outcome ? [outcome] : []),
    ...others,
    ...among,
    ...controlling,
    ...auxiliary,
  ],
};
