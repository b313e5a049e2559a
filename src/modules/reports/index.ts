export { type BuildReportInput, buildReport } from './build-report.ts';
export { darkFigureVariables } from './figures/index.ts';
export { audienceName, type FollowGiven, type FollowView, followView } from './following/follow-view.ts';
export { sayDay } from './following/say-day.ts';
export { drawPoster, type Poster, type PosterGiven } from './poster/poster.ts';
export { renderPosterPdf } from './poster/poster-pdf.ts';
export { type PowerView, powerView } from './power-view.ts';
export { renderDocx, renderHtml, renderPdf } from './renderers/index.ts';
export { titleOfEntry } from './title-of-entry.ts';
