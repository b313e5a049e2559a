import { expect, test } from 'vitest';
import { withoutUnseen } from './unseen.ts';

test('what nobody sees is left out, and what anybody writes stays', () => {
  expect(withoutUnseen('a\0b\u001bc\u009fd\uFFFEe\uFFFFf')).toBe('abcdef');
  expect(withoutUnseen('Kari \u202Eetoned\u202C og \u2066Ola\u2069')).toBe('Kari etoned og Ola');
  expect(withoutUnseen('x\ud800y')).toBe('x\ufffdy');
  const written = 'Å lære,\tså\r\nprøve – «ja» 👩‍👩‍👧 e\u0301 ¶ שלום\u200f';
  expect(withoutUnseen(written)).toBe(written);
});
