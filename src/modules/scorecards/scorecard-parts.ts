import type { Succession, Unit, UnitFact } from '#modules/organisation/schema.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';

/** What the scorecard stands on; the composition root hands it in. */
export type ScorecardParts = {
  readonly database: Database;
  readonly clock: Clock;
  /** Units and how they followed each other, as the register has them. */
  register(database: Database): Promise<{
    readonly units: readonly Unit[];
    readonly successions: readonly Succession[];
  }>;
};

/** With the set of indicators that ships with the program. */
export type ScorecardPageParts = ScorecardParts & {
  /** How the sizes of units have changed. */
  sizes(database: Database): Promise<readonly UnitFact[]>;
  readonly shippedSet: () => { readonly fileName: string; readonly text: string };
};
