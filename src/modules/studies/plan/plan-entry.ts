import { z } from 'zod';
import { identifier, localisedText } from '../schema-parts.ts';
import { planOptions } from './options.ts';

export type AnalysisName = keyof typeof planOptions;
export const analysisNames = Object.keys(planOptions) as readonly AnalysisName[];

export type OptionsOf<Name extends AnalysisName> = z.infer<(typeof planOptions)[Name]>;

/** What may be said of every entry, whatever it asks for. */
export const entryBase = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'plan-identifier')
    .max(64),
  title: localisedText.optional(),
  /** Which of the study's `chapters` it stands in; in none unless said. */
  chapter: identifier.optional(),
  /** Who it is about, as a condition on answers; everybody unless said. `where.rules.ts` checks it. */
  where: z.string().min(1).optional(),
});

type EntryBase = z.infer<typeof entryBase>;
export type PlanEntry = {
  [Name in AnalysisName]: EntryBase & { readonly [Key in Name]: OptionsOf<Name> };
}[AnalysisName];

/** One analysis: its id, and one key that says which kind it is, in the order of `planOptions`. */
export const planEntry = z.union(
  analysisNames.map((name) => z.strictObject({ ...entryBase.shape, [name]: planOptions[name] })),
) as unknown as z.ZodType<PlanEntry>;

/** Which analysis a plan entry asks for. */
export function analysisOf(entry: PlanEntry): AnalysisName {
  return analysisNames.find((name) => name in entry)!;
}

/** What a plan entry says about its analysis. */
export function optionsOf(entry: PlanEntry): OptionsOf<AnalysisName> {
  return (entry as Record<string, unknown>)[analysisOf(entry)] as OptionsOf<AnalysisName>;
}

/** The data file that an entry runs on; undefined for what needs no answers. */
export function fileOf(entry: PlanEntry): string | undefined {
  return (optionsOf(entry) as { readonly file?: string }).file;
}

/** The id in `significantIn ID`, when the predictors are said that way. */
export function significantInOf(predictors: string | readonly string[] | undefined): string | undefined {
  if (typeof predictors !== 'string') return undefined;
  return predictors.trim().split(/\s+/)[1];
}
