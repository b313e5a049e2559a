import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addGrant, addPerson, custodyOf, findActor, saveUnits } from '#modules/organisation/store.server.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import { readIndicatorSet } from '#modules/scorecards/index.ts';
import { saveIndicators } from '#modules/scorecards/store.server.ts';
import { saveStudy } from '#modules/studies/store.server.ts';
import { closeWave, createFollowing, createFrames, newWaveId } from '#modules/surveys/index.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { createTokens } from '../src/app/api.ts';
import { createExports } from '../src/app/exports.ts';
import { whileCustodyHolds } from '../src/app/letters.ts';
import { createScorecards } from '../src/app/scorecards.ts';
import { createWaves } from '../src/app/waves.ts';
import {
  june,
  type OpenWave,
  openSmallWave,
  smallWaveStudy,
  smallWaveYaml,
} from '../src/modules/surveys/testing/small-wave.ts';
import { insertWave } from '../src/modules/surveys/testing/wave-rows.server.ts';
import { createApiApp } from '../src/web/api/api-app.ts';
import { endpoints } from '../src/web/api/endpoints.ts';

/** What comes over the wire: its shape is what the tests are about, so the parser's own type stands. */
type Json = ReturnType<typeof JSON.parse>;
type Answer = { status: number; headers: Headers; text: string; json: Json };

