import { index, type RouteConfig, route } from '@react-router/dev/routes';

// The sitemap: every address there is.
export default [
  index('home/home-page.tsx'),
  route('studies/:studyId', 'studies/study-page.tsx'),
  route('studies/:studyId/report', 'studies/study-report-page.tsx'),
  route('studies/:studyId/:download', 'studies/study-download.ts'),
  route('analyse', 'analyse/analyse-page.tsx'),
  route('analyse/:reportId', 'analyse/temporary-report-page.tsx'),
  route('analyse/:reportId/:download', 'analyse/temporary-download.ts'),
  route('files/:fileId', 'files/codebook-page.tsx'),
  route('files/:fileId/people', 'files/people-page.tsx'),
  route('files/:fileId/scales', 'files/scales-page.tsx'),
  route('files/:fileId/analyses', 'files/analyses-page.tsx'),
  route('files/:fileId/study.yaml', 'files/study-file-download.ts'),
  route('files/:fileId/close', 'files/close-file.ts'),
  route('reports/:reportId', 'reports/kept-report-page.tsx'),
  route('reports/:reportId/:download', 'reports/kept-download.ts'),
  route('check', 'check/check-page.tsx'),
  route('example/:fileName', 'example/example-download.ts'),
  route('guide', 'guide/guide-index-page.tsx'),
  route('guide/schema/:fileName', 'guide/schema-download.ts'),
  route('guide/:guideId', 'guide/guide-page.tsx'),
  route('language', 'language/change-language.ts'),
  route('problems/:status', 'problems/problem-page.tsx'),
  route('*', 'problems/not-found.ts'),
] satisfies RouteConfig;
