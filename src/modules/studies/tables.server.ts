import type { Database } from '#platform/database/database.ts';

/** A version of a study. */
export type StudyRow = {
  organisation_id: string;
  study_id: string;
  version: number;
  title: string;
  file_name: string;
  file_text: string;
  file_sha256: string;
  saved_at: Date;
  saved_by: string;
  note: string;
};

/** The versions of every study, a row each. */
export const studyTables = (database: Database) => database.withTables<{ studies: StudyRow }>();
