import type { Page } from 'playwright-core';
import { leave } from './browser.ts';
import type { startMailServer } from './fresh-server.ts';

/** Signs somebody in as people do it: asks for a link by e-mail, opens it, and presses the button. */
export async function signInByMail(
  page: Page,
  {
    address,
    mail,
    email = 'lead@example.org',
  }: {
    readonly address: string;
    readonly mail: Pick<Awaited<ReturnType<typeof startMailServer>>, 'next'>;
    readonly email?: string;
  },
): Promise<void> {
  await fetch(`${address}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email }),
    redirect: 'manual',
  });
  await page.goto(/http:\/\/\S+\/sign-in\/link\/\S+/.exec((await mail.next()).text)![0]);
  await leave(page, () => page.getByRole('button', { name: 'Logg inn' }).click());
}
