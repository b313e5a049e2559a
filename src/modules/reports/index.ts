export { type BuildReportInput, buildReport } from './build-report.ts';
export { darkFigureVariables } from './figures/index.ts';
export { audienceName, type FollowGiven, type FollowView, followView } from './following/follow-view.ts';
export { openLinksTable } from './following/open-links-table.ts';
export { sayDay } from './following/say-day.ts';
export { type FindingsGiven, sayNames } from './interviews/findings-given.ts';
export { buildFindingsReport } from './interviews/findings-report.ts';
export { forcesBlocks } from './interviews/forces-blocks.ts';
export { matrixBlocks } from './interviews/matrix-blocks.ts';
export { meetingBlocks } from './interviews/meetings-blocks.ts';
export { sayQuotePlace } from './interviews/quote-block.ts';
export { sayJudgement, surveyNow } from './interviews/theme-blocks.ts';
export type { CountyGiven } from './offices/county-given.ts';
export { buildCountyPage } from './offices/county-page.ts';
export { indicatorFigure } from './offices/indicator-figure.ts';
export { startPage } from './offices/numbering.ts';
export { buildOfficePage, type OfficePage } from './offices/office-page.ts';
export { chosenPeriod, type PeriodChoice, periodChoices } from './offices/period.rules.ts';
export { type OfficeSheet, officeSheet } from './offices/sheet/office-sheet.ts';
export { renderOfficeSheet } from './offices/sheet/office-sheet-pdf.ts';
export { sayChoice } from './offices/wording.ts';
export {
  type ToldQuestion,
  themesBlocks,
  themesPage,
  withOpenAnswers,
} from './open-answers/themes-blocks.ts';
export { drawPoster, type Poster, type PosterGiven } from './poster/poster.ts';
export { renderPosterPdf } from './poster/poster-pdf.ts';
export { type PowerView, powerView } from './power-view.ts';
export { renderDocx, renderHtml, renderPdf } from './renderers/index.ts';
export { saySource } from './sections/outcomes-read.ts';
export { titleOfEntry } from './title-of-entry.ts';
