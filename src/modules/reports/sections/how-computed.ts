import { stringify } from 'yaml';
import { m } from '#messages';
import { howIdOf, type TableContext } from '#modules/analyses/index.ts';
import type { Results } from '#modules/analyses/schema.ts';
import { optionsOf } from '#modules/studies/index.ts';
import type { PlanEntry, Study } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { formatPercent } from '#platform/number-style.ts';
import type { Block, DetailsBlock } from '../schema.ts';
import { reportKindOf } from './kinds.ts';

/** "How this was computed" for one entry: the formula, the file, the line of the plan, how scales were scored. */
export function howComputed(
  context: TableContext,
  title: string,
  /** The file of answers; undefined for what needs none. */
  file: Results['files'][string] | undefined,
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
      ...reportKindOf(entry)
        .formulas(optionsOf(entry) as never, language)
        .map(prose),
      ...scoring(study, entry, language).map(prose),
      ...(file
        ? [
            prose(
              m.reports_how_file({ source: file.source, rows: file.n, sha: wholeHash(file.sha256) }, locale),
            ),
          ]
        : []),
      ...(entry.where === undefined ? [] : [prose(m.reports_where_filter({ where: entry.where }, locale))]),
      prose(`${m.reports_how_plan({}, locale)} ${planLine(entry)}`),
      ...extra,
    ],
  };
}

/** How the scales of an entry were scored; said once for each way of scoring. */
function scoring(study: Study, entry: PlanEntry, language: Language): string[] {
  if (!reportKindOf(entry).usesScores) return [];
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
function wholeHash(sha256: string): string {
  return sha256.split('+').join(' + ');
}

export function shortHash(sha256: string): string {
  return sha256.slice(0, 12);
}
