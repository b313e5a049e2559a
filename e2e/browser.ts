import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { bundledLibraries, lacksLibraries } from './bundled-libraries.ts';

/** The browser that comes as an npm package: no apt package, no download of its own. */
export async function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = await chromium.executablePath();
  const environment = lacksLibraries(executablePath) ? { LD_LIBRARY_PATH: bundledLibraries() } : {};
  return playwright.launch({
    args: [...chromium.args.filter((flag) => flag !== '--single-process'), ...flags],
    executablePath,
    env: { ...process.env, ...environment } as Record<string, string>,
    headless: true,
  });
}

export const phone = { width: 360, height: 780 };
export const desktop = { width: 1440, height: 900 };

export async function openContext(
  browser: Browser,
  options: { isDark?: boolean; isPhone?: boolean; hasScript?: boolean } = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: options.isPhone ? phone : desktop,
    colorScheme: options.isDark ? 'dark' : 'light',
    javaScriptEnabled: options.hasScript ?? true,
    locale: 'nb-NO',
  });
  context.on('page', goAgainWhenBrokenOff);
  return context;
}

/**
 * Several pages load themselves anew while work goes on (letters, counting). One that does so just as a journey goes
 * elsewhere breaks the journey's step off, where a reader would simply go again: so does the journey.
 */
function goAgainWhenBrokenOff(page: Page): void {
  const go = page.goto.bind(page);
  page.goto = async (address, options) => {
    for (let left = 3; ; left -= 1)
      try {
        return await go(address, options);
      } catch (fault) {
        if (left === 0 || !/interrupted by another navigation/.test(String(fault))) throw fault;
      }
  };
}

/** Does what leads to another page, and waits until that page is there: the old one, already loaded, does not count. */
export async function leave(page: Page, act: () => Promise<unknown>): Promise<void> {
  // Together: whichever fails first is told, and the other is not left to fail on its own.
  await Promise.all([page.waitForEvent('load'), act()]);
}

/** Until a page, which loads itself anew or is loaded anew here, says it. */
export async function waitFor(page: Page, said: string): Promise<void> {
  for (let look = 0; look < 30; look += 1) {
    if ((await page.locator('main').innerText()).includes(said)) return;
    await page.waitForEvent('load', { timeout: 10_000 }).catch(() => page.reload());
  }
  throw new Error(`The page never said: ${said}`);
}

/**
 * Until a page no longer loads itself anew, as it does while letters go out. Only a page read to its end can say so:
 * one still on its way has not told yet whether it will.
 */
export async function settled(page: Page): Promise<void> {
  for (let look = 0; look < 30; look += 1) {
    const isAtRest = await page
      .evaluate(
        () => document.readyState === 'complete' && !document.querySelector('meta[http-equiv="refresh"]'),
      )
      .catch(() => false); // It was on its way elsewhere: look again when it has come.
    if (isAtRest) return;
    await page.waitForEvent('load', { timeout: 10_000 }).catch(() => page.reload());
  }
  throw new Error('The page never came to rest');
}
