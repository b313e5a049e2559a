import { describe, expect, test } from 'vitest';
import { variableName } from './likeness-blocks.ts';

describe('what a respect is called in a sentence', () => {
  const named = (variable: string) => variableName({ kind: 'background', variable }, { language: 'nb' });

  test('what heads a column begins with a small letter', () => {
    expect(named('Alder')).toBe('alder');
    expect(named('År i jobben')).toBe('år i jobben');
  });

  test('what is written with more capitals than the first, and what has none, stands as it is written', () => {
    expect(named('NAV-enhet')).toBe('NAV-enhet');
    expect(named('HR-ID')).toBe('HR-ID');
    expect(named('kjønn')).toBe('kjønn');
  });
});
