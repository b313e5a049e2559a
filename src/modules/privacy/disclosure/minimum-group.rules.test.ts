import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupVerdicts } from './minimum-group.rules.ts';

const five = { minimumGroup: 5 };

describe('which groups may be shown beside their total', () => {
  test('groups of five or more are all shown', () => {
    expect(groupVerdicts([5, 17, 40], five)).toEqual(['shown', 'shown', 'shown']);
  });

  test('one small group takes the next smallest with it, or subtraction would give it back', () => {
    expect(groupVerdicts([3, 28, 125, 82, 14], five)).toEqual([
      'fewer-than-minimum',
      'shown',
      'shown',
      'shown',
      'fewer-than-minimum',
    ]);
  });

  test('two small groups that together reach the minimum hide each other', () => {
    expect(groupVerdicts([3, 4, 30], five)).toEqual(['fewer-than-minimum', 'fewer-than-minimum', 'shown']);
  });

  test('two small groups that together stay under the minimum take a third with them', () => {
    expect(groupVerdicts([1, 2, 30, 9], five)).toEqual([
      'fewer-than-minimum',
      'fewer-than-minimum',
      'shown',
      'fewer-than-minimum',
    ]);
  });

  test('an empty group holds nobody and hides nobody', () => {
    expect(groupVerdicts([0, 4, 30], five)).toEqual(['shown', 'fewer-than-minimum', 'fewer-than-minimum']);
  });

  test('a table of fewer people than the minimum shows nothing, not even which groups are empty', () => {
    expect(groupVerdicts([0, 2, 0], five).every((verdict) => verdict === 'fewer-than-minimum')).toBe(true);
  });

  test('which of the withheld groups is the small one is not said', () => {
    expect(new Set(groupVerdicts([1, 5, 30], five).slice(0, 2)).size).toBe(1);
  });

  test('a group that must be withheld takes another with it, however large it is', () => {
    expect(groupVerdicts([12, 20, 30], five, [false, true, false])).toEqual([
      'fewer-than-minimum',
      'fewer-than-minimum',
      'shown',
    ]);
  });

  test('whatever the sizes, no small group is shown and none can be found by subtraction', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { maxLength: 12 }),
        fc.integer({ min: 3, max: 12 }),
        (sizes, minimumGroup) => {
          const verdicts = groupVerdicts(sizes, { minimumGroup });
          const withheld = sizes.filter((_, i) => verdicts[i] !== 'shown');
          sizes.forEach((size, i) => {
            if (size > 0 && size < minimumGroup) expect(verdicts[i]).not.toBe('shown');
          });
          const peopleShown = sizes.some((size, i) => size > 0 && verdicts[i] === 'shown');
          if (withheld.length > 0 && peopleShown) {
            expect(withheld.length).toBeGreaterThanOrEqual(2);
            expect(withheld.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(minimumGroup);
          }
        },
      ),
    );
  });
});
