import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Database, openDatabase } from '#platform/database/database.ts';
import { leave, openBrowser, openContext } from '../e2e/browser.ts';

// As it is served: what draws the pages asks for this when it is loaded.
process.env.NODE_ENV = 'production';
const { startApp } = await import('../src/app.ts');

/**
 * A server with the demo in a folder of its own, filled with what is to be measured, and a page of the test browser with the
 * demo's analyst signed in. All of it is gone when `measure` is over.
 */
export async function onTheDemo<T>(
  fill: (database: Database) => Promise<T>,
  measure: (page: Page, address: string, filled: T) => Promise<void>,
): Promise<void> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'handlingsrom-bench-'));
  const environment = {
    ...process.env,
    DATA_DIR: dataDirectory,
    DATABASE_URL: '',
    PORT: '0',
    HOST: '127.0.0.1',
  };
  await (await startApp({ demo: true, environment })).close();
  const { database, close } = await openDatabase({ databaseUrl: null, dataDirectory });
  const filled = await fill(database);
  await close();
  const app = await startApp({ demo: true, environment });
  const browser = await openBrowser();
  try {
    const page = await (await openContext(browser)).newPage();
    await page.goto(`${app.address}/sign-in`);
    await leave(page, () => page.locator('button[value="demo-analyst"]').click());
    await measure(page, app.address, filled);
  } finally {
    await browser.close();
    await app.close();
    rmSync(dataDirectory, { recursive: true });
  }
}

/** Milliseconds from asking for a page until it is loaded and its script has run. */
export async function open(page: Page, url: string): Promise<number> {
  await page.goto(url);
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return navigation!.loadEventEnd;
  });
}
