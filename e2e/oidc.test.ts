import { createServer, type Server } from 'node:http';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, startFreshServer } from './fresh-server.ts';

/** Whom the sign-in service says somebody is, and how surely; each test sets it. */
type Told = { accountId: string; acr?: string };
const people: Record<string, Record<string, unknown>> = {
  kari: { email: 'kari@example.org', email_verified: true },
  unverified: { email: 'kari@example.org', email_verified: false },
  stranger: { email: 'stranger@example.org', email_verified: true },
  numbered: { pid: 'made-up-number-1' },
};

describe('signing in by OpenID Connect, at a real provider on loopback', () => {
  let app: Awaited<ReturnType<typeof startFreshServer>>;
  let provider: Server;
  let issuer = '';
  let told: Told = { accountId: 'kari', acr: 'high' };
  const admin = new Map<string, string>();

  beforeAll(async () => {
    const [appPort, issuerPort] = [await freePort(), await freePort()];
    issuer = `http://127.0.0.1:${issuerPort}`;
    provider = await startProvider(issuer, issuerPort, `http://localhost:${appPort}`, () => told);
    app = await startFreshServer({
      PORT: String(appPort),
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'room',
      OIDC_CLIENT_SECRET: 'a-made-up-secret',
      OIDC_NAME: 'Prøvetjenesten',
      OIDC_ACR: 'high highest',
      OIDC_2_ISSUER: issuer,
      OIDC_2_CLIENT_ID: 'room',
      OIDC_2_CLIENT_SECRET: 'a-made-up-secret',
      OIDC_2_NAME: 'Nummertjenesten',
      OIDC_2_CLAIM: 'pid',
      OIDC_2_SCOPE: 'openid pid',
      OIDC_3_ISSUER: `http://127.0.0.1:${await freePort()}`,
      OIDC_3_CLIENT_ID: 'room',
      OIDC_3_NAME: 'Nede',
    });
    await send(app.welcomeAddress ?? '', { name: 'Astrid Admin', email: 'astrid@example.org' }, admin);
    await send(`${app.address}/people/new`, { name: 'Kari', email: 'kari@example.org' }, admin);
  });
  afterAll(async () => {
    await app.stop();
    await new Promise((resolve) => provider.close(resolve));
  });

  /** One request, as a browser with these cookies would make it. */
  async function ask(address: string, jar: Map<string, string>, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { ...init, headers: { cookie }, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) as RegExpExecArray;
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(name as string);
      else jar.set(name as string, value as string);
    }
    return response;
  }
  const send = (address: string, fields: Record<string, string>, jar: Map<string, string>) =>
    ask(address, jar, { method: 'POST', body: new URLSearchParams(fields) });

  /** From our sign-in page to the address that the provider sends one back to. */
  async function walk(ours: Map<string, string>, service = 'oidc'): Promise<string> {
    const theirs = new Map<string, string>();
    const started = await ask(`${app.address}/sign-in/with/${service}?next=/account`, ours);
    let address = started.headers.get('location') ?? '';
    for (let steps = 0; address.startsWith(issuer) && steps < 8; steps += 1) {
      const step = await ask(address, theirs);
      address = new URL(step.headers.get('location') ?? '', address).href;
    }
    return address;
  }
  async function signIn(as: Told, service = 'oidc') {
    told = as;
    const ours = new Map<string, string>();
    const back = await ask(await walk(ours, service), ours);
    const location = new URL(back.headers.get('location') ?? '', app.address);
    const account = await ask(`${app.address}/account`, ours);
    return { location, ours, isIn: account.status === 200, page: await account.text() };
  }
  const sayAt = async (location: URL) => (await fetch(location)).text();

  test('asks for the level of security, with PKCE, state and nonce', async () => {
    const started = await ask(`${app.address}/sign-in/with/oidc`, new Map());
    const { searchParams } = new URL(started.headers.get('location') ?? '');
    expect(searchParams.get('acr_values')).toBe('high highest');
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(searchParams.get(name), name).toBeTruthy();
  });

  test('the right level and a verified address of somebody here signs in, and nothing of it is kept', async () => {
    const { location, isIn, page } = await signIn({ accountId: 'kari', acr: 'high' });
    expect(location.pathname).toBe('/account');
    expect(isIn).toBe(true);
    expect(page).toContain('Kari');
    expect((await signIn({ accountId: 'kari', acr: 'highest' })).isIn).toBe(true);
  });

  test.each([{ acr: 'low' }, {}])('%j for a level is refused, with what to do', async ({ acr }) => {
    const { location, isIn } = await signIn({ accountId: 'kari', ...(acr ? { acr } : {}) });
    expect(isIn).toBe(false);
    expect(location.pathname).toBe('/sign-in/refused');
    expect(await sayAt(location)).toContain('velg en måte med høyere sikkerhet');
  });

  test('somebody who is not here is refused, and so is an address that is not verified', async () => {
    const stranger = await signIn({ accountId: 'stranger', acr: 'high' });
    expect(stranger.isIn).toBe(false);
    expect(await sayAt(stranger.location)).toContain('du er ikke lagt til her');
    const unverified = await signIn({ accountId: 'unverified', acr: 'high' });
    expect(unverified.isIn).toBe(false);
    expect(await sayAt(unverified.location)).toContain('ikke at e-postadressen din er bekreftet');
  });

  test('coming back a second time, from another browser, or with a made-up state signs nobody in', async () => {
    told = { accountId: 'kari', acr: 'high' };
    const ours = new Map<string, string>();
    const back = await walk(ours);
    const elsewhere = new Map<string, string>();
    expect((await ask(back, elsewhere)).headers.get('location')).toContain('/sign-in/refused');
    expect(elsewhere.has('handlingsrom.session_token')).toBe(false);

    const again = new Map<string, string>();
    const second = await walk(again);
    const kept = new Map(again);
    expect((await ask(second, again)).headers.get('location')).toContain('/account');
    const replayed = await ask(second, kept);
    expect(replayed.headers.get('location')).toContain('/sign-in/refused');
    expect(kept.has('handlingsrom.session_token')).toBe(false);

    const made = new URL(second);
    made.searchParams.set('state', 'made-up');
    const forged = await ask(made.href, new Map());
    expect(forged.headers.get('location')).toContain('/sign-in/refused');
  });

  test('a service without addresses knows somebody by what an administrator wrote, which nobody can read', async () => {
    const before = await signIn({ accountId: 'numbered' }, 'oidc-2');
    expect(before.isIn).toBe(false);
    const list = await (await ask(`${app.address}/people`, admin)).text();
    const path = /href="(\/people\/[\w-]{36})">Kari</.exec(list)?.[1];
    const fields = { service: 'oidc-2', 'service-name': 'made-up-number-1' };
    expect((await send(app.address + path, fields, admin)).status).toBe(303);
    const page = await (await ask(app.address + path, admin)).text();
    expect(page).toContain('Et kjennetegn er lagret og kan ikke leses');
    expect(page).not.toContain('made-up-number-1');
    const after = await signIn({ accountId: 'numbered' }, 'oidc-2');
    expect(after.isIn).toBe(true);
    expect(after.page).toContain('Kari');
  });

  test('a service that is down says so and hinders nobody else', async () => {
    const ours = new Map<string, string>();
    const started = await ask(`${app.address}/sign-in/with/oidc-3`, ours);
    expect(await sayAt(new URL(started.headers.get('location') ?? '', app.address))).toContain(
      'Vi får ikke kontakt',
    );
    expect((await signIn({ accountId: 'kari', acr: 'high' })).isIn).toBe(true);
  });

  test('next leads to our own pages only', async () => {
    const started = await ask(`${app.address}/sign-in/with/oidc?next=//evil.example`, new Map());
    expect(started.headers.get('location')).toContain(issuer);
    expect(started.headers.get('location')).not.toContain('evil');
  });
});

/** A provider that signs in whoever it is told to, at the level it is told to, and asks nothing. */
async function startProvider(issuer: string, port: number, app: string, told: () => Told): Promise<Server> {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'room',
        client_secret: 'a-made-up-secret',
        redirect_uris: [`${app}/auth/callback/oidc`, `${app}/auth/callback/oidc-2`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    acrValues: ['low', 'high', 'highest'],
    scopes: ['openid', 'profile', 'email', 'pid'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], pid: ['pid'], acr: null },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...people[id] }),
    }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client.clientId,
        accountId: context.oidc.session.accountId,
      });
      grant.addOIDCScope('openid profile email pid');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return handle(request, response);
    const { accountId, acr } = told();
    return provider.interactionFinished(request, response, { login: { accountId, ...(acr ? { acr } : {}) } });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
