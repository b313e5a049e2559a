import { expect, test } from 'vitest';
import { visitorOf } from './visitor.ts';

const remote = '10.0.0.1';

test('without proxies of our own, what a visitor writes about itself does not count', () => {
  expect(visitorOf({ remote, forwarded: '203.0.113.7', proxies: 0 })).toBe(remote);
});

test('behind proxies, the address that the outermost of ours saw counts, whatever is written to its left', () => {
  expect(visitorOf({ remote, forwarded: 'made up, 198.51.100.2', proxies: 1 })).toBe('198.51.100.2');
  expect(visitorOf({ remote, forwarded: 'made up, 198.51.100.2, 10.0.0.9', proxies: 2 })).toBe(
    '198.51.100.2',
  );
  expect(visitorOf({ remote, forwarded: undefined, proxies: 1 })).toBe(remote);
});
