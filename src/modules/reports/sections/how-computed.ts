import { stringify } from 'yaml';
import { m } from '#messages';
import { howIdOf, type TableContext } from '#modules/analyses/index.ts';
import type { Results } from '#modules/analyses/schema.ts';
import type { CompareMeansOptions, PlanEntry, Study } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { formatPercent } from '#platform/number-style.ts';
import type { Block, DetailsBlock } from '../schema.ts';

/** "How this was computed" for one entry: the formula, the file, the line of the plan, how scales were scored. */
export function howComputed(
  context: TableContext,
  title: string,
  file: Results['files'][string],
  extra: readonly Block[],
): DetailsBlock {
  const { entry, language, study } = context;
  const locale = { locale: language };
  const prose = (text: string): Block => ({ kind: 'prose', text });
  return {
    kind: 'details',
    id: howIdOf(entry.id),
    summary: m.reports_how_summary({ title }, locale),
    subject: title,
    blocks: [
      ...formulas(entry, language).map(prose),
      ...scoring(study, entry, language).map(prose),
      prose(m.reports_how_file({ source: file.source, rows: file.n, sha: wholeHash(file.sha256) }, locale)),
      prose(`${m.reports_how_plan({}, locale)} ${planLine(entry)}`),
      ...extra,
    ],
  };
}

function formulas(entry: PlanEntry, language: Language): string[] {
  const locale = { locale: language };
  if ('correlate' in entry) return [correlationFormula(entry.correlate, locale)];
  if ('regress' in entry) {
    const { predictors } = entry.regress;
    const earlier = typeof predictors === 'string' ? predictors.replace(/^significantIn\s+/, '') : null;
    return [
      m.reports_how_regress({}, locale),
      ...(earlier ? [m.reports_how_predictors({ id: earlier }, locale)] : []),
    ];
  }
  if ('compareMeans' in entry) return comparisonFormulas(entry.compareMeans, language);
  if ('reliability' in entry) return [m.reports_how_reliability({}, locale)];
  if ('frequencies' in entry) return [m.reports_how_frequencies({}, locale)];
  if ('crosstab' in entry) return [m.reports_how_crosstab({}, locale)];
  return [m.reports_how_describe({}, locale)];
}

function correlationFormula(
  { method, controlling }: Extract<PlanEntry, { correlate: unknown }>['correlate'],
  locale: { locale: Language },
): string {
  if (controlling) return m.reports_how_partial({}, locale);
  if (method === 'spearman') return m.reports_how_spearman({}, locale);
  if (method === 'kendall') return m.reports_how_kendall({}, locale);
  if (method === 'polychoric') return m.reports_how_polychoric({}, locale);
  return m.reports_how_correlate({}, locale);
}

const tests = {
  anova: m.reports_how_compare_means,
  welch: m.reports_how_compare_welch,
  kruskalWallis: m.reports_how_compare_ranks,
} as const;
const pairs = {
  bonferroni: m.reports_how_pairs_bonferroni,
  holm: m.reports_how_pairs_holm,
  tukey: m.reports_how_pairs_tukey,
  gamesHowell: m.reports_how_pairs_games_howell,
  scheffe: m.reports_how_pairs_scheffe,
  dunn: m.reports_how_pairs_dunn,
} as const;

function comparisonFormulas({ test = 'anova', postHoc }: CompareMeansOptions, language: Language): string[] {
  const locale = { locale: language };
  return [
    tests[test]({}, locale),
    ...(postHoc === 'none' ? [] : [pairs[postHoc]({}, locale)]),
    ...(test === 'kruskalWallis' ? [] : [m.reports_how_spread({}, locale)]),
  ];
}

/** How the scales of an entry were scored; said once for each way of scoring. */
function scoring(study: Study, entry: PlanEntry, language: Language): string[] {
  if ('frequencies' in entry || 'reliability' in entry || 'crosstab' in entry) return [];
  const used = Object.entries(study.scales).filter(([id]) => JSON.stringify(entry).includes(`"${id}"`));
  // "All" and "those significant in" name no scale, and may use any.
  const namesNone = /"(all|significantIn [^"]*)"/.test(JSON.stringify(entry));
  const scales = used.length === 0 && namesNone ? Object.entries(study.scales) : used;
  const sentences = scales.map(([, scale]) =>
    m.reports_how_scales(
      {
        score:
          scale.score === 'mean'
            ? m.reports_score_mean({}, { locale: language })
            : m.reports_score_sum({}, { locale: language }),
        share: formatPercent(scale.minimumAnswered, language),
      },
      { locale: language },
    ),
  );
  return [...new Set(sentences)];
}

/** The entry as one line of plan syntax, without its title. */
function planLine({ title: _title, ...entry }: PlanEntry): string {
  return stringify(entry, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

/** All 64 digits, so that anyone can check the file; of an office file made from two, one after the other. */
export function wholeHash(sha256: string): string {
  return sha256.split('+').join(' + ');
}

export function shortHash(sha256: string): string {
  return sha256.slice(0, 12);
}
