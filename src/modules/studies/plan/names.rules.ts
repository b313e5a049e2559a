import { m } from '#messages';
import { type Finding, finding, type Path, sayWithSuggestion } from '../parse/finding.ts';
import { laterOnes } from '../parse/later-ones.ts';
import type { Content } from './files.rules.ts';

/** A name that is computed with must be a scale, an outcome or an item answered with numbers. */
export function variableFindings(name: string, path: Path, content: Content): Finding[] {
  if (content.scales.has(name) || content.outcomes.includes(name)) return [];
  const item = content.items.get(name);
  if (item?.kind === 'text') {
    return [
      finding('plan-text-variable', path, (locale) => m.studies_plan_text_variable({}, { locale }), name),
    ];
  }
  if (item) {
    const isNumeric = item.options.every(({ value }) => typeof value === 'number');
    if (isNumeric) return [];
    return [finding('plan-not-numeric', path, (locale) => m.studies_plan_not_numeric({}, { locale }), name)];
  }
  if (content.outcomesElsewhere.includes(name)) {
    return [
      finding(
        'plan-outcome-elsewhere',
        path,
        (locale) => m.studies_plan_outcome_elsewhere({}, { locale }),
        name,
      ),
    ];
  }
  const known = [...content.scales, ...content.outcomes, ...itemIds(content)];
  const { file } = content;
  const say = sayWithSuggestion(
    (locale) => m.studies_plan_unknown_variable({ file }, { locale }),
    name,
    known,
  );
  return [finding('plan-unknown-variable', path, say, name)];
}

/** What is controlled for cannot be related at the same time. */
export function alsoControlled(related: readonly Named[], controls: readonly Named[]): Finding[] {
  const isRelated = new Set(related.map(({ name }) => name));
  return controls
    .filter(({ name }) => isRelated.has(name))
    .map(({ name, path }) =>
      finding('duplicate-in-list', path, (locale) => m.studies_duplicate_in_list({}, { locale }), name),
    );
}

/** Means and scores have too many steps to be a cut-up normal variable. */
export function polychoricFindings(name: string, path: Path, content: Content): Finding[] {
  const item = content.items.get(name);
  const isInSteps = item?.kind === 'agreement' || item?.kind === 'choice';
  if (content.file !== 'office' && isInSteps) return [];
  if (!item && !content.scales.has(name) && !content.outcomes.includes(name)) return [];
  return [
    finding('plan-polychoric-steps', path, (locale) => m.studies_plan_polychoric_steps({}, { locale }), name),
  ];
}

export function groupFindings(by: unknown, path: Path, content: Content): Finding[] {
  if (typeof by !== 'string' || by === content.officeColumn) return [];
  const item = content.items.get(by);
  if (item?.kind === 'choice') return [];
  if (item || content.scales.has(by)) {
    return [
      finding('plan-by-not-choice', path, (locale) => m.studies_plan_by_not_choice({}, { locale }), by),
    ];
  }
  return itemFindings(by, path, content);
}

/** A crosstab counts answers that are few and known beforehand. */
export function crosstabFindings(name: unknown, path: Path, content: Content): Finding[] {
  if (typeof name !== 'string' || name === content.officeColumn) return [];
  const item = content.items.get(name);
  if (item?.kind === 'choice' || item?.kind === 'agreement') return [];
  if (item || content.scales.has(name)) {
    return [
      finding('plan-crosstab-item', path, (locale) => m.studies_plan_crosstab_item({}, { locale }), name),
    ];
  }
  return itemFindings(name, path, content);
}

export function scaleFindings(name: string, path: Path, content: Content): Finding[] {
  if (content.scales.has(name)) return [];
  const { file } = content;
  const say = sayWithSuggestion((locale) => m.studies_plan_unknown_scale({ file }, { locale }), name, [
    ...content.scales,
  ]);
  return [finding('plan-unknown-scale', path, say, name)];
}

/** In the office file there are means of people, and outcomes made of several indicators. */
export function outcomeFindings(name: string, path: Path, content: Content): Finding[] {
  if (content.outcomes.includes(name)) return [];
  const say = sayWithSuggestion((locale) => m.studies_plan_unknown_outcome({}, { locale }), name, [
    ...content.outcomes,
  ]);
  return [finding('plan-unknown-outcome', path, say, name)];
}

export function itemFindings(name: string, path: Path, content: Content): Finding[] {
  const item = content.items.get(name);
  if (item?.kind === 'text') {
    return [
      finding('plan-text-variable', path, (locale) => m.studies_plan_text_variable({}, { locale }), name),
    ];
  }
  if (item || name === content.officeColumn) return [];
  const { file } = content;
  const say = sayWithSuggestion(
    (locale) => m.studies_plan_unknown_item({ file }, { locale }),
    name,
    itemIds(content),
  );
  return [finding('plan-unknown-item', path, say, name)];
}

export type Named = { readonly name: string; readonly path: Path };

export function repeated(names: readonly Named[]): Finding[] {
  return laterOnes(names, ({ name }) => name).map(({ name, path }) =>
    finding('duplicate-in-list', path, (locale) => m.studies_duplicate_in_list({}, { locale }), name),
  );
}

function itemIds(content: Content): string[] {
  return [...content.items.keys()];
}
