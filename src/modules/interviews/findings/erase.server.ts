import type { InterviewEraser } from '../withdrawal/eraser.ts';
import { countQuotes, eraseQuotes } from './quotes/quotes.server.ts';
import { reportsWith } from './reports/reports.server.ts';

/** What the findings have of an informant: quotes that go, and locked reports that cannot be taken back. */
export const findingsEraser: InterviewEraser = {
  count: async (database, place) => ({ quotes: await countQuotes(database, place) }),
  eraseInterview: async (transaction, place) => ({ quotes: await eraseQuotes(transaction, place) }),
  lockedReports: reportsWith,
};
