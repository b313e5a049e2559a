import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { leave } from './browser.ts';
import type { Journey } from './journey.ts';

const files = { a: 'leder-a.txt', b: 'leder-b.vtt', c: 'leder-c.txt' } as const;
const guide = `# Oppvarming
Hva er jobben din?

# Nytt i tjenesten
Hva tenker du på når du hører ordet innovasjon?
- Har du et eksempel?

# Avslutning
Er det noe vi ikke har snakket om?
`;
export type Letter = keyof typeof files;

/** A study of a journey's own on the demo's server, and where its interviews are. */
export type InterviewStudy = {
  readonly studyId: string;
  /** `/studies/…/interviews`, without the server's address. */
  readonly path: string;
  readonly interviewIds: Readonly<Record<Letter, string>>;
};

/**
 * Makes a study of a journey's own, with the demo's open interviews (A, B and C) taken in, under consent, and open for
 * coding; nobody has coded anything. The demo's lead leads it, the interviewer interviews, the analyst codes. A journey
 * that changes interviews makes itself one, so that it stands on nobody else's.
 */
export async function makeInterviewStudy(
  journey: Pick<Journey, 'signedIn'>,
  address: string,
  { title, letters = ['a', 'b', 'c'] }: { readonly title: string; readonly letters?: readonly Letter[] },
): Promise<InterviewStudy> {
  const signedIn = (person: string) => journey.signedIn(address, person);
  const [lead, administrator, interviewer] = [
    await signedIn('demo-lead'),
    await signedIn('demo-administrator'),
    await signedIn('demo-interviewer'),
  ];
  const begun = await send(lead, `${address}/studies/new`, { title, from: 'blank' });
  const studyId = new URL(begun).pathname.split('/')[2]!;
  for (const role of ['interviewer', 'analyst']) {
    const fields = { give: '1', role, study: studyId, office: '' };
    await send(administrator, `${address}/people/demo-${role}`, fields);
  }
  const path = `/studies/${studyId}/interviews`;
  const at = `${address}${path}`;
  const eraseNamesOn = `${new Date().getUTCFullYear() + 1}-12-01`;
  await send(interviewer, `${at}/informants`, { intent: 'settings', stem: 'Leder', eraseNamesOn });
  await send(interviewer, `${at}/guide/text`, { guide, basedOn: '0' });
  const part = { heading: 'Om studien', text: 'Øvelse. Alt er oppdiktet.' };
  await send(interviewer, `${at}/sheet/edit`, { language: 'nb', basedOn: '0', ...part });
  for (const letter of letters) {
    const called = `Oppdiktet ${letter.toUpperCase()}`;
    const email = `leder.${letter}@example.org`;
    await send(interviewer, `${at}/informants`, { intent: 'add', name: called, email, phone: '' });
  }
  await interviewer.goto(`${at}/informants`);
  const people = await idsIn(interviewer, /\/informants\/([^/]+)\/consent$/);
  for (const informantId of people) {
    await send(interviewer, `${at}/informants/${informantId}/consent`, {
      way: 'screen',
      sheetVersion: '1',
      name: 'Oppdiktet',
      mark: '',
      confirmed: 'yes',
      toRecording: 'yes',
      toQuotes: 'yes',
    });
  }
  await interviewer.goto(at);
  const interviews = await idsIn(interviewer, /\/interviews\/([^/]+)\/hold$/);
  const interviewIds: Record<string, string> = {};
  for (const [place, letter] of letters.entries()) {
    interviewIds[letter] = interviews[place]!;
    await takeIn(interviewer, `${at}/${interviews[place]}`, letter);
  }
  for (const page of [lead, administrator, interviewer]) await page.context().close();
  return { studyId, path, interviewIds: interviewIds as InterviewStudy['interviewIds'] };
}

/** Sends a form as the page would; the address it leads to. */
async function send(page: Page, url: string, form: Readonly<Record<string, string>>): Promise<string> {
  const answer = await page.request.post(url, { form });
  if (!answer.ok()) throw new Error(`${url} answered ${answer.status()}: ${await answer.text()}`);
  return answer.url();
}

async function idsIn(page: Page, pattern: RegExp): Promise<readonly string[]> {
  const links = await page
    .locator('main a')
    .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  return [...new Set(links.flatMap((link) => pattern.exec(link)?.[1] ?? []))];
}

async function takeIn(page: Page, interview: string, letter: Letter): Promise<void> {
  const press = (name: string) => leave(page, () => page.getByRole('button', { name, exact: true }).click());
  await page.goto(`${interview}/transcript/import`);
  const name = files[letter];
  const buffer = readFileSync(new URL(`../examples/interviews/${name}`, import.meta.url));
  await page.locator('#transcript').setInputFiles({ name, mimeType: 'text/plain', buffer });
  await press('Se på filen');
  await press('Lagre utskriften');
  await page.goto(`${interview}/transcript/names`);
  await press('Åpne for koding');
}
