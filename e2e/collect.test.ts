import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leave, openBrowser, openContext, settled, waitFor } from './browser.ts';
import { type Letter, startFreshServer, startMailServer } from './fresh-server.ts';
import { createClient } from './post-form.ts';

/**
 * From an empty server to a report, with a real mail server and real people's ways: a study is made, sixty made-up
 * people in four offices are asked, forty answer, the other twenty are reminded, the wave closes.
 */
const offices = ['Nord', 'Sør', 'Øst', 'Vest'];
const people = Array.from({ length: 60 }, (_, number) => ({
  name: `Prøveperson ${number + 1}`,
  email: `prove${number + 1}@example.org`,
  office: offices[number % offices.length]!,
}));
/** Ten from each office; the last five of each do not answer. */
const answering = people.slice(0, 40);
const silent = people.slice(40);

const study = (id: string) => `handlingsrom: 1
id: ${id}
title: {nb: Rom for å lære}
languages: [nb]
privacy: {minimumGroup: 5, eraseCodeKeyBy: 2099-12-31}
offices: {column: office}
instruments:
  employee:
    title: {nb: Rom for å lære}
    introduction: {nb: Det tar to minutter.}
    sections:
      - title: {nb: Arbeidet ditt}
        items:
          - {id: age, kind: choice, identifying: true, text: {nb: Hvor gammel er du?}, options: [{value: 1, label: {nb: Under 40}}, {value: 2, label: {nb: 40 eller eldre}}]}
          - {id: learn1, kind: agreement, points: 6, anchors: [{nb: helt uenig}, {nb: helt enig}], text: {nb: Jeg lærer av kollegene mine.}}
          - {id: learn2, kind: agreement, points: 6, anchors: [{nb: helt uenig}, {nb: helt enig}], text: {nb: Jeg får tid til å prøve nytt.}}
      - title: {nb: Til slutt}
        items:
          - {id: time, kind: agreement, points: 6, anchors: [{nb: helt uenig}, {nb: helt enig}], text: {nb: Jeg rekker det jeg skal.}}
          - {id: timeWhy, kind: text, askIf: time <= 2, text: {nb: Hva tar tiden din?}}
scales:
  learning: {label: {nb: Læring}, items: [learn1, learn2], score: mean, minimumAnswered: 0.5}
plan:
  - {id: D1, describe: {file: employee, variables: [learn1, learn2, time]}}
  - {id: M1, compareMeans: {file: employee, outcome: learning, by: office}}
`;

