import { m } from '#messages';
import { type Finding, finding, findingAtKey, type Path } from '../../parse/finding.ts';
import type { ItemOutline } from '../../parse/study-outline.ts';
import { crosstabFindings } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const goodnessOfFitPlan: PlanKind<'goodnessOfFit'> = {
  needsSingleAnswers: true,
  hasTests: true,
  check: ({ options: { item: name, expected }, content, at }) => {
    const item = typeof name === 'string' ? content.items.get(name) : undefined;
    return [
      ...crosstabFindings(name, at('item'), content),
      ...(item && isMap(expected)
        ? expectedFindings(Object.keys(expected), answersOf(item), at('expected'))
        : []),
    ];
  },
  uses: ({ item }) => [item],
};

/** Every answer has a share, and every share an answer. */
function expectedFindings(given: readonly string[], answers: readonly string[], path: Path): Finding[] {
  if (answers.length === 0) return [];
  const unknown = given.filter((value) => !answers.includes(value));
  const lacking = answers.filter((value) => !given.includes(value));
  return [
    ...unknown.map((value) =>
      findingAtKey('expected-unknown', [...path, value], (locale) =>
        m.studies_expected_unknown({ value }, { locale }),
      ),
    ),
    ...lacking.map((value) =>
      finding('expected-lacks', path, (locale) => m.studies_expected_lacks({ value }, { locale })),
    ),
  ];
}

function answersOf({ options, minimum, maximum }: ItemOutline): string[] {
  if (options.length > 0) return options.map(({ value }) => String(value));
  if (minimum === undefined || maximum === undefined) return [];
  return Array.from({ length: maximum - minimum + 1 }, (_, step) => String(minimum + step));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
