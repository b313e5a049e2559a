import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isDomainError } from '#platform/errors.ts';
import { readIndicatorSet } from './read-indicator-set.ts';

const shipped = readFileSync('examples/indicators/2015.yaml', 'utf8');

function problemsOf(text: string): readonly string[] {
  try {
    readIndicatorSet(text, 'set.yaml');
    return [];
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return error.problems.map(({ line, value, text }) => `${line} ${value ?? ''}: ${text.en}`);
  }
}
const good = `handlingsrom: 1
indicators:
  - code: B.12
    name: {nb: Fulgt opp, en: Followed up}
    numerator: followed
    denominator: all
    kind: share
    direction: higher
`;

describe('the set of the 2015 appendix', () => {
  const indicators = readIndicatorSet(shipped, '2015.yaml');
  test('has its eight individual and three labour-market indicators', () => {
    const codes = (group: string) => indicators.filter((one) => one.group === group).map(({ code }) => code);
    expect(codes('individualFollowUp')).toEqual([
      'B.12',
      'B.14',
      'B.16',
      'B.17',
      'B.18',
      'B.40',
      'B.53',
      'B.76',
    ]);
    expect(codes('labourMarket')).toEqual(['A.1', 'B.23', 'B.50']);
  });
  test('says everything in three languages', () => {
    for (const { name, numerator, denominator } of indicators)
      for (const text of [name, numerator, denominator])
        expect(Object.keys(text)).toEqual(['nb', 'nn', 'en']);
  });
});

describe('a set of indicators', () => {
  test('may leave out what most indicators are', () => {
    expect(readIndicatorSet(good, 'set.yaml')[0]).toMatchObject({
      per: 1,
      basis: 'denominator',
      group: 'other',
      owner: 'national',
      ownerUnit: null,
    });
    const rate = good.replace('kind: share', 'kind: rate');
    expect(readIndicatorSet(rate, 'set.yaml')[0]?.per).toBe(100);
  });
  test('that is wrong is told of with line, value and what to do', () => {
    expect(problemsOf(good.replace('kind: share', 'kind: shares'))).toEqual([
      '7 shares: Only share, rate can stand here. Did you mean “share”?',
    ]);
    expect(problemsOf(good.replace('direction', 'diretion'))).toEqual([
      '3 : “direction” is missing here. Add it.',
      expect.stringMatching(/^8 diretion: .*Did you mean “direction”\?$/),
    ]);
    expect(problemsOf(good.replace('B.12', '12'))).toEqual([
      '3 12: Here should stand a text. Put the value in quotation marks.',
    ]);
    expect(problemsOf(good.replace('B.12', 'B 12'))).toEqual([
      expect.stringContaining('3 B 12: A code begins'),
    ]);
    expect(problemsOf(good.replace('{nb: Fulgt opp, en: Followed up}', '{}'))).toEqual([
      expect.stringContaining('missing in every language'),
    ]);
    expect(problemsOf('handlingsrom: 2\nindicators: []')).toHaveLength(2);
    expect(problemsOf('')).toHaveLength(1);
    expect(problemsOf('- a')).not.toEqual([]);
  });
  test("cannot have two of one code, a share per 100, or somebody's own that is nobody's", () => {
    const twice = good + good.split('\n').slice(2).join('\n').replace('B.12', 'b.12');
    expect(problemsOf(twice)).toEqual([
      expect.stringContaining('9 b.12: An earlier indicator has the same code'),
    ]);
    expect(problemsOf(`${good}    per: 100\n`)).toEqual([expect.stringContaining('A share is counted of 1')]);
    expect(problemsOf(`${good}    owner: office\n`)).toEqual([expect.stringContaining('needs its number')]);
    expect(problemsOf(`${good}    ownerUnit: "0502"\n`)).toEqual([
      expect.stringContaining('belongs to no one unit'),
    ]);
    expect(problemsOf(good.replace('    denominator: all\n', ''))).toEqual([
      expect.stringContaining('The denominator is missing'),
    ]);
  });
});
