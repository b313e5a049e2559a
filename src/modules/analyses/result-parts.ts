import { z } from 'zod';

export const nullableNumber = z.number().nullable();
export const interval = z.tuple([z.number(), z.number()]).readonly().nullable();
/** Why a figure is null: disclosure control withholds it, or it cannot be computed. */
export const notShown = { withheld: z.string().optional(), refused: z.string().optional() };
/** Where every result is from. */
export const from = {
  plan: z.string(),
  /** False for what was thought of after the plan: shown as post-hoc in every table. */
  planned: z.boolean(),
  file: z.string(),
  /** Who of the file it is about, as the plan says it; everybody where it says nothing. */
  where: z.string().optional(),
};
