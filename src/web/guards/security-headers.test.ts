import { expect, test } from 'vitest';
import { contentSecurityPolicyOf } from './security-headers.ts';

test('only the pages that need it may run a script, and only files of ours', () => {
  expect(contentSecurityPolicyOf('/sign-in')).toContain("script-src 'self'");
  for (const path of ['/', '/sign-in/link/x', '/accounts', '/studies/account', '/s/abc', '/people']) {
    expect(contentSecurityPolicyOf(path), path).not.toContain('script-src');
  }
  expect(contentSecurityPolicyOf('/sign-in')).not.toContain("unsafe-inline'; script");
});
