/**
 * Pages of an interview that the overview leads to where there are any. Whoever adds such a page to routes.ts says so
 * here.
 */
export const interviewPages = { hold: true, transcript: true, coding: true, codes: true };
