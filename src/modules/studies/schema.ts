import { z } from 'zod';
import { type Language, languages } from '#platform/language.ts';
import { offices } from './offices/offices.ts';
import { family } from './plan/families.ts';
import { planEntry } from './plan/plan-entry.ts';
import { identifier, type LocalisedText, localisedText, studyIdentifier } from './schema-parts.ts';

export type { ConditionValue } from './condition/condition.ts';
export { type Offices, offices } from './offices/offices.ts';
export { type Family, family } from './plan/families.ts';
export * from './plan/options.ts';
export { type PlanEntry, planEntry } from './plan/plan-entry.ts';
export { type LocalisedText, localisedText } from './schema-parts.ts';

/** Study file, format 1. docs/study-file.md documents it; docs/study.schema.json is made from these schemas. */

const askIf = z
  .string()
  .regex(/^\s*[A-Za-z][A-Za-z0-9_]*\s*(<=|>=|<|>|==|!=)\s*-?\d+(\.\d+)?\s*$/, 'condition')
  .optional();

const itemBase = {
  id: identifier,
  text: localisedText,
  /** A short name for tables and figures; the text itself where there is none. */
  label: localisedText.optional(),
  /** The heading of this item's column in the answers, when it is not the id. */
  column: z.string().min(1).optional(),
  /** An answer that could point to a person: coarsened, skippable, and never shown for small groups. */
  identifying: z.boolean().optional(),
  /** Codes that mean "no answer" for this item, in addition to the study's own. */
  missing: z.array(z.union([z.number(), z.string()])).optional(),
  askIf,
};

export const choiceItem = z.strictObject({
  ...itemBase,
  kind: z.literal('choice'),
  options: z
    .array(z.strictObject({ value: z.union([z.number(), z.string()]), label: localisedText }))
    .min(2)
    .max(1000),
});
export const agreementItem = z.strictObject({
  ...itemBase,
  kind: z.literal('agreement'),
  points: z.int().min(2).max(11),
  /** The code of the lowest answer; 1 unless said. */
  lowest: z.int().default(1),
  /** What the lowest and the highest answer mean, in that order. */
  anchors: z.array(localisedText).length(2).optional(),
  /** What each answer is called, from the lowest to the highest, for files that have the words and not the codes. */
  labels: z.array(localisedText).min(2).max(11).optional(),
});
export const numberItem = z.strictObject({
  ...itemBase,
  kind: z.literal('number'),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
export const textItem = z.strictObject({ ...itemBase, kind: z.literal('text') });

export const item = z.discriminatedUnion('kind', [choiceItem, agreementItem, numberItem, textItem]);
export type Item = z.infer<typeof item>;

export const instrument = z.strictObject({
  title: localisedText.optional(),
  introduction: localisedText.optional(),
  sections: z
    .array(
      z.strictObject({
        title: localisedText,
        introduction: localisedText.optional(),
        items: z.array(item).min(1).max(500),
      }),
    )
    .min(1)
    .max(100),
});
export type Instrument = z.infer<typeof instrument>;

export const scale = z.strictObject({
  label: localisedText,
  /** Item ids; a minus in front reverses the item. */
  items: z
    .array(z.string().regex(/^-?[A-Za-z][A-Za-z0-9_]*$/, 'identifier'))
    .min(1)
    .max(200),
  score: z.enum(['mean', 'sum']).default('mean'),
  /** The smallest share of the items that must be answered for a person to get a score. */
  minimumAnswered: z.number().min(0).max(1).default(0.5),
  source: localisedText.optional(),
});
export type Scale = z.infer<typeof scale>;

export const outcome = z.strictObject({
  label: localisedText,
  from: z.enum(['scorecard', 'userSurvey']),
  /** Columns of the outcomes file, averaged. */
  indicators: z.array(z.string().min(1)).min(1).max(100),
  /** `capped`: each indicator is its value over its target (column `<indicator>.target`), counted up to 1. */
  attainment: z.enum(['capped', 'plain']).default('plain'),
});
export type Outcome = z.infer<typeof outcome>;

export const study = z.strictObject({
  handlingsrom: z.literal(1),
  id: studyIdentifier,
  title: localisedText,
  description: localisedText.optional(),
  languages: z.array(z.enum(languages)).min(1).default(['nb']),
  /** Present when the answers are made up; shown wherever they are shown. */
  synthetic: localisedText.optional(),
  source: localisedText.optional(),
  privacy: z
    .strictObject({
      minimumGroup: z.int().min(3).max(1000).default(5),
      eraseCodeKeyBy: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/, 'date')
        .optional(),
    })
    .default({ minimumGroup: 5 }),
  offices: offices.optional(),
  /** Codes that mean "no answer" in every column. */
  missing: z.array(z.union([z.number(), z.string()])).default([]),
  instruments: z.record(identifier, instrument),
  scales: z.record(identifier, scale).default({}),
  outcomes: z.record(identifier, outcome).default({}),
  /** What the analyses are gathered under in the report: neighbours in the same chapter share its heading. */
  chapters: z.record(identifier, localisedText).optional(),
  /** Decided before answers are seen. */
  plan: z.array(planEntry).max(500).default([]),
  /** Planned analyses whose tests are adjusted together. */
  families: z.array(family).max(100).default([]),
  /** Thought of afterwards; every table says so. */
  postHoc: z.array(planEntry).max(500).default([]),
});
export type Study = z.infer<typeof study>;

/** The text in the wanted language, or in the first language there is. */
export function textIn(text: LocalisedText, language: Language): string {
  if (typeof text === 'string') return text;
  return text[language] || text.nb || text.nn || text.en || '';
}
