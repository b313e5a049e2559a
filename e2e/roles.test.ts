import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { createClient } from './post-form.ts';

/**
 * Every address under a study, its people, the register and one's own account, held against everybody who may knock: who is let in
 * stands here, and an address that stands nowhere fails. A page that forgets to ask is found by the first column.
 */
const study = 'sor-trondelag-2015';
const people = {
  nobody: null,
  administrator: 'demo-administrator',
  lead: 'demo-lead',
  custodian: 'demo-custodian',
  analyst: 'demo-analyst',
  interviewer: 'demo-interviewer',
  /** Signed in, and without any role in the study. */
  stranger: 'demo-advisor',
} as const;
type Who = keyof typeof people;

const inStudy: readonly Who[] = ['lead', 'custodian', 'analyst', 'interviewer'];
const everybodySignedIn: readonly Who[] = [...inStudy, 'administrator', 'stranger'];
const lead: readonly Who[] = ['lead'];
const custodian: readonly Who[] = ['custodian'];
const seesInterviews: readonly Who[] = ['lead', 'analyst', 'interviewer'];
const interviewer: readonly Who[] = ['interviewer'];
const preparesInterviews: readonly Who[] = ['lead', 'interviewer'];
const managesScorecards: readonly Who[] = ['administrator', 'lead'];
const seesOffices: readonly Who[] = [...managesScorecards, 'analyst'];
type Rule = {
  /** Who is shown the page; nobody else gets anything but a refusal. */
  readonly get: readonly Who[] | 'public';
  /** Who may send its form; left out: it has none. */
  readonly post?: readonly Who[];
};

