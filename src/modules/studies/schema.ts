import { z } from 'zod';
import { type Language, languages } from '#platform/language.ts';

/** Study file, format 1. docs/study-file.md documents it; docs/study.schema.json is made from these schemas. */

const identifier = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'identifier')
  .max(64);
const studyIdentifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'study-identifier')
  .max(80);

/** A text in one or more of the languages, or one string that serves all. */
export const localisedText = z.union([
  z.string().min(1),
  z
    .strictObject({ nb: z.string().optional(), nn: z.string().optional(), en: z.string().optional() })
    .refine((text) => languages.some((language) => text[language]), 'at-least-one-language'),
]);
export type LocalisedText = z.infer<typeof localisedText>;

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

const fileName = identifier;
const variable = z.string().min(1);
const allOrSome = z.union([z.literal('all'), z.array(variable).min(1)]);

export const correlationMethods = ['pearson', 'spearman', 'kendall', 'polychoric'] as const;
export type CorrelationMethod = (typeof correlationMethods)[number];
export const correlateOptions = z
  .strictObject({
    file: fileName,
    outcome: variable.optional(),
    with: z.array(variable).min(1).optional(),
    /** Every pair among these, instead of one outcome with others. */
    among: z.array(variable).min(2).optional(),
    method: z.enum(correlationMethods).default('pearson'),
    /** What the correlations are relieved of: partial correlations, by Pearson's method. */
    controlling: z.array(variable).min(1).max(50).optional(),
  })
  .refine(
    (options) => (options.among ? !options.outcome && !options.with : options.outcome && options.with),
    'outcome-with-or-among',
  )
  .refine((options) => !options.controlling || options.method === 'pearson', 'controlling-pearson');
export const regressOptions = z.strictObject({
  file: fileName,
  outcome: variable,
  /** The predictors, or `significantIn ID`: those with p < .05 in that planned correlation. */
  predictors: z.union([
    z.string().regex(/^significantIn\s+\S+$/, 'predictors'),
    z.array(variable).min(1).max(200),
  ]),
});
/** Which ways of comparing pairs go with which test; the first is used unless another is said. */
const pairsAfter = {
  anova: ['bonferroni', 'holm', 'tukey', 'scheffe', 'gamesHowell', 'none'],
  welch: ['gamesHowell', 'none'],
  kruskalWallis: ['dunn', 'none'],
} as const;
export const compareMeansOptions = z
  .strictObject({
    file: fileName,
    outcome: variable,
    by: variable,
    /** Analysis of variance unless said. */
    test: z.enum(['anova', 'welch', 'kruskalWallis']).optional(),
    /** Bonferroni after `anova`, Games-Howell after `welch` and Dunn after `kruskalWallis`, unless said. */
    postHoc: z.enum(['bonferroni', 'holm', 'tukey', 'gamesHowell', 'scheffe', 'dunn', 'none']).optional(),
  })
  .refine(
    ({ test = 'anova', postHoc }) =>
      postHoc === undefined || pairsAfter[test].some((name) => name === postHoc),
    'post-hoc-for-test',
  )
  // What need not be said is left out, so that saying it does not change the plan's hash.
  .transform(({ test = 'anova', postHoc = pairsAfter[test][0], ...options }) => {
    const said: { test?: keyof typeof pairsAfter } = test === 'anova' ? {} : { test };
    return { ...options, ...said, postHoc };
  });
export type CompareMeansOptions = z.infer<typeof compareMeansOptions>;
export const reliabilityOptions = z.strictObject({ file: fileName, scales: allOrSome.default('all') });
export const frequenciesOptions = z.strictObject({ file: fileName, items: allOrSome });
/** Two questions with options, counted against each other. */
export const crosstabOptions = z.strictObject({ file: fileName, rows: variable, columns: variable });
export const describeOptions = z.strictObject({ file: fileName, variables: allOrSome });

const entryBase = {
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'plan-identifier')
    .max(64),
  title: localisedText.optional(),
};
export const planEntry = z.union([
  z.strictObject({ ...entryBase, correlate: correlateOptions }),
  z.strictObject({ ...entryBase, regress: regressOptions }),
  z.strictObject({ ...entryBase, compareMeans: compareMeansOptions }),
  z.strictObject({ ...entryBase, reliability: reliabilityOptions }),
  z.strictObject({ ...entryBase, frequencies: frequenciesOptions }),
  z.strictObject({ ...entryBase, describe: describeOptions }),
  z.strictObject({ ...entryBase, crosstab: crosstabOptions }),
]);
export type PlanEntry = z.infer<typeof planEntry>;

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
  offices: z.strictObject({ column: z.string().min(1) }).optional(),
  /** Codes that mean "no answer" in every column. */
  missing: z.array(z.union([z.number(), z.string()])).default([]),
  instruments: z.record(identifier, instrument),
  scales: z.record(identifier, scale).default({}),
  outcomes: z.record(identifier, outcome).default({}),
  /** Decided before answers are seen. */
  plan: z.array(planEntry).max(500).default([]),
  /** Thought of afterwards; every table says so. */
  postHoc: z.array(planEntry).max(500).default([]),
});
export type Study = z.infer<typeof study>;

/** The text in the wanted language, or in the first language there is. */
export function textIn(text: LocalisedText, language: Language): string {
  if (typeof text === 'string') return text;
  return text[language] || text.nb || text.nn || text.en || '';
}
