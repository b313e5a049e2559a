import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { formatCoefficient, formatNumber, formatPRelation } from '#platform/number-style.ts';
import type { TwoWayComparisonResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import {
  cells,
  label,
  mention,
  startingSentence,
  symbol,
  type TableContext,
} from '../tables/table-context.ts';

type Result = Released<TwoWayComparisonResult>;
type Row = TableBlock['rows'][number];
type Effect = TwoWayComparisonResult['effects'][number];

/** Source, SS, df, MS, F, p and partial effect sizes. Null where nothing was tested. */
export function twoWayTable(result: Result, context: TableContext): TableBlock | null {
  const { residual, effects, testedN, n } = result;
  if (residual === null) return null;
  const locale = { locale: context.language };
  const cell = cells(context);
  const isPart = testedN !== null && n !== null && testedN < n;
  return newTable(context, {
    suffix: 'anova',
    title: m.reports_two_way_title({ outcome: label(context, result.outcome) }, locale),
    columns: [
      m.reports_column_source({}, locale),
      italic('SS'),
      italic('df'),
      italic('MS'),
      symbol.F,
      symbol.p,
      m.reports_column_partial_eta({}, locale),
      m.reports_column_interval({}, locale),
      m.reports_column_partial_omega({}, locale),
    ],
    rows: [
      ...effects.map((effect) => ({
        cells: [
          cell.heading(sourceName(effect.source, result, context)),
          cell.number(effect.sumOfSquares),
          cell.count(effect.df),
          cell.number(effect.meanSquare),
          cell.number(effect.F),
          cell.p(effect.p),
          cell.coefficient(effect.partialEtaSquared),
          cell.interval(effect.partialEtaSquaredCi, 'coefficient'),
          cell.coefficient(effect.partialOmegaSquared),
        ],
      })),
      {
        cells: [
          cell.heading(m.reports_two_way_residual({}, locale)),
          cell.number(residual.sumOfSquares),
          cell.count(residual.df),
          cell.number(residual.meanSquare),
          ...Array.from({ length: 5 }, () => cell.nothing),
        ],
      },
    ],
    notes: [
      m.reports_two_way_note({ type: result.sumsOfSquares }, locale),
      ...(isPart ? [m.reports_two_way_note_shown({ n: testedN, total: n }, locale)] : []),
      ...spreadNote(result, context),
    ],
    sizes: [testedN],
  });
}

function spreadNote({ levene }: Result, { language }: TableContext): string[] {
  if (!levene || levene.F === null) return [];
  const inputs = {
    df: levene.df.join(', '),
    F: formatNumber(levene.F, language, { decimals: 2 }),
    p: formatPRelation(levene.p, language),
  };
  return [m.reports_means_spread(inputs, { locale: language })];
}

/** The mean of each cell with SD and n under it, and the means at the edges; adjusted ones where they differ. */
export function twoWayCellsTable(result: Result, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const [a, b] = [label(context, result.by[0]), label(context, result.by[1])];
  const isAdjusted = result.isBalanced === false;
  type Figures = { n: number | null; mean: number | null; sd: number | null; withheld?: string | undefined };
  const lines = (
    heading: string,
    figures: readonly Figures[],
    adjustedMean: number | null,
    isTotal: boolean,
  ): Row[] => {
    const edge = (of: typeof cell.nothing) => (isAdjusted ? [of] : []);
    const total = isTotal ? { isTotal } : {};
    const head: Row = {
      ...total,
      cells: [
        cell.heading(heading),
        ...figures.map(({ mean, withheld }) => cell.number(mean, 2, withheld)),
        ...edge(cell.number(adjustedMean)),
      ],
    };
    if (figures.every(({ withheld }) => withheld)) return [head];
    return [
      head,
      {
        ...total,
        cells: [
          { ...cell.heading(symbol.SD), indent: 1 },
          ...figures.map(({ sd }) => cell.number(sd)),
          ...edge(cell.nothing),
        ],
      },
      {
        ...total,
        cells: [
          { ...cell.heading(symbol.n), indent: 1 },
          ...figures.map(({ n }) => cell.count(n)),
          ...edge(cell.nothing),
        ],
      },
    ];
  };
  return newTable(context, {
    title: m.reports_two_way_cells_title({ outcome: label(context, result.outcome), a, b }, locale),
    columns: [
      a,
      ...result.columnGroups.map((group) => group.label),
      m.reports_total({}, locale),
      ...(isAdjusted ? [m.reports_column_adjusted({}, locale)] : []),
    ],
    rows: [
      ...result.rowGroups.flatMap((group, row) =>
        lines(group.label, [...result.cells[row]!, group], group.adjustedMean, false),
      ),
      ...lines(m.reports_total({}, locale), [...result.columnGroups, result.total], null, true),
      ...(isAdjusted
        ? [
            {
              isTotal: true,
              cells: [
                cell.heading(m.reports_column_adjusted({}, locale)),
                ...result.columnGroups.map(({ adjustedMean }) => cell.number(adjustedMean)),
                cell.nothing,
                cell.nothing,
              ],
            },
          ]
        : []),
    ],
    notes: [
      m.reports_two_way_cells_note({}, locale),
      ...(isAdjusted ? [m.reports_two_way_adjusted_note({}, locale)] : []),
    ],
    sizes: [result.n],
  });
}

/** Where the interaction is significant: the first factor within each group of the second. */
export function twoWaySimpleTable(result: Result, context: TableContext): TableBlock | null {
  const interaction = effectOf(result, 'interaction');
  if (!interaction || interaction.p >= 0.05 || result.simpleEffects.length === 0) return null;
  const locale = { locale: context.language };
  const cell = cells(context);
  const [a, b] = [label(context, result.by[0]), mention(context, result.by[1])];
  const pairs = result.simpleEffects.flatMap((effect) => effect.pairs).length;
  return newTable(context, {
    suffix: 'simple',
    title: m.reports_two_way_simple_title({ outcome: label(context, result.outcome), a, b }, locale),
    columns: [
      m.reports_column_pair({}, locale),
      m.reports_column_difference({}, locale),
      symbol.SE,
      symbol.t,
      symbol.p,
    ],
    rows: result.simpleEffects.flatMap(({ within, F, df, p, pairs: compared }) => [
      {
        isSection: true,
        cells: [
          cell.heading(
            m.reports_two_way_simple_effect({ level: within, ...figures({ F, p }, df, context) }, locale),
          ),
        ],
      },
      ...compared.map((pair) => ({
        cells: [
          { ...cell.heading(`${pair.a} – ${pair.b}`), indent: 1 as const },
          cell.number(pair.difference),
          cell.number(pair.se),
          cell.number(pair.t),
          cell.p(pair.p),
        ],
      })),
    ]),
    notes: [m.reports_two_way_simple_note({ pairs }, locale)],
    sizes: [result.testedN],
  });
}

/** The interaction first: where there is one, main effects by themselves mislead. */
export function twoWayFinding(result: Result, context: TableContext): string {
  const locale = { locale: context.language };
  const [a, b] = [mention(context, result.by[0]), mention(context, result.by[1])];
  const outcome = mention(context, result.outcome);
  const [first, second, interaction] = (['first', 'second', 'interaction'] as const).map((source) =>
    effectOf(result, source),
  );
  if (!first || !second) return m.reports_finding_two_way_not_shown({ a, b, outcome }, locale);
  const say = (effect: Effect) => sayEffect(effect, result, context);
  if (interaction && interaction.p < 0.05) {
    return m.reports_finding_two_way_interaction({ a, b, outcome, figures: say(interaction) }, locale);
  }
  const [isFirst, isSecond] = [first.p < 0.05, second.p < 0.05];
  const inputs = { a, b, outcome: startingSentence(outcome), figuresA: say(first), figuresB: say(second) };
  const turned = { ...inputs, a: b, b: a, figuresA: inputs.figuresB, figuresB: inputs.figuresA };
  const sentence =
    isFirst && isSecond
      ? m.reports_finding_two_way_both(inputs, locale)
      : isFirst
        ? m.reports_finding_two_way_one(inputs, locale)
        : isSecond
          ? m.reports_finding_two_way_one(turned, locale)
          : m.reports_finding_two_way_neither({ ...inputs, outcome }, locale);
  return interaction
    ? `${sentence} ${m.reports_finding_two_way_no_interaction({ figures: say(interaction) }, locale)}`
    : sentence;
}

function sayEffect(
  { F, df, p, partialEtaSquared }: Effect,
  { residual }: Result,
  context: TableContext,
): string {
  const inputs = figures({ F, p }, [df, residual?.df ?? 0], context);
  const eta = formatCoefficient(partialEtaSquared, context.language);
  return m.reports_figures_two_way({ ...inputs, eta }, { locale: context.language });
}

function figures(
  { F, p }: { readonly F: number; readonly p: number },
  df: readonly number[],
  { language }: TableContext,
) {
  return {
    df: df.join(', '),
    F: formatNumber(F, language, { decimals: 2 }),
    p: formatPRelation(p, language),
  };
}

function effectOf({ effects }: Result, source: Effect['source']): Effect | undefined {
  return effects.find((effect) => effect.source === source);
}

function sourceName(source: Effect['source'], { by }: Result, context: TableContext): string {
  const [a, b] = [label(context, by[0]), label(context, by[1])];
  if (source === 'interaction') return `${a} × ${b}`;
  return source === 'first' ? a : b;
}

function italic(letters: string) {
  return [{ text: letters, italic: true }] as const;
}
