export { type BuildReportInput, buildReport } from './build-report.ts';
