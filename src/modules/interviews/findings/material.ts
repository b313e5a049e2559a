import type { ReportDocument } from '#modules/reports/schema.ts';
import type { Language } from '#platform/language.ts';
import type { Concept, Group } from '../coding/log/replay.ts';
import type { MethodCounts } from './counts.rules.ts';
import type { Field } from './field.rules.ts';
import type { ShownQuote } from './quotes/quote.ts';
import type { KeptTheme, SurveyReport } from './themes/theme.ts';

/** Everything that the report of findings is made from. */
export type FindingsMaterial = {
  readonly field: Field;
  readonly counts: MethodCounts;
  /** Whoever asks does not see all codes: what is counted is not all there is. */
  readonly isPartial: boolean;
  /** Of the last step in the log of codes that is counted. */
  readonly number: number;
  readonly concepts: readonly Concept[];
  readonly groups: readonly Group[];
  /** The person's own text, by concept. */
  readonly texts: Readonly<Record<string, string>>;
  /** Those that stand and may be shown. */
  readonly quotes: readonly ShownQuote[];
  readonly themes: readonly KeptTheme[];
  /** The stored reports of the survey, to tell from. */
  readonly survey: readonly SurveyReport[];
};

/** What the report is called, and of which study. */
export type ReportAsked = {
  readonly studyId: string;
  readonly language: Language;
  readonly studyTitle: string;
  readonly syntheticNotice: string | null;
};

/** Makes the document; the composition root hands it in. */
export type BuildFindings = (
  material: FindingsMaterial,
  asked: ReportAsked & {
    readonly title: string;
    /** The day, as in 2026-03-01. */
    readonly on: string;
    /** Who locks it; null while it is a draft. */
    readonly lockedBy: string | null;
  },
) => ReportDocument;
