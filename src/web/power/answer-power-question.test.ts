import { expect, test } from 'vitest';
import { answerPowerQuestion } from './answer-power-question.ts';

const ask = (query: string, language: 'nb' | 'nn' | 'en' = 'nb') =>
  answerPowerQuestion(new URLSearchParams(query), language);

test('an empty page asks nothing and is no mistake', () => {
  expect(ask('')).toMatchObject({ view: null, mistake: null, asked: { for: 'correlation' } });
});

test('nineteen offices: what they can be expected to find, and what is significant, are two things', () => {
  const { view } = ask('for=correlation&n=19&power=80');
  expect(view?.sentences[0]).toContain('|r| = ,59');
  expect(view?.sentences[1]).toContain('|r| = ,46');
  expect(view?.table.rows.some((row) => row.isTotal && row.cells[0]?.text === '19')).toBe(true);
});

test.each(['nb', 'nn', 'en'] as const)('every design is answered in %s', (language) => {
  for (const query of [
    'correlation&n=248',
    'regression&n=248&predictors=4',
    'oneWay&n=248&groups=3',
    'twoGroups&n=1 291',
  ]) {
    const { view, mistake } = ask(`for=${query}`, language);
    expect(mistake).toBeNull();
    expect(view?.figure.svg).toContain('</svg>');
    expect(view?.figure.svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(view?.figure.narrowSvg).toContain('width="328"');
  }
});

test.each([
  'n=',
  'n=nitten',
  'n=0',
  'n=1000000',
  'n=19&for=anova',
  'n=19&for=oneWay&groups=1',
  'n=19&power=100',
])('%s is said to be a mistake, and the form keeps what was written', (query) => {
  const { view, mistake, asked } = ask(query);
  expect(view).toBeNull();
  expect(mistake).not.toBeNull();
  expect(asked.n).toBe(new URLSearchParams(query).get('n'));
});

test('too few answers for the design are said to be too few', () => {
  expect(ask('for=regression&n=6&predictors=10').mistake).toContain('for få');
});
