import { m } from '#messages';
import { type Finding, finding } from '../../parse/finding.ts';
import { alsoControlled, polychoricFindings } from '../names.rules.ts';
import type { GivenNames, PlanKind } from '../plan-kind.ts';

export const correlatePlan: PlanKind<'correlate'> = {
  needsSingleAnswers: false,
  hasTests: true,
  check: (given) => {
    const { options, content, at, names, variable, variables } = given;
    const { outcome, method } = options;
    const related = [
      ...(typeof outcome === 'string' ? [{ name: outcome, path: at('outcome') }] : []),
      ...names('with'),
      ...names('among'),
    ];
    return [
      ...smallSampleFindings(given),
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

/** Leaving one out would tell of that one: it is for offices, whose figures are means of enough people. */
function smallSampleFindings({ options, file, at }: GivenNames): Finding[] {
  if (options.smallSample !== true || file === 'office') return [];
  const say = (locale: 'nb' | 'nn' | 'en') => m.studies_small_sample_office({}, { locale });
  return [finding('small-sample-office', at('smallSample'), say, 'true')];
}
