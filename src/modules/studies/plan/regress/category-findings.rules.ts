import { m } from '#messages';
import { type Finding, finding, type Path } from '../../parse/finding.ts';
import { recordOf } from '../../parse/study-outline.ts';
import { type Named, variableFindings } from '../names.rules.ts';
import type { GivenNames } from '../plan-kind.ts';

/**
 * Findings on predictors, of which some may stand under `categories` with the answer the others are compared with:
 * those must be questions with options, and that answer one of them.
 */
export function predictorFindings(
  predictors: readonly Named[],
  { options, content, at }: Pick<GivenNames, 'options' | 'content' | 'at'>,
): Finding[] {
  const references = recordOf(options.categories);
  const isCategory = ({ name }: Named) => Object.hasOwn(references, name);
  return [
    ...predictors
      .filter((predictor) => !isCategory(predictor))
      .flatMap(({ name, path }) => variableFindings(name, path, content)),
    ...Object.entries(references).flatMap(([name, reference]) => {
      const path: Path = [...at('categories'), name];
      if (!predictors.some((predictor) => predictor.name === name)) {
        return [
          finding(
            'plan-category-not-predictor',
            path,
            (locale) => m.studies_plan_category_not_predictor({}, { locale }),
            name,
          ),
        ];
      }
      const item = content.file === 'office' ? undefined : content.items.get(name);
      if (item?.kind !== 'choice') {
        return [
          finding(
            'plan-category-not-choice',
            path,
            (locale) => m.studies_plan_category_not_choice({}, { locale }),
            name,
          ),
        ];
      }
      if (item.options.some(({ value }) => value === reference)) return [];
      const allowed = item.options.map(({ value }) => String(value)).join(', ');
      return [
        finding(
          'plan-category-reference',
          path,
          (locale) => m.studies_plan_category_reference({ allowed }, { locale }),
          String(reference),
        ),
      ];
    }),
  ];
}
