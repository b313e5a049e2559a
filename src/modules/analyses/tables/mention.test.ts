import { expect, test } from 'vitest';
import { mentionOf } from './table-context.ts';

test('a name inside a sentence is in lower case, an abbreviation keeps its capitals', () => {
  expect(mentionOf('Psykologisk empowerment', false, 'nb')).toBe('psykologisk empowerment');
  expect(mentionOf('NAV-kontor', false, 'nb')).toBe('NAV-kontor');
});

test('a whole statement is quoted, without its full stop, as each language quotes', () => {
  expect(mentionOf('Gode forslag blir løftet opp.', true, 'nb')).toBe('«Gode forslag blir løftet opp»');
  expect(mentionOf('Good proposals are lifted.', true, 'en')).toBe('“Good proposals are lifted”');
});
