import type { OfficeClimateOf } from '#modules/analyses/index.ts';
import type { ScorecardParts } from '../scorecard-parts.ts';

export type UserSurveyParts = ScorecardParts & {
  /** Whose results are looked up for those who are not signed in. */
  readonly organisationId: string;
  /** The rounds that were collected here and have closed. */
  climates(): Promise<readonly OfficeClimateOf[]>;
};