const edited: Rule = { get: lead, post: lead };
const about = 'studies/:studyId';
const wave = `${about}/waves/:waveId`;
const rules: Readonly<Record<string, Rule>> = {
  'scorecard/user-survey': {
    get: ['administrator', 'lead', 'analyst'],
    post: ['administrator', 'lead'],
  },
  'scorecard/user-survey/import': { get: ['administrator', 'lead'], post: ['administrator', 'lead'] },
  'scorecard/user-survey/import/template.csv': { get: ['administrator', 'lead'] },
  studies: { get: everybodySignedIn },
  'studies/new': { get: ['administrator', 'lead'], post: ['administrator', 'lead'] },
  'studies/import': { get: everybodySignedIn, post: everybodySignedIn },
  // The report of the example, which is made up and for everybody; waves have their own.
  [about]: { get: 'public' },
  [`${about}/report`]: { get: 'public' },
  [`${about}/:download`]: { get: 'public' },
  [`${about}/desk`]: { get: 'public', post: [...everybodySignedIn, 'nobody'] },
  [`${about}/design`]: edited,
  [`${about}/design/offices`]: edited,
  [`${about}/design/settings`]: edited,
  [`${about}/design/instruments/:instrument`]: edited,
  [`${about}/design/instruments/:instrument/:section`]: edited,
  [`${about}/design/scales`]: edited,
  [`${about}/design/scales/:scale`]: edited,
  [`${about}/design/text`]: edited,
  [`${about}/design/save`]: edited,
  [`${about}/design/undo`]: edited,
  [`${about}/design/typing`]: { get: [], post: lead },
  [`${about}/design/study.yaml`]: { get: lead },
  [`${about}/design/preview/:instrument`]: { get: inStudy },
  // Its form only leads on to the page.
  [`${about}/design/preview/:instrument/:page`]: { get: inStudy, post: [...everybodySignedIn, 'nobody'] },
  [`${about}/versions`]: { get: inStudy, post: lead },
  [`${about}/versions/difference`]: { get: inStudy },
  [`${about}/versions/:version/study.yaml`]: { get: inStudy },
  [`${about}/privacy`]: { get: inStudy, post: lead },
  [`${about}/privacy/information`]: { get: inStudy },
  [`${about}/waves`]: { get: inStudy },
  [`${about}/waves/new`]: { get: lead, post: lead },
  [wave]: { get: inStudy, post: lead },
  [`${wave}/reporting-units`]: { get: ['lead', 'custodian', 'analyst'], post: lead },
  [`${wave}/follow`]: { get: ['lead', 'custodian', 'analyst'] },
  [`${wave}/counter`]: { get: lead, post: lead },
  [`${wave}/counter/:linkId/:poster`]: { get: lead },
  [`${wave}/files`]: { get: ['lead', 'analyst'] },
  [`${wave}/files/archive`]: { get: lead, post: lead },
  [`${wave}/files/:audience/:download`]: { get: ['lead', 'analyst'] },
  [`${wave}/settings`]: { get: lead, post: lead },
  [`${wave}/confirm/:step`]: { get: lead, post: lead },
  [`${wave}/pilot`]: { get: lead, post: lead },
  [`${wave}/pilot/letter`]: { get: lead, post: lead },
  [`${wave}/outcomes`]: { get: ['lead', 'analyst'], post: lead },
  [`${wave}/outcomes.csv`]: { get: lead },
  [`${wave}/report`]: { get: ['lead', 'analyst'] },
  [`${wave}/:download`]: { get: ['lead', 'analyst'] },
  [`${wave}/people`]: { get: custodian, post: custodian },
  [`${wave}/people/import`]: { get: custodian, post: custodian },
  [`${wave}/people/list`]: { get: custodian, post: custodian },
  [`${wave}/people/template.csv`]: { get: inStudy },
  [`${wave}/letters`]: { get: custodian, post: custodian },
  [`${wave}/letters/:kind`]: { get: custodian, post: custodian },
  [`${wave}/outbox`]: { get: custodian },
  [`${about}/interviews`]: { get: seesInterviews },
  [`${about}/interviews/guide`]: { get: seesInterviews },
  [`${about}/interviews/guide/edit`]: { get: preparesInterviews, post: preparesInterviews },
  [`${about}/interviews/guide/text`]: { get: preparesInterviews, post: preparesInterviews },
  // The interview of the address is nowhere, and a page that is not there for everybody alike.
  [`${about}/interviews/:interviewId/transcript`]: {
    get: ['lead', 'analyst', 'interviewer'],
    post: ['interviewer'],
  },
  [`${about}/interviews/codes`]: { get: seesInterviews },
  [`${about}/interviews/codes/test`]: { get: seesInterviews, post: seesInterviews },
  [`${about}/interviews/codes/board`]: { get: seesInterviews, post: seesInterviews },
  [`${about}/interviews/codes/steps`]: { get: [], post: seesInterviews },
  [`${about}/interviews/codes/live`]: { get: [], post: seesInterviews },
  [`${about}/interviews/findings`]: { get: seesInterviews },
  [`${about}/interviews/findings/passages`]: { get: seesInterviews },
  [`${about}/interviews/findings/together`]: { get: seesInterviews },
  [`${about}/interviews/findings/meetings`]: { get: seesInterviews },
  [`${about}/interviews/findings/forces`]: { get: seesInterviews, post: seesInterviews },
  [`${about}/interviews/findings/quotes`]: { get: seesInterviews, post: seesInterviews },
  [`${about}/interviews/findings/quotes/pick`]: { get: seesInterviews, post: seesInterviews },
  [`${about}/interviews/findings/texts`]: { get: seesInterviews, post: seesInterviews },
  [`${about}/interviews/findings/mixed`]: { get: seesInterviews, post: seesInterviews },
  [`${about}/interviews/findings/report`]: { get: seesInterviews, post: seesInterviews },
  [`${about}/interviews/findings/report/:download`]: { get: seesInterviews },
  [`${about}/interviews/findings/reports/:reportId`]: { get: seesInterviews },
  [`${about}/interviews/findings/reports/:reportId/:download`]: { get: seesInterviews },
  [`${about}/interviews/findings/tables/:table`]: { get: seesInterviews },
  [`${about}/interviews/exchange`]: { get: seesInterviews, post: seesInterviews },
  [`${about}/interviews/exchange/import`]: { get: seesInterviews, post: seesInterviews },
  [`${about}/interviews/exchange/:download`]: { get: [] },
  [`${about}/interviews/codes/coders`]: { get: seesInterviews, post: seesInterviews },
  [`${about}/interviews/codes/agreement`]: { get: seesInterviews },
  // Nobody has coded anything there, and there are no figures.
  [`${about}/interviews/codes/agreement/csv`]: { get: seesInterviews },
  [`${about}/interviews/codes/history`]: { get: seesInterviews, post: seesInterviews },
  [`${about}/interviews/:interviewId/coding`]: { get: seesInterviews, post: seesInterviews },
  [`${about}/interviews/:interviewId/coding/steps`]: { get: [], post: seesInterviews },
  [`${about}/interviews/:interviewId/transcript/import`]: { get: ['interviewer'], post: ['interviewer'] },
  [`${about}/interviews/:interviewId/transcript/versions`]: { get: ['interviewer'] },
  [`${about}/interviews/:interviewId/transcript/names`]: { get: ['interviewer'], post: ['interviewer'] },
  [`${about}/interviews/:interviewId/transcript/names/list`]: { get: ['interviewer'], post: ['interviewer'] },
  [`${about}/interviews/:interviewId/transcript/codes`]: {
    get: ['lead', 'analyst', 'interviewer'],
    post: ['lead', 'analyst', 'interviewer'],
  },
  [`${about}/interviews/sheet`]: { get: seesInterviews },
  [`${about}/interviews/sheet/edit`]: { get: preparesInterviews, post: preparesInterviews },
  [`${about}/interviews/sample`]: { get: seesInterviews, post: preparesInterviews },
  [`${about}/interviews/informants/:informantId/withdraw`]: { get: interviewer, post: interviewer },
  [`${about}/interviews/:interviewId/recording`]: { get: interviewer, post: interviewer },
  [`${about}/interviews/:interviewId/recording/pieces`]: { get: [], post: interviewer },
  [`${about}/interviews/:interviewId/transcribe`]: { get: interviewer, post: interviewer },
  [`${about}/interviews/:interviewId/transcribe/draft`]: { get: [], post: interviewer },
  [`${about}/interviews/:interviewId/recording/:recordingId/sound`]: { get: interviewer },
  [`${about}/interviews/:interviewId/hold`]: { get: interviewer, post: interviewer },
  [`${about}/interviews/:interviewId/hold/notes`]: { get: [], post: interviewer },
  [`${about}/interviews/informants`]: { get: interviewer, post: interviewer },
  [`${about}/interviews/informants/:informantId/consent`]: { get: interviewer, post: interviewer },
  [`${about}/interviews/informants/:informantId/consent/paper`]: { get: interviewer },
  // Who may have the texts as a file may read them; the question of the address is nowhere.
  [`${about}/open-answers`]: { get: ['lead', 'analyst'] },
  [`${about}/open-answers/:waveId/:audience/:item`]: { get: ['lead', 'analyst'], post: ['lead', 'analyst'] },
  [`${about}/open-answers/:waveId/:audience/:item/steps`]: { get: [], post: ['lead', 'analyst'] },
  [`${about}/open-answers/:waveId/:audience/:item/names`]: {
    get: ['lead', 'analyst'],
    post: ['lead', 'analyst'],
  },
  [`${about}/open-answers/:waveId/:audience/:item/board`]: {
    get: ['lead', 'analyst'],
    post: ['lead', 'analyst'],
  },
  [`${about}/open-answers/:waveId/:audience/:item/live`]: { get: [], post: ['lead', 'analyst'] },
  [`${about}/open-answers/:waveId/:audience/:item/test`]: {
    get: ['lead', 'analyst'],
    post: ['lead', 'analyst'],
  },
  [`${about}/open-answers/:waveId/:audience/:item/together`]: {
    get: ['lead', 'analyst'],
    post: ['lead', 'analyst'],
  },
  [`${about}/open-answers/:waveId/:audience/:item/together/csv`]: { get: ['lead', 'analyst'] },
  [`${about}/open-answers/:waveId/:audience/:item/coders`]: { get: ['lead', 'analyst'] },
  [`${about}/open-answers/:waveId/:audience/:item/history`]: {
    get: ['lead', 'analyst'],
    post: ['lead', 'analyst'],
  },
  [`${about}/open-answers/:waveId/:audience/:item/themes`]: {
    get: ['lead', 'analyst'],
    post: ['lead', 'analyst'],
  },
  [`${about}/open-answers/:waveId/:audience/:item/themes.csv`]: { get: ['lead', 'analyst'] },
  // The demo's offices are made up, and open to everybody.
  offices: { get: 'public' },
  'offices/:number': { get: 'public' },
  'offices/:number/report.pdf': { get: 'public' },
  'counties/:number': { get: 'public' },
  'counties/:number/:download': { get: 'public' },
  people: { get: ['administrator'] },
  'people/new': { get: ['administrator'], post: ['administrator'] },
  'people/:personId': { get: ['administrator'], post: ['administrator'] },
  'people/:personId/remove': { get: ['administrator'], post: ['administrator'] },
  register: { get: ['administrator'], post: ['administrator'] },
  'register/import': { get: ['administrator'], post: ['administrator'] },
  'register/:number': { get: ['administrator'], post: ['administrator'] },
  scorecard: { get: seesOffices, post: managesScorecards },
  'scorecard/outcomes.csv': { get: managesScorecards },
  'scorecard/import': { get: managesScorecards, post: managesScorecards },
  'scorecard/import/:template': { get: managesScorecards },
  'scorecard/indicators/new': { get: managesScorecards, post: managesScorecards },
  'scorecard/indicators/:code': { get: seesOffices, post: managesScorecards },
  'scorecard/indicators/:code/edit': { get: managesScorecards, post: managesScorecards },
  'scorecard/corrections': { get: managesScorecards },
  account: { get: everybodySignedIn, post: everybodySignedIn },
  'account/tokens': { get: everybodySignedIn, post: everybodySignedIn },
};

