import { describe, expect, test } from 'vitest';
import { checkOne, namesOf, verdicts } from './test-tables.ts';

describe('sums', () => {
  test('parts that do not make the printed total are impossible', () => {
    const [finding] = checkOne({ kind: 'sum', parts: [572, 43], total: 614 });
    expect(finding!.verdict).toBe('impossible');
    expect(finding!.text.en).toContain('572 + 43 gives the sum 615; printed is 614');
    expect(verdicts(checkOne({ kind: 'sum', parts: [572, 43], total: 615 }))).toEqual({
      total: 'consistent',
    });
  });

  test('decimals are rounded, whole numbers are counts unless said to be rounded', () => {
    expect(verdicts(checkOne({ kind: 'sum', parts: ['33.3', '33.3', '33.3'], total: '100.0' }))).toEqual({
      total: 'consistent',
    });
    expect(verdicts(checkOne({ kind: 'sum', parts: ['33.3', '33.3', '33.3'], total: '100.2' }))).toEqual({
      total: 'impossible',
    });
    expect(verdicts(checkOne({ kind: 'sum', parts: [33, 33, 33], total: 100, rounded: true }))).toEqual({
      total: 'consistent',
    });
    expect(verdicts(checkOne({ kind: 'sum', parts: [33, 33, 33], total: 100 }))).toEqual({
      total: 'impossible',
    });
  });
});

describe('percentages', () => {
  const table = {
    kind: 'percentages' as const,
    rows: [
      { count: 17, percent: '6.7', validPercent: '6.8' },
      { count: 40, percent: '15.7', validPercent: '15.9' },
      { count: 194, percent: '76.4', validPercent: '77.3' },
    ],
    missing: [{ count: 3, percent: '1.2' }],
    valid: { count: 251, percent: '98.8', validPercent: '100.0' },
    total: { count: 254, percent: '100.0' },
  };

  test('a right frequency table is consistent throughout', () => {
    const findings = checkOne(table);
    expect(namesOf(findings, 'impossible')).toEqual([]);
    expect(findings).toHaveLength(2 + 6 + 1 + 2 + 1);
  });

  test('a wrong percent, valid percent, valid sum and total are each named', () => {
    const [first, ...others] = table.rows;
    expect(
      namesOf(checkOne({ ...table, rows: [{ ...first!, percent: '7.6' }, ...others] }), 'impossible'),
    ).toEqual(['fact.rows[0].percent']);
    expect(
      namesOf(checkOne({ ...table, rows: [{ ...first!, validPercent: '6.7' }, ...others] }), 'impossible'),
    ).toEqual(['fact.rows[0].validPercent']);
    expect(namesOf(checkOne({ ...table, missing: [{ count: 4 }] }), 'impossible')).toEqual([
      'fact.total.count',
    ]);
    expect(
      namesOf(
        checkOne({
          kind: 'percentages',
          rows: table.rows.map(({ count }) => ({ count })),
          valid: { count: 250 },
        }),
        'impossible',
      ),
    ).toEqual(['fact.valid.count']);
  });

  test('percentages without counts must be possible shares of the total and sum to 100', () => {
    // Of 8 people, 12.5 % is one; nobody is 30 %.
    expect(
      verdicts(
        checkOne({
          kind: 'percentages',
          rows: [{ percent: '12.5' }, { percent: '87.5' }],
          total: { count: 8 },
        }),
      ),
    ).toEqual({
      'rows[0].percent': 'consistent',
      'rows[1].percent': 'consistent',
      'percent.sum': 'consistent',
    });
    expect(
      namesOf(
        checkOne({
          kind: 'percentages',
          rows: [{ percent: '30.0' }, { percent: '80.0' }],
          total: { count: 8 },
        }),
        'impossible',
      ),
    ).toEqual(['fact.rows[0].percent', 'fact.rows[1].percent', 'fact.percent.sum']);
  });

  test('where one person may choose several rows, nothing needs to add up', () => {
    const rows = [
      { count: 60, percent: '60.0' },
      { count: 70, percent: '70.0' },
    ];
    expect(
      namesOf(
        checkOne({ kind: 'percentages', rows, total: { count: 100 }, severalAnswers: true }),
        'impossible',
      ),
    ).toEqual([]);
  });
});

describe('response rates', () => {
  const rate = {
    kind: 'responseRate' as const,
    invited: 572,
    undeliverable: 5,
    absent: 20,
    reached: 547,
    complete: 238,
    partial: 26,
    answered: 264,
    ratePercent: '48.3',
  };
  test('every relation that holds is consistent', () => {
    expect(new Set(Object.values(verdicts(checkOne(rate))))).toEqual(new Set(['consistent']));
  });
  test.each([
    [{ reached: 550, ratePercent: '48.0' }, ['fact.reached']],
    [{ answered: 262, ratePercent: '47.9' }, ['fact.answered']],
    [{ ratePercent: '46.2' }, ['fact.ratePercent']],
    [{ complete: 538, answered: 564, ratePercent: '103.1' }, ['fact.answered.most']],
  ])('%j breaks %j', (change, ids) => {
    expect(namesOf(checkOne({ ...rate, ...change }), 'impossible')).toEqual(ids);
  });
  test('a rate of those invited is checked against those invited', () => {
    expect(namesOf(checkOne({ ...rate, ratePercent: '46.2', rateOf: 'invited' }), 'impossible')).toEqual([]);
  });
});
