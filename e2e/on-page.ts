import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { faultsByAxe } from './axe.ts';
import { leave, phone } from './browser.ts';

/** What somebody reads there. */
export const textOn = (page: Page): Promise<string> => page.locator('main').innerText();

/** A button that leads to another page, by all that stands on it; the first, where there are several. */
export const press = (page: Page, name: string): Promise<void> =>
  leave(page, () => page.getByRole('main').getByRole('button', { name, exact: true }).first().click());

export const expectNoSidewaysScrolling = async (page: Page, where?: string): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(
    page.viewportSize()!.width,
  );

/** No fault that axe finds, and nothing wider than a phone. */
export async function expectSound(
  page: Page,
  {
    where,
    inDarkToo = false,
    without = [],
  }: {
    /** Told with what was wrong. */
    readonly where?: string;
    readonly inDarkToo?: boolean;
    /** Rules that do not count. */
    readonly without?: readonly string[];
  } = {},
): Promise<void> {
  expect(await faultsByAxe(page, { without }), where).toEqual([]);
  if (inDarkToo) {
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsByAxe(page, { isDark: true, without }), where).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  }
  const before = page.viewportSize()!;
  await page.setViewportSize(phone);
  await expectNoSidewaysScrolling(page, where);
  await page.setViewportSize(before);
}