describe('from an invitation to a sealed answer to a report', () => {
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  let server: Awaited<ReturnType<typeof startFreshServer>>;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let studyPath = '';
  let wavePath = '';
  /** Of the plan and the questionnaire, as it was shown when the wave opened. */
  let fingerprint = '';
  /** Everybody's own link, as it stood in their letter. */
  const links = new Map<string, string>();
  beforeAll(async () => {
    mail = await startMailServer();
    server = await startFreshServer({ SMTP_URL: mail.url, MAIL_FROM: 'Rom <rom@example.org>' });
    browser = await openBrowser();
    context = await openContext(browser);
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await mail?.stop();
  });

  const press = (name: string | RegExp) =>
    leave(page, () => page.getByRole('main').getByRole('button', { name }).first().click());
  const pressValue = (value: string) =>
    leave(page, () => page.locator(`main button[value="${value}"]`).first().click());
  const text = () => page.locator('main').innerText();
  async function lettersTo(count: number): Promise<Letter[]> {
    const letters: Letter[] = [];
    while (letters.length < count) letters.push(await mail.next());
    return letters;
  }

  test('a study lead makes a study', async () => {
    await page.goto(server.welcomeAddress ?? '');
    await page.getByLabel('Navn').fill('Sol Studieleder');
    await page.getByLabel('E-postadresse').fill('sol@example.org');
    await press('Bli administrator');
    await page.goto(`${server.address}/studies/new`);
    await page.locator('#title').fill('Rom for å lære');
    await leave(page, () => page.locator('main form').first().locator('button[type="submit"]').click());
    studyPath = new URL(page.url()).pathname.replace(/\/design.*$/, '');
    const id = studyPath.split('/').at(-1)!;
    await page.goto(`${server.address}${studyPath}/design/text`);
    await page.locator('#study-text').fill(study(id));
    await leave(page, () => page.locator('form.editor-form button[value="save"]').click());
    expect(page.url()).toMatch(/design\/save$/);
    expect(await page.locator('.problem-list').count()).toBe(0);
    await leave(page, () => page.locator('.save-form button').click());
    expect(page.url(), await text()).toContain('/versions?saved=');
  });

  test('makes a wave, and hands over a list of sixty people in four offices', async () => {
    await page.goto(`${server.address}${studyPath}/waves/new`);
    await page.locator('#title').fill('Runde 1');
    await page.locator('#plannedClosingOn').fill('2099-06-30');
    await page.locator('#eraseCodeKeyOn').fill('2099-12-31');
    await page.locator('#senderName').fill('Prøvekommunen');
    await page.locator('#replyTo').fill('rom@example.org');
    await press('Lag runden');
    wavePath = new URL(page.url()).pathname;
    expect(wavePath).toMatch(/\/waves\/[0-9a-f]{24}$/);

    await page.goto(`${server.address}${wavePath}/people`);
    const rows = people.map(({ name, email, office }) => `${name};${email};${office}`);
    await page.locator('input[type="file"][name="list"]').setInputFiles({
      name: 'ansatte.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['Navn;E-post;Kontor', ...rows].join('\r\n'), 'utf8'),
    });
    await leave(page, () =>
      page.locator('form:has(input[name="list"]) button[type="submit"]').first().click(),
    );
    expect(await text()).toContain('60');
    await pressValue('confirm');
    expect(page.url()).toContain('added=60');
    for (const office of offices) expect(await text()).toContain(office);
  });

  test('somebody named tries it out first, and it does not count', async () => {
    await page.goto(`${server.address}${wavePath}/pilot`);
    await page.locator('#name').fill('Tone Testperson');
    await page.locator('#email').fill('tone@example.org');
    await pressValue('add');
    await pressValue('send-all');
    const letter = await mail.next();
    expect(letter.to).toBe('tone@example.org');
    expect(letter.text).toContain('Hei Tone Testperson!');
    const address = /https?:\/\/\S+\/s\/\S+/.exec(letter.text)![0];
    await settled(page);
    expect(await text()).toContain('Brevet er sendt');
    // Whoever is added later gets theirs, and nobody a second.
    await page.locator('#name').fill('Kim Testperson');
    await page.locator('#email').fill('kim@example.org');
    await pressValue('add');
    await pressValue('send-all');
    expect((await mail.next()).to).toBe('kim@example.org');
    await settled(page);
    expect(await page.locator('main button[value="send-all"]').count()).toBe(0);
    expect(mail.letters).toEqual([]);
    const phone = await openContext(browser, { isPhone: true, hasScript: false });
    const tester = await phone.newPage();
    await tester.goto(address);
    await leave(tester, () => tester.locator('button.primary').click());
    await tester.locator('#learn1-3').check();
    await tester
      .locator('details.comment')
      .first()
      .evaluate((fold) => fold.setAttribute('open', ''));
    await tester.locator('details.comment textarea').first().fill('Aldersgruppene er grove nok.');
    for (let part = 0; part < 2; part += 1)
      await leave(tester, () => tester.locator('button[value="next"]').click());
    await leave(tester, () => tester.locator('button.primary').click());
    expect(await tester.locator('main').innerText()).toContain('Takk');
    await phone.close();
    await page.goto(`${server.address}${wavePath}/pilot`);
    expect(await text()).toContain('Aldersgruppene er grove nok.');
  });

  test('opens the wave, and the letters arrive', async () => {
    await page.goto(`${server.address}${wavePath}/confirm/open`);
    fingerprint = /[0-9a-f]{64}/.exec(await text())![0];
    await press('Åpne runden');
    expect(new URL(page.url()).pathname).toBe(wavePath);
    await page.goto(`${server.address}${wavePath}/letters/invitation`);
    // A place in the middle of somebody else's address would send everybody's link there.
    const words = await page.locator('#text-nb').inputValue();
    await page.locator('#text-nb').fill(words.replace('{link}', 'https://evil.example/?x={link}'));
    await pressValue('save');
    expect(await text()).toContain('{link} står midt i «https://evil.example/?x={link}»');
    await page.locator('#text-nb').fill(words);
    await pressValue('save');
    expect(await text()).toContain('Teksten er lagret.');
    await pressValue('send');
    const letters = await lettersTo(people.length);
    expect(letters.map(({ to }) => to).sort()).toEqual(people.map(({ email }) => email).sort());
    for (const letter of letters) links.set(letter.to, /https?:\/\/\S+\/s\/\S+/.exec(letter.text)![0]);
    expect(new Set(links.values()).size).toBe(people.length);
    // What has been sent to everybody is told, with what comes next and nothing more to send.
    await waitFor(page, 'Sendt til 60');
    expect(await text()).toContain('Neste brev er første påminnelse.');
    expect(await page.locator('main button[value="send"]').count()).toBe(0);
  }, 180_000);

  test('forty answer: without script, by keyboard alone, on a narrow screen, and all the others', async () => {
    const [first, second, third, ...others] = answering.map(({ email }) => links.get(email)!);
    await answerByHand(first!, { hasScript: false });
    await answerByKeyboard(second!);
    await answerByHand(third!, { isPhone: true });
    const client = createClient(8);
    await Promise.all(
      others.map(async (address, number) => {
        expect((await client.post(`${address}/start`))?.status).toBe(303);
        const say = (shift: number) => String(1 + ((number + shift) % 6));
        const kept = await client.post(`${address}/1`, {
          age: number % 3 === 0 ? '' : String(1 + (number % 2)),
          learn1: say(0),
          learn2: say(1),
          to: 'next',
        });
        expect(kept?.status).toBe(303);
        const last = { time: '4', timeWhy: '', to: 'next' };
        expect((await client.post(`${address}/2`, last))?.location).toMatch(/review/);
        expect((await client.post(`${address}/send`))?.location).toMatch(/thanks/);
      }),
    );
    // One of the silent begins, and does not send.
    await client.post(`${links.get(silent[0]!.email)}/1`, { learn1: '2', to: 'later' });
    client.close();
  });

  test('the reminder reaches the twenty who have not answered, and nobody else', async () => {
    await page.goto(`${server.address}${wavePath}/letters/reminder1`);
    await pressValue('send');
    const letters = await lettersTo(silent.length);
    expect(letters.map(({ to }) => to).sort()).toEqual(silent.map(({ email }) => email).sort());
    // The link is the one they had.
    for (const { to, text } of letters) expect(text).toContain(links.get(to));
    // The system holds the code key: how many had it would tell who has answered.
    await waitFor(page, 'Sendt til dem som ikke hadde svart');
    expect(await text()).not.toMatch(/Sendt til \d/);
    expect(mail.letters).toEqual([]);
  }, 120_000);

  test('the wave closes, and its report is of forty', async () => {
    await page.goto(`${server.address}${wavePath}/confirm/close`);
    await press('Lukk runden');
    expect(new URL(page.url()).pathname).toBe(wavePath);
    const report = page.locator(`section[aria-labelledby="result"] a[href$="${wavePath}/report"]`);
    for (let look = 0; look < 60 && (await report.count()) === 0; look += 1)
      await page.waitForEvent('load', { timeout: 10_000 }).catch(() => page.reload());
    await leave(page, () => report.first().click());
    const whole = await text();
    expect(whole).toContain('40 personer');
    expect(whole).toMatch(/n\s=\s40/);
    // Who answered comes first: fifteen asked in each office and ten who answered, in the table of 2015.
    expect(whole.indexOf('Hvem svarte')).toBeGreaterThan(-1);
    expect(whole.indexOf('Hvem svarte')).toBeLessThan(whole.indexOf('Hovedfunn'));
    expect(whole).toContain('40 av 60 har svart');
    const rates = await page.locator('#rates-by-office tbody tr').allInnerTexts();
    const cells = rates.map((row) =>
      row
        .replaceAll('\u00a0', ' ')
        .split(/\s*\t\s*/)
        .slice(0, 8)
        .join(' · '),
    );
    expect(cells.slice(0, 4)).toEqual([
      'Nord · 15 · 0 · 0 · 15 · 10 · 1 · 66,7 %',
      'Sør · 15 · 0 · 0 · 15 · 10 · 0 · 66,7 %',
      'Vest · 15 · 0 · 0 · 15 · 10 · 0 · 66,7 %',
      'Øst · 15 · 0 · 0 · 15 · 10 · 0 · 66,7 %',
    ]);
    expect(whole).toContain('De som har svart, ligner dem som ble spurt, når det gjelder kontor.');
    // What was locked before anybody had answered is what was run.
    expect(whole).toContain(fingerprint);
    expect(whole).toContain('Jeg lærer av kollegene mine.');
    for (const office of offices) expect(whole).toContain(office);
    // No link works any more, and who answered what is nowhere.
    const late = await fetch(links.get(silent[1]!.email)!);
    expect(late.status).toBe(410);
    expect(await late.text()).toContain('Undersøkelsen er over');
  }, 180_000);

  async function answerByHand(
    address: string,
    options: { hasScript?: boolean; isPhone?: boolean },
  ): Promise<void> {
    const own = await openContext(browser, options);
    const respondent = await own.newPage();
    await respondent.goto(address);
    expect(await respondent.locator('main').innerText()).toContain('frivillig');
    await leave(respondent, () => respondent.locator('button.primary').click());
    await respondent.locator('label[for="learn1-3"], label:has(#learn1-3)').first().click();
    await respondent.locator('label:has(#learn2-4)').first().click();
    await leave(respondent, () => respondent.locator('button[value="next"]').click());
    // What hangs on an answer is there once it is given, also without script.
    expect(await respondent.locator('#timeWhy').isVisible()).toBe(false);
    await respondent.locator('label:has(#time-0)').first().click();
    expect(await respondent.locator('#timeWhy').isVisible()).toBe(true);
    await respondent.locator('#timeWhy').fill('Møter, mest.');
    const width = await respondent.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(options.isPhone ? 360 : 1440);
    await leave(respondent, () => respondent.locator('button[value="next"]').click());
    await leave(respondent, () => respondent.locator('button.primary').click());
    expect(await respondent.locator('h1').innerText()).toBe('Takk for svaret!');
    await own.close();
  }

  async function answerByKeyboard(address: string): Promise<void> {
    const own = await openContext(browser, { hasScript: false });
    const respondent = await own.newPage();
    const pressOn = async (target: string, key: string) => {
      for (let tabs = 0; tabs < 60; tabs += 1) {
        await respondent.keyboard.press('Tab');
        if (await respondent.locator(`${target}:focus`).count()) return respondent.keyboard.press(key);
      }
      throw new Error(`The tab key does not lead to ${target}`);
    };
    await respondent.goto(address);
    await leave(respondent, () => pressOn('button.primary', 'Enter'));
    await pressOn('input[name="learn1"]', 'Space');
    await respondent.keyboard.press('ArrowRight');
    await pressOn('input[name="learn2"]', 'Space');
    await leave(respondent, () => pressOn('button[value="next"]', 'Enter'));
    await pressOn('input[name="time"]', 'ArrowLeft');
    await leave(respondent, () => pressOn('button[value="next"]', 'Enter'));
    await leave(respondent, () => pressOn('button.primary', 'Enter'));
    expect(await respondent.locator('h1').innerText()).toBe('Takk for svaret!');
    await own.close();
  }
});
