import type { Actor } from '#modules/organisation/schema.ts';

/** Files of what offices achieved, as the pages ask for them. */
export type OutcomesFiles = {
  /** Studies with outcomes whose results somebody may take out: their offices have codes of their own. */
  studies(actor: Actor): Promise<readonly { readonly studyId: string; readonly title: string }[]>;
  /** For who manages the scorecard. Null where there are no such months, no such study, or no numbers. */
  file(
    actor: Actor,
    asked: { readonly from: string; readonly to: string; readonly studyId: string | null },
  ): Promise<{ readonly fileName: string; readonly text: string } | null>;
};
