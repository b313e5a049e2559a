import { expect, test } from 'vitest';
import { contactsInLines } from './people-lines.rules.ts';

test('one a line, as typed or from a spreadsheet, in any order after the name', () => {
  expect(
    contactsInLines(
      'Kari Oppdiktet; kari@example.org; 900 00 000\n\nOla Oppdiktet\t+47 900 00 001\r\nPer, p@example.org',
    ),
  ).toEqual([
    { name: 'Kari Oppdiktet', email: 'kari@example.org', phone: '900 00 000' },
    { name: 'Ola Oppdiktet', email: '', phone: '+47 900 00 001' },
    { name: 'Per', email: 'p@example.org', phone: '' },
  ]);
});

test('a name with its family name first keeps its comma', () => {
  expect(contactsInLines('Oppdiktet, Kari; kari@example.org')).toEqual([
    { name: 'Oppdiktet, Kari', email: 'kari@example.org', phone: '' },
  ]);
});
