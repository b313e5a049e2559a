import { m } from '#messages';
import { type Finding, finding, type Path } from '../../parse/finding.ts';
import { listOf } from '../../parse/study-outline.ts';
import type { Content } from '../files.rules.ts';
import { type Named, variableFindings } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';
import { comparedPairs } from './options.ts';

export const comparePairedPlan: PlanKind<'comparePaired'> = {
  needsSingleAnswers: false,
  hasTests: true,
  check: ({ options: { first, second, pairs }, content, at }) => [
    ...pairFindings([first, second], [at('first'), at('second')], content),
    ...listOf(pairs).flatMap((pair, index) => {
      const places = listOf(pair).map((_, place): Path => [...at('pairs'), index, place]);
      return pairFindings(listOf(pair), places, content);
    }),
  ],
  uses: (options) => comparedPairs(options).flat(),
};

function pairFindings(names: readonly unknown[], paths: readonly Path[], content: Content): Finding[] {
  const named = names.flatMap((name, place): Named[] =>
    typeof name === 'string' ? [{ name, path: paths[place]! }] : [],
  );
  const [one, other] = named;
  const say = (locale: 'nb' | 'nn' | 'en') => m.studies_paired_same({}, { locale });
  return [
    ...named.flatMap(({ name, path }) => variableFindings(name, path, content)),
    ...(one && other && one.name === other.name ? [finding('paired-same', other.path, say, other.name)] : []),
  ];
}
