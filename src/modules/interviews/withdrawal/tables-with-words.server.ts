/**
 * Tables whose deleted rows held names or what somebody said or wrote. What is sealed under a key that is destroyed (pieces of
 * recordings, signed papers) needs no more.
 */
export const tablesWithWords = [
  'coding_events',
  'finding_quotes',
  'finding_themes',
  'interview_key',
  'interview_notes',
  'interview_replacements',
  'transcript_drafts',
  'transcript_versions',
] as const;
