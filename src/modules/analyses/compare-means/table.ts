import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { inQuotes } from '#platform/listing.ts';
import { formatCoefficient, formatNumber, formatPRelation } from '#platform/number-style.ts';
import type { MeanComparisonResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, mention, symbol, type TableContext } from '../tables/table-context.ts';
import { twoGroupsFigures, twoGroupsFinding, twoGroupsNotes } from './two-groups.ts';

/** n, mean, SD and interval of each group, the F test in the note. */
export function groupMeansTable(result: Released<MeanComparisonResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  return newTable(context, {
    title: m.reports_means_title(
      { outcome: label(context, result.outcome), by: label(context, result.by) },
      locale,
    ),
    columns: [
      m.reports_column_group({}, locale),
      symbol.n,
      symbol.M,
      symbol.SD,
      m.reports_column_interval({}, locale),
    ],
    rows: [
      ...result.groups.map((group) => ({
        cells: [
          cell.heading(group.label),
          cell.count(group.n, group.withheld),
          cell.number(group.mean, 2, group.withheld),
          cell.number(group.sd, 2, group.withheld),
          cell.interval(group.ci, 'number', group.withheld),
        ],
      })),
      {
        isTotal: true,
        cells: [
          cell.heading(m.reports_total({}, locale)),
          cell.count(result.total.n, result.withheld),
          cell.number(result.total.mean, 2, result.withheld),
          cell.number(result.total.sd, 2, result.withheld),
          cell.nothing,
        ],
      },
    ],
    notes: testNote(result, context),
    sizes: [testedSize(result)],
  });
}

/** How many the test and its figures rest on: those in the groups that are shown, where some are withheld. */
export function testedSize(result: MeanComparisonResult): number | null {
  const { F, ranks, twoMeans, twoRanks } = result;
  const isTested = F !== null || [ranks, twoMeans, twoRanks].some((test) => test !== undefined);
  if (!isTested || !result.groups.some((group) => group.withheld)) return result.n;
  return result.groups.reduce((sum, group) => sum + (group.n ?? 0), 0);
}

function testNote(result: MeanComparisonResult, context: TableContext): string[] {
  const locale = { locale: context.language };
  const figures = testFigures(result, context);
  if (figures === null) return [];
  const hasWithheld = result.groups.some((group) => group.withheld);
  return [
    m.reports_means_note({ figures }, locale),
    ...effectNote(result, context),
    ...twoGroupsNotes(result, context),
    ...spreadNote(result, context),
    ...(hasWithheld
      ? [m.reports_means_shown_only({ n: testedSize(result) ?? '–', total: result.n ?? '–' }, locale)]
      : []),
  ];
}

/** The test in one line: `F(2, 245) = 4,49, p = 0,012, η² = 0,035`. Null where nothing was tested. */
function testFigures(result: MeanComparisonResult, { language }: TableContext): string | null {
  const locale = { locale: language };
  const p = formatPRelation(result.p ?? 1, language);
  if (result.ranks) {
    const { H, df, epsilonSquared } = result.ranks;
    const inputs = {
      df,
      H: formatNumber(H, language, { decimals: 2 }),
      p,
      epsilon: formatCoefficient(epsilonSquared, language, 3),
    };
    return m.reports_figures_ranks(inputs, locale);
  }
  const ofTwo = twoGroupsFigures(result, language);
  if (ofTwo !== null) return ofTwo;
  if (result.F === null) return null;
  const inputs = {
    df: degreesOfFreedom(result.df, language),
    F: formatNumber(result.F, language, { decimals: 2 }),
    p,
    eta: formatCoefficient(result.etaSquared ?? 0, language, 3),
  };
  return result.test === 'welch'
    ? m.reports_figures_welch(inputs, locale)
    : m.reports_figures_anova(inputs, locale);
}

/** `2, 245`, or with Welch's degrees of freedom `2, 97.4`; a comma in the number asks for a semicolon between. */
function degreesOfFreedom(df: MeanComparisonResult['df'], language: TableContext['language']): string {
  const isWhole = (df ?? []).every(Number.isInteger);
  if (isWhole) return df?.join(', ') ?? '';
  return (df ?? [])
    .map((value) => formatNumber(value, language, { decimals: Number.isInteger(value) ? 0 : 1 }))
    .join(language === 'en' ? ', ' : '; ');
}

