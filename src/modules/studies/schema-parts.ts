import { z } from 'zod';
import { languages } from '#platform/language.ts';

export const identifier = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'identifier')
  .max(64);
export const studyIdentifier = z
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

export const fileName = identifier;
export const variable = z.string().min(1);
export const allOrSome = z.union([z.literal('all'), z.array(variable).min(1)]);
