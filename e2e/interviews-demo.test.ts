import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { useJourney } from './journey.ts';

const address = inject('address');
const findings = `${address}/studies/practice/interviews/findings`;

describe('what was found in the interviews of the demo', () => {
  const journey = useJourney();
  let page: Page;
  beforeAll(async () => {
    page = await journey.signedIn(address, 'demo-analyst');
  });

  test('stands beside what the report of its closed round says now, word for word', async () => {
    await page.goto(`${findings}/mixed`);
    const theme = page.getByRole('region', { name: 'Tid og plass til å prøve' });
    expect(await theme.locator('.told > li').count()).toBe(2);
    for (const told of await theme.locator('.told > li').allInnerTexts()) {
      expect(told).toContain('Øvelse: første runde');
      expect(told).not.toMatch(/med andre ord|ikke lenger/i);
    }
    expect(await theme.locator('blockquote').count()).toBeGreaterThan(1);
  });

  test('has drivers and barriers, and quotes under each concept', async () => {
    await page.goto(`${findings}/forces`);
    expect(await page.locator('main figure svg, main table').count()).toBeGreaterThan(0);
    await page.goto(`${findings}/quotes`);
    expect(await page.locator('main blockquote').count()).toBe(9);
  });
});
