import { expect } from 'vitest';
import { buildReport } from '#modules/reports/index.ts';
import type { Language } from '#platform/language.ts';

/** Columns by the names x0, x1 and on. */
export const named = (columns: readonly (readonly (number | null)[])[]) =>
  Object.fromEntries(columns.map((values, place) => [`x${place}`, values]));
/** The names of as many columns, as a list in a plan. */
export const names = (columns: readonly unknown[], from = 0) =>
  columns.map((_, place) => `x${from + place}`).join(', ');
export const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);

/** The report as text, in which nothing may be left uncomputed. */
export function reported(
  study: Parameters<typeof buildReport>[0]['study'],
  results: Parameters<typeof buildReport>[0]['results'],
  language: Language = 'en',
) {
  const text = JSON.stringify(buildReport({ study, results, language }));
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
  return text;
}