const paths = [
  ...readFileSync(new URL('../src/web/routes.ts', import.meta.url), 'utf8').matchAll(/route\(\s*'([^']+)'/g),
]
  .map(([, path]) => path!)
  .filter((path) => /^(studies|people|register|account|offices|counties|scorecard)(\/|$)/.test(path));

describe('every address, held against everybody', () => {
  const address = inject('address');
  const client = createClient(4);
  const cookies = new Map<Who, string>();
  let ownWave = '';
  let otherWave = '';
  let otherStudy = '';

  const send = async (who: Who, path: string, form: Record<string, string> | null) => {
    const headers = { cookie: cookies.get(who) ?? '' };
    const answer = await (form === null
      ? client.get(address + path, headers)
      : client.post(address + path, form, headers));
    return answer!;
  };
  const settings = { title: 'Roller', plannedClosingOn: '', eraseCodeKeyOn: '', senderName: '', replyTo: '' };
  async function newWave(of: string): Promise<string> {
    const made = await send('lead', `/studies/${of}/waves/new`, { ...settings, audiences: 'employee' });
    return made.location.split('/').at(-1)!;
  }
  beforeAll(async () => {
    for (const [who, person] of Object.entries(people)) {
      if (person === null) continue;
      const signedIn = await fetch(`${address}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ person }),
      });
      cookies.set(
        who as Who,
        signedIn.headers
          .getSetCookie()
          .map((one) => one.split(';')[0])
          .join('; '),
      );
    }
    const made = await send('lead', '/studies/new', { title: 'En annen', from: 'example' });
    otherStudy = made.location.split('/')[2]!;
    ownWave = await newWave(study);
    otherWave = await newWave(otherStudy);
    expect([ownWave, otherWave]).toEqual([
      expect.stringMatching(/^[0-9a-f]{24}$/),
      expect.stringMatching(/^[0-9a-f]{24}$/),
    ]);
  });

  const at = (path: string, ids: { studyId: string; waveId: string }) => {
    const values: Record<string, string> = {
      ...ids,
      instrument: 'employee',
      section: '1',
      scale: 'x',
      version: '1',
      page: '1',
      step: 'open',
      kind: 'invitation',
      linkId: 'x',
      poster: 'nb.pdf',
      audience: 'employee',
      download: 'data.csv',
      personId: 'demo-analyst',
      number: path.startsWith('counties') ? '9900' : '9901',
    };
    return `/${path.replaceAll(/:(\w+)/g, (_, name) => values[name] ?? 'x')}`;
  };
  /** Nothing was told or done: a page that is not there, a refusal, or the way to sign in. */
  const isRefused = ({ status, location }: { status: number; location: string }, who: Who) =>
    who === 'nobody' ? status === 303 && location.startsWith('/sign-in') : [403, 404, 405].includes(status);

  test('stands in the table, and nothing stands there that is no address', () => {
    expect([...new Set(paths)].sort()).toEqual(Object.keys(rules).sort());
  });

  test.each(paths)('%s', async (path) => {
    const { get, post } = rules[path]!;
    const url = at(path, { studyId: study, waveId: ownWave });
    for (const who of Object.keys(people) as Who[]) {
      const page = await send(who, url, null);
      expect(page.status, `GET ${url} ${who}`).toBeLessThan(500);
      if (get !== 'public' && !get.includes(who)) {
        const isLedOn = page.status === 303 && !page.location.startsWith('/sign-in');
        // Led on to a page that asks is a refusal as good: it says nothing by itself.
        if (isLedOn) expect(page.body, `GET ${url} ${who}`).toBe('');
        else {
          // An address that only takes something in says so to everybody.
          const isNoPage = get.length === 0 && page.status === 405;
          expect(isRefused(page, who) || isNoPage, `GET ${url} ${who} ${page.status}`).toBe(true);
        }
      } else if (get !== 'public') {
        expect(page.location, `GET ${url} ${who}`).not.toContain('/sign-in');
      }
      // Whoever may is not tried: what the form would do is others' test.
      if (post?.includes(who)) continue;
      for (const form of [{ x: '1' }, { intent: 'send', do: 'skip-pilot' }, { intent: 'add', do: 'add' }]) {
        const sent = await send(who, url, form);
        const isLedOn = sent.status === 303 && sent.location.startsWith(`/studies/${study}/versions`);
        const isNoForm = post === undefined && sent.status === 405;
        expect(isRefused(sent, who) || isNoForm || isLedOn, `POST ${url} ${who} ${sent.status}`).toBe(true);
      }
    }
  });

  test("a wave is its own study's, whatever the address says, for whoever leads both", async () => {
    for (const path of paths.filter((one) => one.includes(':waveId'))) {
      if (path.endsWith('/files/archive')) continue;
      const url = at(path, { studyId: study, waveId: otherWave });
      expect((await send('lead', url, null)).status, url).toBe(404);
      if (rules[path]!.post) expect((await send('lead', url, { x: '1' })).status, `POST ${url}`).toBe(404);
    }
    // A role in one study is none in another.
    const url = `/studies/${otherStudy}/waves/${otherWave}`;
    for (const who of ['custodian', 'analyst', 'interviewer', 'administrator'] as const) {
      for (const part of ['', '/people/list', '/letters', '/follow', '/files', '/outbox']) {
        expect((await send(who, url + part, null)).status, `${url + part} ${who}`).toBe(404);
      }
    }
  });
});
