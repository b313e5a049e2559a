import { z } from 'zod';

/** How the interviews stand to the survey, as whoever analyses both judges it; names as in mixed-methods research. */
export const judgements = ['convergence', 'expansion', 'complementarity', 'discordance', 'silence'] as const;
export type Judgement = (typeof judgements)[number];

/** One thing that a stored report of the survey tells: where it is, and how it was told when it was chosen. */
const told = z.object({
  /** Of which report: that of the study, or of a wave. */
  source: z.string().min(1).max(200),
  key: z.string().min(1).max(300),
  text: z.string().min(1).max(4000),
  language: z.enum(['nb', 'nn', 'en']),
});
export type ToldFinding = z.infer<typeof told>;

/** A survey and interviews beside each other on one theme. */
export const themeSchema = z.object({
  name: z.string().trim().min(1).max(120),
  survey: told.array().max(20),
  conceptIds: z.string().max(64).array().max(20),
  judgement: z.enum(judgements).nullable(),
  /** Why it is judged so. */
  text: z.string().trim().max(10_000),
});
export type Theme = z.infer<typeof themeSchema>;
export type KeptTheme = Theme & {
  readonly themeId: string;
  /** From 1; whoever changes a theme says which version they saw. */
  readonly version: number;
};

/** What a survey's stored report tells, to choose from: a finding under its heading, with where it came from. */
export type SurveyReport = {
  readonly source: string;
  readonly title: string;
  readonly href: string;
  readonly findings: readonly {
    readonly key: string;
    readonly heading: string;
    readonly text: string;
    /** As under the table or figure that the finding is about; null where there is none. */
    readonly provenance: string | null;
  }[];
};
