import type { OfficeClimate } from '#modules/analyses/schema.ts';
import type { SizeLimits, Succession, Unit, UnitFact, UnitName } from '#modules/organisation/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import type {
  Indicator,
  MonthlyValue,
  NumberSource,
  Target,
  UserSurveyResult,
} from '#modules/scorecards/schema.ts';

/** All that is known of a county and its offices: what the pages about both are made from. */
export type CountyGiven = {
  /** Null for offices that belong to no county in the register. */
  readonly county: Unit | null;
  /** By number. One that has gone up in another stands here on its own page only. */
  readonly offices: readonly Unit[];
  /** On the page of an office that has gone up in another: when, and in which. */
  readonly passedOn: Succession | null;
  readonly names: readonly UnitName[];
  /** From how many positions an office is of medium size, and large. */
  readonly limits: SizeLimits;
  /** Without the one by which the office of the page has gone up in another. */
  readonly successions: readonly Succession[];
  /** Every unit whose counts are in `values`, those that have merged since too, and how their sizes have changed. */
  readonly parts: readonly Unit[];
  readonly sizes: readonly UnitFact[];
  /** Who looks may write in the register: what is missing there has a way to it. */
  readonly keepsRegister: boolean;
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  /** Of the offices, and of those that have gone up in them. */
  readonly values: readonly MonthlyValue[];
  /** The latest round. */
  readonly userSurvey: readonly UserSurveyResult[];
  /** The sheets that values, targets and the user survey came by. */
  readonly sources: readonly NumberSource[];
  readonly climate: Released<OfficeClimate> | null;
  /** Where the climate comes from: a study and, where it has one, the wave. */
  readonly climateSource: string | null;
  /** False for who sees one office only: others then stand in no figure, and in no sentence. */
  readonly seesOthers: boolean;
};
