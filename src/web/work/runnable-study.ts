import type { m } from '#messages';
import type { Block, ReportDocument } from '#modules/reports/schema.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { type Given, runnableEntries } from './runnable-entries.ts';

/** The study with those analyses only that can be run on what there is, and the ids of the others. */
export function runnableStudy(study: Study, given: Given): { study: Study; leftOut: string[] } {
  const isRunnable = runnableEntries(study, given);
  const plan = study.plan.filter(isRunnable);
  const postHoc = study.postHoc.filter(isRunnable);
  const kept = new Set(plan.map(({ id }) => id));
  const families = study.families
    .map((family) => ({ ...family, analyses: family.analyses.filter((id) => kept.has(id)) }))
    .filter(({ analyses }) => analyses.length > 0);
  const leftOut = [...study.plan, ...study.postHoc].filter((entry) => !isRunnable(entry)).map(({ id }) => id);
  return { study: { ...study, plan, postHoc, families }, leftOut };
}

/** Puts something among what a report says of itself, before the files. */
export function aboutReport(document: ReportDocument, said: readonly Block[]): ReportDocument {
  const at = document.blocks.findIndex((block) => block.kind === 'heading' && block.id === 'about') + 1;
  return { ...document, blocks: [...document.blocks.slice(0, at), ...said, ...document.blocks.slice(at)] };
}

export function sayLeftOut(
  leftOut: readonly string[],
  say: typeof m.waves_report_left_out,
  language: Language,
): Block[] {
  if (leftOut.length === 0) return [];
  const text = say({ analyses: leftOut.join(', ') }, { locale: language });
  return [{ kind: 'warning', severity: 'info', text }];
}
