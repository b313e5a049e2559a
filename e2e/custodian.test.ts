import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { leave, openBrowser, openContext, waitFor } from './browser.ts';
import { type Letter, startFreshServer, startMailServer } from './fresh-server.ts';
import { createClient } from './post-form.ts';

/**
 * A study with three people about it: an administrator, a lead on a phone, and a custodian without script. Each page says
 * whose turn it is; the lead never sees who is asked, and the custodian never an answer.
 */
const asked = Array.from({ length: 12 }, (_, number) => ({
  name: `Prøveperson ${number + 1}`,
  email: `spurt${number + 1}@example.org`,
  office: ['Nord', 'Sør'][number % 2]!,
}));
const answering = asked.slice(0, 7);
const away = asked[7]!;
const silent = asked.slice(8);
const someName = /Prøveperson|spurt\d+@/;
const secret = 'Vi rekker ikke opplæringen.';

const questions = (id: string) => `handlingsrom: 1
id: ${id}
title: {nb: Rom for to}
languages: [nb]
privacy: {minimumGroup: 3, eraseCodeKeyBy: 2099-12-31}
offices: {column: office}
instruments:
  employee:
    title: {nb: Rom for to}
    sections:
      - title: {nb: Arbeidet ditt}
        items:
          - {id: learn1, kind: agreement, points: 6, anchors: [{nb: helt uenig}, {nb: helt enig}], text: {nb: Jeg lærer av kollegene mine.}}
          - {id: learn2, kind: agreement, points: 6, anchors: [{nb: helt uenig}, {nb: helt enig}], text: {nb: Jeg får tid til å prøve nytt.}}
          - {id: why, kind: text, text: {nb: Hva kunne vært bedre?}}
scales:
  learning: {label: {nb: Læring}, items: [learn1, learn2], score: mean, minimumAnswered: 0.5}
`;

