import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock, Text } from '#modules/reports/schema.ts';
import { inAList } from '#platform/listing.ts';
import { formatCoefficient, formatNumber } from '#platform/number-style.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, mention, symbol, type TableContext } from '../tables/table-context.ts';
import { type AggregationResult, aggregationVerdicts } from './result.ts';
import { enoughAgreement, enoughReliability } from './verdict.rules.ts';

const verdictWords = {
  mayBeAveraged: m.reports_verdict_may_be_averaged,
  unreliableMeans: m.reports_verdict_unreliable_means,
  littleAgreement: m.reports_verdict_little_agreement,
  noDifference: m.reports_verdict_no_difference,
} as const;
const verdictSentences = {
  mayBeAveraged: m.reports_finding_aggregation_may,
  unreliableMeans: m.reports_finding_aggregation_unreliable,
  littleAgreement: m.reports_finding_aggregation_disagree,
  noDifference: m.reports_finding_aggregation_no_difference,
} as const;

const verdictHeads = {
  mayBeAveraged: m.reports_aggregation_head_may,
  unreliableMeans: m.reports_aggregation_head_care,
  littleAgreement: m.reports_aggregation_head_disagree,
  noDifference: m.reports_aggregation_head_no_difference,
} as const;
const verdictReasons = {
  mayBeAveraged: m.reports_aggregation_why_may,
  unreliableMeans: m.reports_aggregation_why_care,
  littleAgreement: m.reports_aggregation_why_disagree,
  noDifference: m.reports_aggregation_why_no_difference,
} as const;

const agreementSymbol: Text = [
  { text: 'r', italic: true },
  { text: 'wg', subscript: true },
];

/** A scale a row: the verdict, how much of an answer goes with the group, and how far people in a group agree. */
export function aggregationTable(results: Released<AggregationResult[]>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  return newTable(context, {
    title: m.reports_aggregation_title({ by: mention(context, results[0]?.by ?? '') }, locale),
    columns: [
      m.reports_column_variable({}, locale),
      m.reports_column_may_average({}, locale),
      symbol.n,
      'ICC(1)',
      m.reports_column_interval({}, locale),
      'ICC(2)',
      symbol.F,
      symbol.p,
      agreementSymbol,
      m.reports_column_agreement_skewed({}, locale),
    ],
    rows: results.map((result) => ({
      cells: [
        cell.heading(label(context, result.scale)),
        result.withheld
          ? cell.withheld
          : result.verdict
            ? cell.text(verdictWords[result.verdict]({}, locale))
            : cell.nothing,
        cell.count(result.n, result.withheld),
        cell.coefficient(result.icc1, result.withheld),
        cell.interval(result.icc1Ci, 'coefficient', result.withheld),
        // A reliability below 0 says no more than that there is none.
        cell.coefficient(result.icc2 === null ? null : Math.max(0, result.icc2), result.withheld),
        cell.number(result.F, 2, result.withheld),
        cell.p(result.p, result.withheld),
        cell.coefficient(result.agreement?.median ?? null, result.withheld),
        cell.coefficient(result.agreementSlightlySkewed?.median ?? null, result.withheld),
      ],
    })),
    notes: [
      ...groupsNote(results, context),
      m.reports_aggregation_note(
        {
          agreement: formatCoefficient(enoughAgreement, context.language),
          reliability: formatCoefficient(enoughReliability, context.language),
        },
        locale,
      ),
      ...varianceNote(results, context),
    ],
    sizes: results.map(({ n }) => n),
  });
}

/** How many groups, and how large: those of the scale that has most. */
function groupsNote(results: readonly AggregationResult[], { language }: TableContext): string[] {
  const [most] = results
    .filter(({ groupSize }) => groupSize !== null)
    .toSorted((a, b) => (b.df?.[0] ?? 0) - (a.df?.[0] ?? 0));
  if (!most?.groupSize || !most.df) return [];
  const { smallest, largest, mean } = most.groupSize;
  const number = (value: number, decimals: number) => formatNumber(value, language, { decimals });
  const inputs = {
    groups: most.df[0] + 1,
    smallest: number(smallest, 0),
    largest: number(largest, 0),
    mean: number(mean, 1),
  };
  return [m.reports_aggregation_groups(inputs, { locale: language })];
}

