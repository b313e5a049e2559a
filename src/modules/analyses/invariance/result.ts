import { z } from 'zod';
import { modelFit } from '../factor-models/fit-part.ts';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

export const invarianceLevels = ['configural', 'metric', 'scalar', 'strict'] as const;

/** What a level holds equal that resists most, in the group where it is otherwise. */
const unequalItem = z.strictObject({
  item: z.string(),
  group: z.string(),
  /** How much χ² would fall if it were free in that group. */
  index: z.number(),
  /** How much higher it would be there. */
  change: z.number(),
});

export const invarianceResult = z.strictObject({
  ...from,
  scales: z.array(z.string()),
  items: z.int(),
  by: z.string(),
  /** Of all groups that are compared. */
  n: nullableNumber,
  groups: z.array(
    z.strictObject({
      value: z.union([z.string(), z.number()]),
      label: z.string(),
      n: nullableNumber,
      /** Why a group that may be shown is not compared: too few for so many items, or an item all answered alike. */
      leftOut: z.enum(['too-few-cases', 'zero-variance', 'collinear']).optional(),
      ...notShown,
    }),
  ),
  levels: z.array(
    z.strictObject({
      level: z.enum(invarianceLevels),
      fit: modelFit,
      /** Against the level before; null for the first. */
      change: z
        .strictObject({
          chiSquared: z.number(),
          df: z.number(),
          p: nullableNumber,
          cfi: z.number(),
          rmsea: nullableNumber,
          srmr: z.number(),
        })
        .nullable(),
      /** Configural: an acceptable fit; later levels: CFI no more than .01 below the level before. */
      holds: z.boolean(),
      unequal: z.array(unequalItem),
    }),
  ),
  /** The last of the levels that hold in a row; null where none does. */
  reached: z.enum(invarianceLevels).nullable(),
  /** A level that could not be estimated, and ended the row. */
  stoppedAt: z.strictObject({ level: z.enum(invarianceLevels), code: z.string() }).nullable(),
  /** In standard deviations of the first group, above its mean; of the scalar level. */
  factorMeans: z.array(
    z.strictObject({
      factor: z.string(),
      group: z.string(),
      difference: z.number(),
      se: z.number(),
      p: nullableNumber,
      ci: interval,
    }),
  ),
  ...notShown,
});
export type InvarianceResult = z.infer<typeof invarianceResult>;
