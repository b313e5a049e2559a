import { expect, test } from 'vitest';
import { isReadableAddress } from './readable-address.ts';

test.each(['/', '/reports/AbC_-123', '/guide/study-file?x=%C3%A5', '/%E2%82%AC'])(
  '%s can be read',
  (path) => {
    expect(isReadableAddress(`http://localhost:3000${path}`)).toBe(true);
  },
);

test.each(['/reports/%00', '/reports/abc%00', '/%', '/%E2%82', '/%zz', '/a%0Ab', '/?q=%00'])(
  '%s cannot',
  (path) => {
    expect(isReadableAddress(`http://localhost:3000${path}`)).toBe(false);
  },
);
