import type { Browser, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { leave, openBrowser, openContext } from './browser.ts';
import { startFreshServer, startMailServer } from './fresh-server.ts';

export type Journey = ReturnType<typeof useJourney>;

/**
 * What a journey opens on its way, to be named where its group of tests begins. All of it is closed after the last test,
 * what was opened last first, also where the journey never came to its first test.
 */
export function useJourney() {
  const closings: (() => unknown)[] = [];
  let browser: Promise<Browser> | null = null;
  afterAll(async () => {
    for (const close of closings.toReversed()) await close();
  });
  function keep<T>(opened: T, close: (opened: T) => unknown): T {
    closings.push(() => close(opened));
    return opened;
  }
  function openBrowserOnce(flags?: readonly string[]): Promise<Browser> {
    browser ??= openBrowser(flags).then((opened) => keep(opened, () => opened.close()));
    return browser;
  }
  async function newPage(options: Parameters<typeof openContext>[1] = {}): Promise<Page> {
    return (await openContext(await openBrowserOnce(), options)).newPage();
  }
  return {
    /** Closes this too, in its turn. */
    keep,
    freshServer: async (environment?: Readonly<Record<string, string>>) =>
      keep(await startFreshServer(environment), ({ stop }) => stop()),
    mailServer: async () => keep(await startMailServer(), ({ stop }) => stop()),
    /** The one browser of the journey: flags count where it is opened first. */
    browser: openBrowserOnce,
    /** In a context of its own: somebody else's browser. */
    newPage,
    /** Of one of the demo's people. */
    signedIn: async (
      address: string,
      person: string,
      options?: Parameters<typeof openContext>[1],
    ): Promise<Page> => {
      const page = await newPage(options);
      await page.goto(`${address}/sign-in`);
      await leave(page, () => page.locator(`button[value="${person}"]`).click());
      return page;
    },
  };
}
