import { m } from '#messages';
import {
  correlationFinding,
  correlationMatrixTable,
  correlationTable,
  matrixFinding,
  mention,
  smallSampleTable,
  strongestFirst,
  type TableContext,
} from '#modules/analyses/index.ts';
import type { CorrelationResult } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import type { Language } from '#platform/language.ts';
import { formatCoefficient, significanceStars } from '#platform/number-style.ts';
import {
  type CorrelationMatrix,
  correlationMatrixFigure,
  type ResearchModel,
  researchModelFigure,
} from '../figures/index.ts';
import type { TableBlock } from '../schema.ts';
import { figureBlock, label, type Section } from './section.ts';

/** Factors with one outcome: the research model with its strengths, then the table. */
export function correlateSection(results: Released<CorrelationResult[]>, context: TableContext): Section {
  const locale = { locale: context.language };
  const finding = correlationFinding(results, context);
  const outcome = mention(context, results[0]?.y ?? '');
  const model = viewOf(
    results,
    (all): ResearchModel => ({
      outcome: label(context, results[0]?.y ?? ''),
      factors: strongestFirst(all).map((result) => ({
        label: label(context, result.x),
        strengths: [
          {
            r: result.r,
            text: starredText(result, context.language),
            isSignificant: (result.p ?? 1) < 0.05,
            isWithheld: result.withheld !== undefined,
          },
        ],
      })),
    }),
  );
  const figure = figureBlock({
    context,
    title: m.reports_figure_model_title({ outcome }, locale),
    alternativeText: m.reports_alternative_model({ factors: results.length, outcome, finding }, locale),
    sizes: results.map((result) => result.n),
    draw: (options) => researchModelFigure(model, options),
  });
  return {
    finding,
    figures: [figure],
    tables: [correlationTable(results, context), ...smallSampleTables(results, context)],
    how: [],
  };
}

/** Every pair of a list: the heat table as a figure, then the same numbers as a table. */
export function matrixSection(
  results: Released<CorrelationResult[]>,
  variables: readonly string[],
  context: TableContext,
): Section {
  const locale = { locale: context.language };
  const finding = matrixFinding(results, context);
  const matrix = viewOf(
    results,
    (all): CorrelationMatrix => ({
      variables: variables.map((variable) => label(context, variable)),
      cells: all.map((result) => ({
        row: variables.indexOf(result.y),
        column: variables.indexOf(result.x),
        r: result.r,
        text: starredText(result, context.language),
        isWithheld: result.withheld !== undefined,
      })),
    }),
  );
  const figure = figureBlock({
    context,
    title: m.reports_figure_matrix_title({}, locale),
    alternativeText: m.reports_alternative_other({ finding }, locale),
    sizes: results.map((result) => result.n),
    draw: (options) => correlationMatrixFigure(matrix, options),
  });
  return {
    finding,
    figures: [figure],
    tables: [correlationMatrixTable(results, variables, context), ...smallSampleTables(results, context)],
    how: [],
  };
}

function smallSampleTables(results: Released<CorrelationResult[]>, context: TableContext): TableBlock[] {
  const table = smallSampleTable(results, context);
  return table ? [table] : [];
}

function starredText(result: CorrelationResult, language: Language): string {
  if (result.r === null) return '–';
  return `${formatCoefficient(result.r, language)}${significanceStars(result.p ?? 1)}`;
}