/** What the variance within groups is held against, where all questions have as many answers to choose from. */
function varianceNote(results: readonly AggregationResult[], { language }: TableContext): string[] {
  const known = results.filter(({ agreement }) => agreement !== null);
  const [first] = known;
  if (!first?.agreement || known.some(({ answers }) => answers !== first.answers)) return [];
  const number = (value: number) => formatNumber(value, language, { decimals: 2 });
  const inputs = { answers: first.answers ?? 0, uniform: number(first.agreement.expectedVariance) };
  const locale = { locale: language };
  const skewed = first.agreementSlightlySkewed;
  return [
    skewed
      ? m.reports_aggregation_variances({ ...inputs, skewed: number(skewed.expectedVariance) }, locale)
      : m.reports_aggregation_variance(inputs, locale),
  ];
}

/** How far each group agrees on each scale: a group a row. */
export function agreementsTable(
  results: Released<AggregationResult[]>,
  context: TableContext,
): TableBlock | null {
  const locale = { locale: context.language };
  const cell = cells(context);
  const told = results.filter((result) => result.agreement !== null);
  const groups = new Map(told.flatMap((result) => result.groups.map((group) => [group.value, group.label])));
  if (told.length === 0) return null;
  return newTable(context, {
    title: m.reports_agreements_title({ by: mention(context, told[0]!.by) }, locale),
    columns: [m.reports_column_group({}, locale), ...told.map((_, place) => String(place + 1))],
    rows: [...groups].map(([value, name]) => ({
      cells: [
        cell.heading(name),
        ...told.map((result) => {
          const group = result.groups.find((one) => one.value === value);
          return cell.coefficient(group?.agreement ?? null, group?.withheld);
        }),
      ],
    })),
    notes: [
      m.reports_agreements_note(
        {
          scales: told.map((result, place) => `${place + 1} = ${label(context, result.scale)}`).join(', '),
        },
        locale,
      ),
    ],
    sizes: told.map(({ n }) => n),
    suffix: 'groups',
    isAppendix: true,
  });
}

/** The verdict on one, with its reason; of several, how many there are of each. */
export function aggregationFinding(results: Released<AggregationResult[]>, context: TableContext): string {
  const { language } = context;
  const locale = { locale: language };
  const by = mention(context, results[0]?.by ?? '');
  const judged = results.filter(({ verdict }) => verdict !== null);
  const [only] = judged;
  if (!only?.verdict) return m.reports_finding_aggregation_none({ by }, locale);
  if (judged.length === 1)
    return verdictSentences[only.verdict]({ names: mention(context, only.scale), by }, locale);
  const count = (verdict: (typeof aggregationVerdicts)[number]) =>
    judged.filter((result) => result.verdict === verdict).length;
  return m.reports_finding_aggregation(
    {
      by,
      total: judged.length,
      may: count('mayBeAveraged'),
      care: count('unreliableMeans'),
      not: count('littleAgreement') + count('noDifference'),
    },
    locale,
  );
}

/** Which have which verdict and why, the best first; nothing where the finding has said it of the only one. */
export function aggregationVerdictList(
  results: Released<AggregationResult[]>,
  context: TableContext,
): readonly Text[] {
  const { language } = context;
  const locale = { locale: language };
  const judged = results.filter(({ verdict }) => verdict !== null);
  if (judged.length < 2) return [];
  return aggregationVerdicts.flatMap((verdict): Text[] => {
    const same = judged.filter((result) => result.verdict === verdict);
    if (same.length === 0) return [];
    const names = inAList(
      same.map(({ scale }) => mention(context, scale)),
      language,
    );
    return [
      [
        { text: `${verdictHeads[verdict]({}, locale)}: `, bold: true },
        verdictReasons[verdict]({ names }, locale),
      ],
    ];
  });
}
