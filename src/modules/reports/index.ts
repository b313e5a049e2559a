export { type BuildReportInput, buildReport } from './build-report.ts';
export { renderDocx, renderHtml, renderPdf } from './renderers/index.ts';
