import { expect, test } from 'vitest';
import { analyseStudy } from '#modules/analyses/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { problemsIn } from '#modules/studies/parse/testing/sound-study.ts';
import { smallAnswers, smallStudyYaml } from '../analyses/testing/small-study.ts';
import { buildReport } from './build-report.ts';
import type { HeadingBlock } from './schema.ts';

const plan = (chapterOf: (id: string) => string) => `
chapters: {first: {nb: Først, en: First}, last: {nb: Sist, en: Last}}
plan:
  - {id: A, ${chapterOf('A')} describe: {file: employee, variables: [alfa]}}
  - {id: B, ${chapterOf('B')} describe: {file: employee, variables: [beta]}}
  - {id: C, ${chapterOf('C')} describe: {file: employee, variables: [c]}}
postHoc:
  - {id: D, ${chapterOf('D')} describe: {file: employee, variables: [same]}}
`;
const yaml = (chapterOf: (id: string) => string) => smallStudyYaml.replace(/plan:[\s\S]*/, plan(chapterOf));
const headingsOf = (chapterOf: (id: string) => string) => {
  const parsed = parseStudy(yaml(chapterOf), 'small.yaml');
  const results = analyseStudy({ parsed, answers: [smallAnswers()], language: 'en' });
  const { blocks } = buildReport({ study: parsed.study, results, language: 'en' });
  const headings = blocks.filter((block): block is HeadingBlock => block.kind === 'heading');
  return headings
    .slice(headings.findIndex(({ id }) => id === 'planned'))
    .map(({ level, id, text }) => `${level} ${id.startsWith('analysis-') ? id : text}`);
};
const chapters: Record<string, string> = {
  A: 'chapter: first,',
  B: 'chapter: first,',
  C: '',
  D: 'chapter: last,',
};

test('neighbours in a chapter stand under its heading, others stand as without chapters', () => {
  expect(headingsOf((id) => chapters[id]!)).toEqual([
    '1 Planned analyses',
    '2 First',
    '3 analysis-A',
    '3 analysis-B',
    '2 analysis-C',
    '1 Post-hoc analyses',
    '2 Last',
    '3 analysis-D',
  ]);
  expect(headingsOf(() => '')).not.toContain('2 First');
});

test('chapters do not count in the hash of the plan', () => {
  const hashOf = (chapterOf: (id: string) => string) => parseStudy(yaml(chapterOf), 'small.yaml').planSha256;
  expect(hashOf((id) => chapters[id]!)).toBe(hashOf(() => ''));
});

test('a chapter that is not there is a problem, with the one that was likely meant', () => {
  const [problem, ...others] = problemsIn(yaml((id) => (id === 'A' ? 'chapter: frist,' : '')));
  expect(problem).toContain('verdi «frist»: Dette kapitlet står ikke under «chapters». Mente du «first»?');
  expect(others).toEqual([]);
});