function effectNote(
  { omegaSquared, etaSquaredCi }: MeanComparisonResult,
  { language }: TableContext,
): string[] {
  if (omegaSquared === undefined || etaSquaredCi === undefined) return [];
  const show = (share: number) => formatCoefficient(share, language, 3);
  const interval = `[${etaSquaredCi.map(show).join(language === 'en' ? ', ' : '; ')}]`;
  return [m.reports_means_effect({ omega: show(omegaSquared), interval }, { locale: language })];
}

function spreadNote({ levene }: MeanComparisonResult, { language }: TableContext): string[] {
  if (!levene || levene.F === null) return [];
  const inputs = {
    df: levene.df.join(', '),
    F: formatNumber(levene.F, language, { decimals: 2 }),
    p: formatPRelation(levene.p, language),
  };
  const say = levene.centre === 'means' ? m.reports_means_spread_levene : m.reports_means_spread;
  return [say(inputs, { locale: language })];
}

/** Every pair of groups: difference, standard error, interval where the method has one, and corrected p. */
export function pairsTable(result: Released<MeanComparisonResult>, context: TableContext): TableBlock | null {
  // Where nothing is tested, a table of nothing but withheld would say no more than the groups' table does.
  if (testFigures(result, context) === null || result.pairs.length === 0) return null;
  const locale = { locale: context.language };
  const cell = cells(context);
  const { postHoc = 'bonferroni' } = result;
  const hasIntervals = postHoc !== 'holm' && postHoc !== 'dunn';
  const pairs = result.pairs.filter((pair) => !pair.withheld).length;
  return newTable(context, {
    suffix: 'pairs',
    title: m.reports_pairs_title({ outcome: label(context, result.outcome) }, locale),
    columns: [
      m.reports_column_pair({}, locale),
      postHoc === 'dunn'
        ? m.reports_column_rank_difference({}, locale)
        : m.reports_column_difference({}, locale),
      symbol.SE,
      ...(hasIntervals ? [m.reports_column_interval({}, locale)] : []),
      symbol.p,
    ],
    rows: result.pairs.map((pair) => ({
      cells: [
        cell.heading(`${pair.a} – ${pair.b}`),
        cell.number(pair.difference, 2, pair.withheld),
        cell.number(pair.se, 2, pair.withheld),
        ...(hasIntervals ? [cell.interval(pair.ci, 'number', pair.withheld)] : []),
        cell.p(pair.p, pair.withheld),
      ],
    })),
    notes: postHoc === 'none' ? [] : [pairsNotes[postHoc]({ pairs }, locale)],
    sizes: [testedSize(result)],
  });
}

const pairsNotes = {
  bonferroni: m.reports_pairs_note,
  holm: m.reports_pairs_note_holm,
  tukey: m.reports_pairs_note_tukey,
  gamesHowell: m.reports_pairs_note_games_howell,
  scheffe: m.reports_pairs_note_scheffe,
  dunn: m.reports_pairs_note_dunn,
} as const;

/** Whether the groups differ, and which pairs do. */
export function meansFinding(result: Released<MeanComparisonResult>, context: TableContext): string {
  const locale = { locale: context.language };
  const names = { outcome: mention(context, result.outcome), by: mention(context, result.by) };
  const figures = testFigures(result, context);
  if (figures === null) return m.reports_finding_means_not_shown(names, locale);
  const inputs = { ...names, figures: `${figures}, n = ${testedSize(result) ?? '–'}` };
  if ((result.p ?? 1) >= 0.05) return m.reports_finding_means_none(inputs, locale);
  const ofTwo = twoGroupsFinding(result, context, inputs);
  if (ofTwo !== null) return ofTwo;
  if (result.pairs.length === 0) return m.reports_finding_means_differ(inputs, locale);
  const pairs = result.pairs.filter((pair) => pair.p !== null && pair.p < 0.05);
  if (pairs.length === 0) return m.reports_finding_means_overall(inputs, locale);
  const quoted = (group: string) => inQuotes(group, context.language);
  const significant = pairs
    .map((pair) => m.reports_finding_means_pair({ a: quoted(pair.a), b: quoted(pair.b) }, locale))
    .join('; ');
  return m.reports_finding_means({ ...inputs, names: significant }, locale);
}
