import type { Database } from '#platform/database/database.ts';

/** Whose list it is. */
type StudyOf = { readonly organisationId: string; readonly studyId: string };

/** A word in the interviews of a study, and what stands for it; null: it was looked at, and points at nobody. */
export type Replacement = {
  readonly original: string;
  readonly replacement: string | null;
  readonly kind: string;
  /** The decision it was part of: decided together, undone together. They sort in the order they were made. */
  readonly stepId: string;
  readonly decidedOn: string;
  readonly byName: string;
};

/** The list of replaced words: part of the code key, for it turns pseudonyms back into names. */
export type InterviewReplacements = {
  /** In the order they were decided. */
  list(database: Database, place: StudyOf): Promise<readonly Replacement[]>;
  /** A word that was decided before is decided anew. */
  save(database: Database, place: StudyOf, replacements: readonly Replacement[]): Promise<void>;
  removeStep(database: Database, place: StudyOf, stepId: string): Promise<void>;
  remove(database: Database, place: StudyOf, originals: readonly string[]): Promise<void>;
};
