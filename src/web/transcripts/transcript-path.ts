import type { AskedInterview } from '#modules/interviews/index.ts';

/** Where a page of a transcript is. */
export const pathOf = ({ studyId, interviewId }: AskedInterview, part = '') =>
  `/studies/${studyId}/interviews/${interviewId}/transcript${part}`;

/** Where what was said in an interview is coded. */
export const codingPathOf = ({ studyId, interviewId }: AskedInterview) =>
  `/studies/${studyId}/interviews/${interviewId}/coding`;