describe.each(testEngines())('the API, on $name', (engine) => {
  let open: OpenDatabase;
  let closed: OpenWave;
  let running: OpenWave;
  let draft: OpenWave['place'];
  let server: Server;
  let base: string;
  const tokens: Record<string, string> = {};
  const clock = { now: () => new Date('2026-07-02T12:00:00Z') };
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  let document: Json;

  beforeAll(async () => {
    open = await engine.open();
    const { database } = open;
    const { study } = smallWaveStudy();
    await saveStudy(database, {
      organisationId: 'own',
      studyId: study.id,
      title: 'Small',
      fileName: 'small-wave.yaml',
      fileText: smallWaveYaml,
      fileSha256: 'c'.repeat(64),
      now: june,
    });
    running = await openSmallWave(database);
    closed = await openSmallWave(database);
    draft = { organisationId: 'own', waveId: newWaveId() };
    const { planSha256 } = smallWaveStudy();
    await insertWave(database, {
      ...draft,
      studyId: study.id,
      studyVersion: 1,
      minimumGroup: 5,
      planSha256,
    });
    for (let at = 0; at < 12; at += 1) {
      await closed.submit(`p${at}`, {
        answers: { age: 1, s1: (at % 6) + 1 },
        texts: { why: `Tekst ${at} æøå` },
      });
    }
    await closeWave(database, closed.keys, { ...closed.place, now: new Date('2026-07-01T12:00:00Z') });
    const apiTokens = createTokens(database, clock);
    for (const [personId, role, scopes] of [
      ['lead', 'studyLead', ['status', 'files', 'reports', 'frame', 'scorecard']],
      ['analyst', 'analyst', ['files']],
      ['stranger', 'studyLead', ['status', 'files', 'reports', 'frame']],
    ] as const) {
      const email = `${personId}@example.org`;
      await addPerson(database, {
        organisationId: 'own',
        personId,
        name: personId,
        email,
        isDemo: false,
        now: june,
      });
      const studyId = personId === 'stranger' ? 'another' : 'small-wave';
      await addGrant(database, { organisationId: 'own', personId, role, studyId, office: null });
      const actor = (await findActor(database, { organisationId: 'own', personId }))!;
      tokens[personId] = await apiTokens.create(actor, { name: 'test', scopes, days: 30 });
    }
    const waves = createWaves({ database, keys: running.keys });
    const codeKey = openCodeKey(database);
    const app = new Hono().route(
      '/api',
      createApiApp({
        tokens: apiTokens,
        waves,
        following: createFollowing({
          database,
          keys: running.keys,
          codeKey,
          clock,
          custodyOf: (studyId) => custodyOf(database, { organisationId: 'own', studyId }),
        }),
        frames: createFrames({ codeKey, waves, clock, whileCustodyHolds: whileCustodyHolds(database) }),
        scorecards: createScorecards({ database, clock }),
        dataFiles: createExports(database).dataFiles,
        report: async (_actor, { wave }, { format }) =>
          wave.state === 'closed' && format === 'json' ? Response.json({ results: [] }) : null,
        clock,
      }),
    );
    server = createAdaptorServer({ fetch: app.fetch }) as Server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    document = (await ask('/api/openapi.json', { token: null })).json;
    ajv.addSchema(document, 'openapi');
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await open.close();
    closed.clear();
    running.clear();
  });

  async function ask(
    path: string,
    options: {
      token?: string | null | undefined;
      method?: string;
      body?: string;
      headers?: Record<string, string>;
    } = {},
  ): Promise<Answer> {
    const { token = tokens.lead, method = 'GET', body, headers = {} } = options;
    const response = await fetch(base + path, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
  }
  /** Whether an answer is what the document says that the address gives with that status. */
  function expectDocumented(id: string, answer: Answer): void {
    const { path, method } = endpoints.find((one) => one.id === id)!;
    const content = document.paths[`/api${path}`][method].responses[answer.status]?.content;
    const mediaType = answer.headers.get('content-type')!.split(';')[0]!;
    expect(Object.keys(content ?? {}), `${id} ${answer.status}`).toContain(mediaType);
    const reference = content[mediaType].schema.$ref;
    if (!reference) return;
    const validate = ajv.getSchema(`openapi${reference}`)!;
    expect(validate(answer.json), JSON.stringify(validate.errors)).toBe(true);
  }
  const waveOf = ({ place }: Pick<OpenWave, 'place'>) => `/api/studies/small-wave/waves/${place.waveId}`;
  const sheet = (rows: string[]) => ({
    method: 'POST',
    body: `Navn;E-post;Kontor\r\n${rows.join('\r\n')}\r\n`,
    headers: { 'content-type': 'text/csv' },
  });

  test('has a document that is OpenAPI 3.1 with every address in it, and a page to read', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toHaveLength(new Set(endpoints.map(({ path }) => path)).size);
    for (const reference of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components.schemas).toHaveProperty(reference[1]!);
    }
    for (const [language, word] of [
      ['nb', 'Ansattlister inn'],
      ['nn', 'Lister over tilsette inn'],
      ['en', 'Staff lists in'],
    ]) {
      const page = await ask(`/api?language=${language}`, { token: null });
      expect(page.status).toBe(200);
      expect(page.text).toContain(word);
      expect(page.text).not.toMatch(/<script|https?:\/\/(?!localhost)/);
    }
  });

  test('tells which waves there are and how many have answered', async () => {
    const list = await ask('/api/studies/small-wave/waves');
    expectDocumented('listWaves', list);
    expect(list.json.waves.map((wave: { state: string }) => wave.state).sort()).toEqual([
      'closed',
      'draft',
      'open',
    ]);
    for (const wave of [running, closed]) {
      const status = await ask(waveOf(wave));
      expect(status.status).toBe(200);
      expectDocumented('waveStatus', status);
    }
  });

  test('gives the data files of a closed wave in every format, and no open wave’s', async () => {
    const files = await ask(`${waveOf(closed)}/files`);
    expectDocumented('listFiles', files);
    const [file] = files.json.files;
    expect(file).toMatchObject({ audience: 'employee', respondents: 12, isWithheldWhole: false });
    for (const { href } of file.formats) {
      const got = await ask(href);
      expect(got.status, href).toBe(200);
      expectDocumented('getFile', got);
      expect(got.headers.get('content-disposition')).toContain('attachment');
      expect(got.headers.get('cache-control')).toBe('no-store');
    }
    const texts = await ask(file.texts[0].href);
    expectDocumented('getTexts', texts);
    expect(texts.text.trim().split('\r\n')).toHaveLength(13);
    const csv = await fetch(`${base}${waveOf(closed)}/files/employee/csv?bom=true`, {
      headers: { authorization: `Bearer ${tokens.lead}` },
    });
    expect(new Uint8Array(await csv.arrayBuffer()).slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    for (const path of ['/files', '/files/employee/csv']) {
      const sealed = await ask(`${waveOf(running)}${path}`);
      expect(sealed.status).toBe(409);
      expect(sealed.json.detail).toContain('forseglet');
      expectDocumented(path === '/files' ? 'listFiles' : 'getFile', sealed);
    }
    const report = await ask(`${waveOf(closed)}/report/json`);
    expectDocumented('getReport', report);
    expect((await ask(`${waveOf(running)}/report/json`)).status).toBe(404);
  });

  test('tries a staff list before it imports it, and says what is wrong in which row', async () => {
    const frame = `${waveOf({ place: draft })}/frame`;
    const rows = ['Kari Oppdiktet;kari@example.org;Nord', 'Ola Oppdiktet;ola(at)example.org;Nord'];
    const tried = await ask(frame, sheet(rows));
    expectDocumented('importFrame', tried);
    expect(tried.json).toMatchObject({ isImported: false, rows: 2, sound: 1, added: 0 });
    expect(tried.json.problems).toHaveLength(1);
    expect(tried.json.problems[0].line).toBe(3);
    const refused = await ask(`${frame}?confirm=all`, sheet(rows));
    expect(refused.status).toBe(422);
    expectDocumented('importFrame', refused);
    expect(refused.text).not.toContain('ola(at)');
    const sound = await ask(`${frame}?confirm=sound`, sheet(rows));
    expect(sound.json).toMatchObject({ isImported: true, added: 1 });
    const people = [
      { name: 'Kari Oppdiktet', email: 'kari@example.org', office: 'Nord' },
      { name: '=cmd', email: 'per@example.org', office: 'Nord', background: { Kjønn: 'mann' } },
      {
        name: 'Per, "Pelle" Oppdiktet',
        email: 'per@example.org',
        office: 'Nord',
        background: { Kjønn: 'mann' },
      },
    ];
    const post = (body: unknown) => ({
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const again = await ask(`${frame}?confirm=all`, post({ people: [people[0], people[2]] }));
    expectDocumented('importFrame', again);
    expect(again.json).toMatchObject({ isImported: true, already: 1, added: 1 });
    const invited = await openCodeKey(open.database).all(draft);
    expect(invited.map(({ name, background }) => [name, background]).sort()).toEqual([
      ['Kari Oppdiktet', {}],
      ['Per, "Pelle" Oppdiktet', { Kjønn: 'mann' }],
    ]);
    for (const [body, type, status] of [
      ['{', 'application/json', 400],
      ['{"people":[{"name":"x"}]}', 'application/json', 400],
      ['x', 'text/plain', 415],
      ['', 'text/csv', 422],
      [`Navn;E-post\r\n${'x'.repeat(21 * 1024 * 1024)}`, 'text/csv', 413],
    ] as const) {
      const answer = await ask(frame, { method: 'POST', body, headers: { 'content-type': type } });
      expect(answer.status, `${type} ${body.slice(0, 30)}`).toBe(status);
      expectDocumented('importFrame', answer);
      expect(answer.json.detail).toMatch(/[.!]$/);
    }
    // While people answer, one added alone would show whether that one has answered.
    const alone = await ask(`${waveOf(running)}/frame?confirm=all`, sheet([rows[0]!]));
    expect(alone.status).toBe(422);
    expectDocumented('importFrame', alone);
    expect(await openCodeKey(open.database).all(running.place)).toEqual([]);
    const late = await ask(`${waveOf(closed)}/frame?confirm=all`, sheet([rows[0]!]));
    expect(late.status).toBe(409);
    expectDocumented('importFrame', late);
  });

  test('knows nobody without a token that works, for this, in this study; and no cookie', async () => {
    const path = `${waveOf(closed)}/files`;
    const { token } = { token: tokens.lead! };
    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [null, 'hr_', 'x', changed, `${token.slice(0, 16)}${'A'.repeat(43)}`]) {
      const answer = await ask(path, { token: wrong });
      expect(answer.status, String(wrong)).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
      expectDocumented('listFiles', answer);
    }
    expect((await ask(`${path}?token=${token}`, { token: null })).status).toBe(401);
    const cookie = await ask(path, { token: null, headers: { cookie: `session=${token}; language=en` } });
    expect(cookie.status).toBe(401);
    expect(cookie.headers.get('set-cookie')).toBeNull();
    expect((await ask(waveOf(closed), { token: tokens.analyst })).json.detail).toContain('status');
    expect((await ask(waveOf(closed), { token: tokens.analyst })).status).toBe(403);
    expect((await ask(path, { token: tokens.analyst })).status).toBe(200);
    for (const foreign of ['', '/files', '/files/employee/csv', '/report/json']) {
      expect((await ask(`${waveOf(closed)}${foreign}`, { token: tokens.stranger })).status).toBe(404);
    }
  });

  test('says in one sentence what to do when an address, a value or a method is wrong', async () => {
    for (const [path, method, status] of [
      ['/api/nothing', 'GET', 404],
      [`${waveOf(closed)}/files/employee/exe`, 'GET', 404],
      [`${waveOf(closed)}/files/nobody/csv`, 'GET', 404],
      ['/api/studies/small-wave/waves/%2e%2e', 'GET', 404],
      [`${waveOf(closed)}?language=de`, 'GET', 400],
      [waveOf(closed), 'POST', 405],
    ] as const) {
      const answer = await ask(path, { method });
      expect(answer.status, path).toBe(status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.json).toMatchObject({ status });
      expect(answer.json.detail.length).toBeGreaterThan(20);
    }
    expect((await ask(`${waveOf(closed)}/files/employee/exe?language=en`)).json.detail).toContain(
      'nothing here',
    );
  });

  test('takes monthly values in when the stamp of a try comes back, and changes them only with a reason', async () => {
    const place = { organisationId: 'own' };
    const unit = {
      number: '9901',
      name: 'Made up',
      type: 'office' as const,
      status: 'active' as const,
      parent: '9900',
      validFrom: null,
      validTo: null,
      municipality: null,
      leader: null,
      positions: 5,
      users: 90,
      synthetic: true,
    };
    await saveUnits(open.database, { ...place, units: [unit] });
    const indicators = readIndicatorSet(readFileSync('examples/indicators/2015.yaml', 'utf8'), '2015.yaml');
    await saveIndicators(open.database, { ...place, indicators });
    const headers = { 'content-type': 'application/json' };
    const send = (numerator: number, query = '', token = tokens.lead) =>
      ask(`/api/scorecard?language=en${query}`, {
        method: 'POST',
        headers,
        token,
        body: JSON.stringify({
          values: [{ unit: '9901', month: '2026-05', indicator: 'B.12', numerator, denominator: 1234 }],
        }),
      });
    const tried = await send(617);
    expectDocumented('importScorecard', tried);
    expect(tried.json).toMatchObject({ isImported: false, added: 1, changed: 0, same: 0 });
    expect((await send(617, '&stamp=old')).status).toBe(409);
    const done = await send(617, `&stamp=${tried.json.stamp}`);
    expectDocumented('importScorecard', done);
    expect(done.json).toMatchObject({ isImported: true, added: 1, stamp: null });
    const again = await send(618);
    expect(again.json).toMatchObject({ added: 0, changed: 1 });
    const unreasoned = await send(618, `&stamp=${again.json.stamp}`);
    expect([unreasoned.status, unreasoned.json.detail]).toEqual([422, expect.stringContaining('Write why')]);
    const reasoned = await send(618, `&stamp=${again.json.stamp}&reason=counted%20again`);
    expect(reasoned.json).toMatchObject({ isImported: true, changed: 1 });
    const wrong = await send(1235);
    expectDocumented('importScorecard', wrong);
    expect([wrong.status, wrong.json.problems]).toEqual([
      422,
      [{ line: 2, column: 'numerator', text: expect.stringContaining('larger than the denominator') }],
    ]);
    expect((await send(618, '', tokens.analyst)).status).toBe(403);
    const csv = { 'content-type': 'text/csv' };
    const sheet = 'enhet;måned;indikator;verdi\n9901;mai 2026;B.14;75 %';
    const asSheet = await ask('/api/scorecard', { method: 'POST', headers: csv, body: sheet });
    expect(asSheet.json).toMatchObject({ isImported: false, added: 1 });
  });

  test('slows down a program that asks too often, and whoever guesses tokens, and tells when to come back', async () => {
    const path = '/api/studies/another/waves';
    const statuses = new Set<number>();
    let last: Answer | undefined;
    for (let at = 0; at < 130; at += 1) {
      last = await ask(path, { token: tokens.stranger });
      statuses.add(last.status);
    }
    expect(last!.status).toBe(429);
    expect(Number(last!.headers.get('retry-after'))).toBeGreaterThan(0);
    expectDocumented('listWaves', last!);
    for (let at = 0; at < 70; at += 1) last = await ask(path, { token: 'guess' });
    expect(last!.status).toBe(429);
    // Nobody else is held up.
    expect((await ask('/api/studies/small-wave/waves', { token: tokens.lead })).status).toBe(200);
  });
});
