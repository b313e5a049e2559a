export { type BuildReportInput, buildReport } from './build-report.ts';
export { darkFigureVariables } from './figures/index.ts';
export { type PowerView, powerView } from './power-view.ts';
export { renderDocx, renderHtml, renderPdf } from './renderers/index.ts';
export { titleOfEntry } from './title-of-entry.ts';
