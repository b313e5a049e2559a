import { describe, expect, test } from 'vitest';
import { faultOfSuccession, goesOnIn, lineageOf, standingOf } from './lineage.rules.ts';
import type { Succession, SuccessionKind } from './unit.ts';

const given = (from: string, to: string, kind: SuccessionKind = 'merged', on = '2015-01-01'): Succession => ({
  from,
  to,
  on,
  kind,
});

describe('what series go on in', () => {
  test('a unit counts with those that were merged into it, and with those before them', () => {
    const all = [given('1', '2'), given('3', '2', 'renumbered'), given('0', '1', 'renumbered', '2012-01-01')];
    expect(lineageOf('2', all)).toEqual(['2', '1', '3', '0']);
    expect(lineageOf('1', all)).toEqual(['1', '0']);
    expect(lineageOf('9', all)).toEqual(['9']);
  });

  test('what a split unit had counted goes on in none of its parts', () => {
    const all = [given('1', '2', 'split'), given('1', '3', 'split'), given('3', '4', 'renumbered')];
    expect(lineageOf('2', all)).toEqual(['2']);
    expect(lineageOf('4', all)).toEqual(['4', '3']);
    expect(goesOnIn('1', all)).toBe('1');
  });

  test('a unit that is gone is found where it goes on today', () => {
    const all = [given('0', '1', 'renumbered'), given('1', '2')];
    expect(goesOnIn('0', all)).toBe('2');
    expect(goesOnIn('2', all)).toBe('2');
  });

  test('of units side by side, one that goes on in another does not stand beside it; one that was split does', () => {
    const all = [given('0', '1', 'renumbered'), given('1', '2'), given('3', '4', 'split')];
    const units = ['0', '1', '2', '3', '4'].map((number) => ({ number }));
    expect(standingOf(units, all).map(({ number }) => number)).toEqual(['2', '3', '4']);
  });

  test('rows that came in circles by another way end all the same', () => {
    const all = [given('1', '2'), given('2', '1')];
    expect(lineageOf('1', all)).toEqual(['1', '2']);
    expect(goesOnIn('1', all)).toBe('1');
  });
});

describe('what cannot be recorded', () => {
  test('a unit taking over from itself, by any way', () => {
    expect(faultOfSuccession(given('1', '1'), [])).toBe('same-unit');
    expect(faultOfSuccession(given('3', '1'), [given('1', '2'), given('2', '3')])).toBe('circle');
    expect(faultOfSuccession(given('2', '1'), [given('1', '2', 'split')])).toBe('circle');
  });

  test('a series going on in two units: it would be counted twice', () => {
    expect(faultOfSuccession(given('1', '3'), [given('1', '2')])).toBe('taken-over');
    expect(faultOfSuccession(given('1', '3', 'split'), [given('1', '2')])).toBe('taken-over');
    expect(faultOfSuccession(given('1', '3'), [given('1', '2', 'split')])).toBe('taken-over');
    expect(faultOfSuccession(given('1', '2'), [given('1', '2')])).toBe('recorded');
  });

  test('parts of a split, and several units merged into one, are as they should be', () => {
    expect(faultOfSuccession(given('1', '3', 'split'), [given('1', '2', 'split')])).toBeNull();
    expect(faultOfSuccession(given('3', '2'), [given('1', '2')])).toBeNull();
  });
});
