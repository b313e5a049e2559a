import { describe, expect, test } from 'vitest';
import { whatParseSays } from '../../studies/parse/testing/what-parse-says.ts';

describe('what the plan may not say is refused in words', () => {
  const study = (options: string) => `
handlingsrom: 1
id: c
title: C
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: y, kind: number, text: Y}
          - {id: x, kind: number, text: X}
          - {id: word, kind: choice, text: W, options: [{value: a, label: A}, {value: b, label: B}]}
plan:
  - {id: R, regress: {file: employee, outcome: y, ${options}}}
`;
  const said = (options: string) => whatParseSays(study(options));

  test.each([
    ['predictors: [x], blocks: [[x], [word]]', 'either'],
    ['selection: forward', 'either'],
    ['predictors: [x], selection: forward, errors: hc3', 'goes with'],
    ['blocks: [[x], [x]]', 'twice'],
    ['blocks: [[x], [y]]', 'outcome'],
    ['predictors: [x, word]', 'not numbers'],
    ['predictors: [x], categories: {word: a}', 'named in the same analysis'],
    ['predictors: [x], categories: {x: 1}', 'questions with options'],
    ['predictors: [word], categories: {word: c}', 'a, b'],
    ['predictors: [x], errors: white', 'classic, hc3'],
    ['blocks: [[x]]', '2'],
    ['blocks: [[x], [word]], missing: fiml', 'alone'],
  ])('%s', (options, sentence) => {
    expect(said(options)).toContain(sentence);
  });

  test('words as answers are fine where they are categories', () => {
    expect(said('predictors: [x, word], categories: {word: b}')).toBe('');
  });
});
