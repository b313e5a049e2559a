import { expect, test } from 'vitest';
import { nextOf, ownPath } from './next-page.ts';

test.each(['/studies', '/studies/a?b=c', '/a/b/../c'])('%s is a page of ours', (path) => {
  expect(ownPath(path)).toMatch(/^\/[a-z]/);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  'evil',
  '',
  '/a\\..\\..//evil.example',
])('%j leads nowhere', (path) => {
  expect(ownPath(path)).toBeNull();
});

test('whoever was going nowhere goes to their surveys', () => {
  expect(nextOf(new Request('http://localhost/sign-in'))).toBe('/studies');
  expect(nextOf(new Request('http://localhost/sign-in?next=//evil.example'))).toBe('/studies');
  expect(nextOf(new Request('http://localhost/sign-in?next=%2Fpeople%3Fa%3D1'))).toBe('/people?a=1');
});
