import { z } from 'zod';

/** What the script of an open page asks with: its own name, and where it is. */
export const liveAsking = z.object({
  seat: z.string().regex(/^[0-9a-f]{24}$/),
  interview: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .nullable(),
  isLeaving: z.boolean(),
});
