import { expect, test } from 'vitest';
import { allRows, releaseThemes, rowSetOf } from '#modules/privacy/index.ts';
import { themesBlocks, themesPage } from './themes-blocks.ts';

const texts = 40;
const theme = (name: string, start: number, count: number) => ({
  themeId: name,
  name,
  isHeading: true,
  examples: [],
  texts: rowSetOf(texts, (row) => row >= start && row < start + count),
});
const findingOf = (themes: readonly ReturnType<typeof theme>[]) => {
  const { counts } = releaseThemes(
    { everybody: allRows(texts), themes, sorted: allRows(texts), before: [] },
    { minimumGroup: 5 },
  );
  const told = { id: 'q', label: 'Hva tar tid?', audienceTitle: 'Ansatte', toldOn: '2026-12-24', counts };
  const blocks = themesBlocks(told, themesPage('nb'));
  return blocks.flatMap((block) => (block.kind === 'finding' ? [block.text] : []));
};

test('the theme that most wrote about is named, and all of them where several have as many', () => {
  expect(findingOf([theme('Tid', 0, 20), theme('Folk', 20, 10)])).toEqual([
    'Flest skrev om «Tid»: 20 av 40 svar.',
  ]);
  expect(findingOf([theme('Tid', 0, 15), theme('Folk', 15, 15), theme('Ro', 30, 10)])).toEqual([
    'Flest skrev om «Folk» og «Tid», like mange om hvert: 15 av 40 svar.',
  ]);
});