describe('a study whose code key a person holds', () => {
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  let server: Awaited<ReturnType<typeof startFreshServer>>;
  let browser: Browser;
  let leadContext: BrowserContext;
  let keyContext: BrowserContext;
  let admin: Page;
  let lead: Page;
  let custodian: Page;
  let studyPath = '';
  let wavePath = '';
  const links = new Map<string, string>();

  beforeAll(async () => {
    mail = await startMailServer();
    server = await startFreshServer({ SMTP_URL: mail.url, MAIL_FROM: 'Rom <rom@example.org>' });
    browser = await openBrowser();
    leadContext = await openContext(browser, { isPhone: true });
    keyContext = await openContext(browser, { hasScript: false });
    admin = await (await openContext(browser)).newPage();
    lead = await leadContext.newPage();
    custodian = await keyContext.newPage();
    for (const page of [admin, lead, custodian]) page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await mail?.stop();
  });
  beforeEach(() => {
    // A letter that one test left would be taken for another's.
    expect(mail.letters).toEqual([]);
  });

  const text = (page: Page) => page.locator('main').innerText();
  const go = (page: Page, path: string) => page.goto(server.address + path);
  const press = (page: Page, name: string) =>
    leave(page, () => page.getByRole('main').getByRole('button', { name, exact: true }).first().click());
  const follow = (page: Page, name: string) =>
    leave(page, () => page.getByRole('main').getByRole('link', { name, exact: true }).first().click());
  async function lettersTo(count: number): Promise<Letter[]> {
    const letters: Letter[] = [];
    while (letters.length < count) letters.push(await mail.next());
    return letters;
  }
  const receivers = (letters: readonly Letter[]) => letters.map(({ to }) => to).sort();
  /** What the page of the wave says to somebody just now. */
  async function turnOf(page: Page): Promise<string> {
    await go(page, wavePath);
    return page.locator('section[aria-labelledby="turn"]').innerText();
  }
  async function addPerson(name: string, email: string): Promise<void> {
    await go(admin, '/people/new');
    await admin.getByLabel('Navn').fill(name);
    await admin.getByLabel('E-postadresse').fill(email);
    await press(admin, 'Legg til person');
    expect((await mail.next()).to).toBe(email);
  }
  async function signIn(page: Page, email: string): Promise<void> {
    await go(page, '/studies');
    await page.getByLabel('E-postadresse').fill(email);
    await press(page, 'Send meg en lenke');
    await page.goto(/https?:\/\/\S+\/sign-in\/link\/\S+/.exec((await mail.next()).text)![0]);
    await press(page, 'Logg inn');
  }

  test('an administrator adds a lead and a custodian, who sign in by letter', async () => {
    await admin.goto(server.welcomeAddress ?? '');
    await admin.getByLabel('Navn').fill('Astrid Admin');
    await admin.getByLabel('E-postadresse').fill('astrid@example.org');
    await press(admin, 'Bli administrator');
    await addPerson('Lise Leder', 'lise@example.org');
    await admin.getByLabel('Rolle', { exact: true }).selectOption('studyLead');
    await press(admin, 'Gi rollen');
    await addPerson('Kari Nøkkel', 'kari@example.org');
    // There is nothing to hold the key of yet, and the page says what comes first.
    expect(await text(admin)).toContain('En studieleder lager den først');
    await signIn(lead, 'lise@example.org');
    await signIn(custodian, 'kari@example.org');
    expect(await text(custodian)).toContain('Be en administrator om en rolle');
  });

  test('the lead writes a study on a phone, with a plan made of its questions', async () => {
    await follow(lead, 'Ny studie');
    await lead.locator('#title').fill('Rom for to');
    await press(lead, 'Lag studien');
    studyPath = new URL(lead.url()).pathname.replace(/\/design.*$/, '');
    await go(lead, `${studyPath}/design/text`);
    await lead.locator('#study-text').fill(questions(studyPath.split('/').at(-1)!));
    await leave(lead, () => lead.locator('form.editor-form button[value="apply"]').last().click());
    await go(lead, `${studyPath}/design`);
    expect(await text(lead)).toContain('Ingen plan ennå');
    await press(lead, 'Lag en plan av spørsmålene');
    expect(await text(lead)).toMatch(/4 analyser/);
    await go(lead, `${studyPath}/design/save`);
    await leave(lead, () => lead.locator('.save-form button').first().click());
    expect(await text(lead)).toContain('Versjon 2 er lagret');
    await go(lead, `${studyPath}/waves`);
    expect(await text(lead)).toContain('gir en administrator rollen på siden Folk og roller');
  });

  test('with the key given to a person, each page says what is theirs to do', async () => {
    await go(admin, '/people');
    await follow(admin, 'Kari Nøkkel');
    await admin.getByLabel('Rolle', { exact: true }).selectOption('custodian');
    await admin.locator('select[name="study"]').selectOption({ label: 'Rom for to' });
    await press(admin, 'Gi rollen');
    expect(await text(admin)).toContain('Rollen er gitt');

    await go(lead, `${studyPath}/waves/new`);
    expect(await lead.locator('#eraseCodeKeyOn').inputValue()).toBe('2099-12-31');
    await lead.locator('#plannedClosingOn').fill('2099-06-30');
    await lead.locator('#senderName').fill('Prøvekommunen');
    await press(lead, 'Lag runden');
    wavePath = new URL(lead.url()).pathname;
    expect(await text(lead)).toContain('Ingen er lagt inn ennå. Kari Nøkkel er nøkkelholder');
    await press(lead, 'Hopp over prøverunden');
    expect(await turnOf(lead)).toContain('Nå venter du på Kari Nøkkel');
    expect(await lead.locator(`main a[href$="${wavePath}/people"]`).count()).toBe(0);

    expect(await turnOf(custodian)).toContain('Neste for deg');
    await follow(custodian, 'Les inn listen');
    expect(new URL(custodian.url()).pathname).toBe(`${wavePath}/people`);
  });

  test('the custodian adds the list without script, and is told of the row that is wrong', async () => {
    const rows = asked.map(({ name, email, office }) => `${name};${email};${office}`);
    await custodian.locator('input[type="file"][name="list"]').setInputFiles({
      name: 'ansatte.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['Navn;E-post;Kontor', ...rows, 'Uten Adresse;;Nord'].join('\r\n'), 'utf8'),
    });
    await press(custodian, 'Se gjennom listen');
    expect(await text(custodian)).toContain('1 rad har feil');
    expect(await text(custodian)).toContain('E-postadressen mangler');
    await leave(custodian, () => custodian.locator('main button[value="confirm"]').click());
    expect(custodian.url()).toContain('added=12');
    const turn = await turnOf(custodian);
    expect(turn).toContain('Nå venter du på Lise Leder');
    expect(turn).toContain('Lise Leder åpner runden');
    expect(await custodian.locator('main a[href*="/confirm/"]').count()).toBe(0);
  });

  test('the lead opens, and is told that the other sends the invitation', async () => {
    await go(lead, `${wavePath}/confirm/open`);
    await press(lead, 'Åpne runden');
    const said = await turnOf(lead);
    expect(said).toContain('ingen har fått brev ennå');
    expect(said).toContain('Kari Nøkkel er nøkkelholder og sender invitasjonen');
    expect(await turnOf(custodian)).toContain('Send invitasjonen');
    await follow(custodian, 'Send invitasjonen');
    await press(custodian, 'Send nå');
    const letters = await lettersTo(asked.length);
    expect(receivers(letters)).toEqual(asked.map(({ email }) => email).sort());
    for (const letter of letters) links.set(letter.to, /https?:\/\/\S+\/s\/\S+/.exec(letter.text)![0]);
    await waitFor(custodian, 'Sendt til 12');
    await go(lead, wavePath);
    expect(await text(lead)).toContain('Invitasjonen er sendt. Kari Nøkkel er nøkkelholder');
  }, 120_000);

  test('seven answer; the reminder passes those, and the one who is away', async () => {
    const client = createClient(4);
    await Promise.all(
      answering.map(async ({ email }, number) => {
        const address = links.get(email)!;
        expect((await client.post(`${address}/start`))?.status).toBe(303);
        const answers = { learn1: String(1 + (number % 6)), learn2: String(1 + ((number * 5) % 6)) };
        await client.post(`${address}/1`, { ...answers, why: secret, to: 'next' });
        expect((await client.post(`${address}/send`))?.location).toMatch(/thanks/);
      }),
    );
    client.close();
    await go(custodian, `${wavePath}/people/list`);
    await custodian.locator('#search').fill(away.email);
    await leave(custodian, () => custodian.locator('main button[value="search"]').click());
    await custodian.locator('main details summary').first().click();
    await leave(custodian, () => custodian.locator('main button[value="absent"]').first().click());
    expect(await text(custodian)).toContain('Borte');
    await go(custodian, `${wavePath}/letters/reminder1`);
    await press(custodian, 'Send nå');
    expect(receivers(await lettersTo(silent.length))).toEqual(silent.map(({ email }) => email).sort());
    await waitFor(custodian, 'Sendt til 4');
  }, 120_000);

  test('the lead sees nobody’s name on any page, and none of the custodian’s pages', async () => {
    for (const page of ['', '/follow', '/counter', '/files', '/settings']) {
      expect((await go(lead, wavePath + page))?.status(), page).toBe(200);
      expect(await lead.content(), page).not.toMatch(someName);
      const width = await lead.evaluate(() => document.documentElement.scrollWidth);
      expect(width, `${page} is no wider than the phone`).toBeLessThanOrEqual(360);
    }
    const letters = ['notice', 'invitation', 'reminder1', 'reminder2', 'thanks'].map(
      (kind) => `/letters/${kind}`,
    );
    for (const page of ['/people', '/people/list', '/people/import', '/letters', ...letters, '/outbox']) {
      await refused(leadContext, page, { intent: 'search', search: '', office: '*' });
    }
  });

  test('the custodian reaches no answer, and does nothing that is the lead’s', async () => {
    await refused(keyContext, '/confirm/close', {});
    const files = ['/files/employee/data.csv', '/files/employee/texts-why.csv'];
    const pages = [
      '/report',
      '/report.html',
      '/results.json',
      '/files',
      ...files,
      '/pilot',
      '/counter',
      '/settings',
    ];
    await go(lead, `${wavePath}/confirm/close`);
    await press(lead, 'Lukk runden');
    await waitFor(lead, 'Les rapporten');
    const archive = { passphrase: 'en lang passfrase', repeated: 'en lang passfrase' };
    for (const page of [...pages, '/files/archive']) await refused(keyContext, page, archive);
    for (const page of ['', '/follow', '/people', '/people/list', '/letters', '/outbox']) {
      expect((await go(custodian, wavePath + page))?.status(), page).toBe(200);
      expect(await custodian.content(), page).not.toContain(secret);
    }
    // What the custodian is refused is there.
    for (const page of pages) {
      const seen = await leadContext.request.get(server.address + wavePath + page);
      expect(seen.status(), page).toBe(200);
    }
    const texts = await leadContext.request.get(`${server.address}${wavePath}/files/employee/texts-why.csv`);
    expect(await texts.text()).toContain(secret);
    await go(lead, `${wavePath}/report`);
    expect(await text(lead)).toContain('7 personer');
    expect(await text(lead)).toContain('Læring');
    expect(await lead.content()).not.toMatch(someName);
  }, 120_000);

  test('the custodian is told that thanks may be sent, and when there is no more to do', async () => {
    const turn = await turnOf(custodian);
    expect(turn).toContain('Send gjerne takk');
    expect(turn).toContain('om Lise Leder arkiverer runden');
    await go(lead, `${wavePath}/confirm/archive`);
    await press(lead, 'Arkiver runden og slett kodenøkkelen');
    expect(await turnOf(custodian)).toContain('Kodenøkkelen er slettet. Du har ikke mer å gjøre');
    await go(custodian, `${wavePath}/people/list`);
    expect(await custodian.content()).not.toMatch(someName);
  });

  /** Neither the page nor its form, and nothing of what stands there. */
  async function refused(context: BrowserContext, page: string, form: Record<string, string>): Promise<void> {
    const address = server.address + wavePath + page;
    const seen = await context.request.get(address);
    expect([403, 404], `GET ${page}`).toContain(seen.status());
    const posted = await context.request.post(address, { form, maxRedirects: 0 });
    expect([403, 404, 405], `POST ${page}`).toContain(posted.status());
    for (const answer of [seen, posted]) {
      const body = await answer.text();
      expect(body, page).not.toMatch(someName);
      expect(body, page).not.toContain(secret);
    }
  }
});
