import { request } from 'node:http';
import { afterEach, describe, expect, inject, test } from 'vitest';

const address = inject('address');
const limitBytes = inject('uploadLimitMegabytes') * 1024 * 1024;
const goodStudy = `handlingsrom: 1
id: small
title: Small
instruments:
  employee:
    sections:
      - {title: a, items: [{id: a, kind: number, text: a}, {id: b, kind: number, text: b}]}
plan:
  - {id: RQ1, correlate: {file: employee, outcome: a, with: [b]}}
`;

async function upload(
  study: string | Uint8Array,
  answers: string | Uint8Array,
): Promise<{ status: number; text: string }> {
  const form = new FormData();
  form.set('study', new File([study as BlobPart], 'study.yaml'));
  form.set('answers-employee', new File([answers as BlobPart], 'answers.csv'));
  const sent = await fetch(`${address}/analyse`, { method: 'POST', body: form, redirect: 'manual' });
  const location = sent.headers.get('location');
  if (!location) return { status: sent.status, text: await sent.text() };
  for (let patience = 0; patience < 120; patience += 1) {
    const response = await fetch(address + location);
    const text = await response.text();
    if (!text.includes('http-equiv="refresh"')) return { status: response.status, text };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('The work never ended.');
}

/** Sends a body piece by piece and gives back the status, whether or not the server reads it all. */
function send(headers: Record<string, string | number>, megabytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const sending = request({ hostname, port, path: '/analyse', method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      sending.destroy();
    });
    sending.on('error', reject);
    const piece = Buffer.alloc(1024 * 1024, 'a');
    let sent = 0;
    const more = () => {
      while (sent < megabytes) {
        sent += 1;
        if (!sending.write(piece)) return sending.once('drain', more);
      }
      return sending.end();
    };
    more();
  });
}

describe('a hostile upload is refused in words, and the server stays up', () => {
  afterEach(async () => {
    expect((await fetch(address)).status).toBe(200);
  });

  test('a body that announces two gigabytes', async () => {
    const boundary = { 'Content-Type': 'multipart/form-data; boundary=x' };
    expect(await send({ ...boundary, 'Content-Length': 2 * 1024 ** 3 }, 3)).toBe(413);
  });

  test('a body that does not say how large it is and never ends', async () => {
    const megabytes = (limitBytes / 1024 / 1024) * 3;
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x', 'Transfer-Encoding': 'chunked' };
    expect(await send(headers, megabytes)).toBe(413);
  });

  test('a form that is no form', async () => {
    const response = await fetch(`${address}/analyse`, {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      body: 'nothing like it',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/at .*\.(ts|js):\d+/);
  });

  test('NUL bytes', async () => {
    const { status, text } = await upload(goodStudy, 'a;b\n1;\u0000\n');
    expect(status).toBe(422);
    expect(text).toContain('nulltegn');
  });

  test.each([
    ['half a spreadsheet', 'xl/workbook.xml', 'Regnearket er skadet'],
    ['a Word file', 'word/document.xml', 'filen er pakket (zip)'],
  ])('%s for answers', async (_what, name, sentence) => {
    const packed = `PK\u0003\u0004${'\0'.repeat(26)}[Content_Types].xmlPK\u0001\u0002${'\0'.repeat(42)}${name}`;
    const { status, text } = await upload(goodStudy, packed);
    expect(status).toBe(422);
    expect(text).toContain(sentence);
    expect(/regneark/i.test(text)).toBe(name.startsWith('xl/'));
  });

  test('a study file that is no text', async () => {
    const { status, text } = await upload('PK\u0003\u0004\0\0', 'a;b\n1;2\n');
    expect(status).toBe(422);
    expect(text).toContain('ikke en tekstfil');
  });

  test('ten thousand columns', async () => {
    const columns = Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(';');
    const { status } = await upload(goodStudy, `${columns}\n${'1;'.repeat(9_999)}1\n`);
    expect(status).toBe(422);
  });

  test('more problems than are told of are counted as at least so many', async () => {
    const { status, text } = await upload(goodStudy, `a;b\n${'x;1\n'.repeat(300)}`);
    expect(status).toBe(422);
    expect(text).toContain('Minst 101 problemer');
  });

  test('unterminated quotes', async () => {
    const { status, text } = await upload(goodStudy, `a;b\n1;"2\n${'3;4\n'.repeat(1000)}`);
    expect(status).toBe(422);
    expect(text).toContain('answers.csv');
  });

  test('YAML that grows by itself', async () => {
    const bomb = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'a0: &a0 [x,x,x,x,x,x,x,x,x]'
        : `a${level}: &a${level} [${Array(9)
            .fill(`*a${level - 1}`)
            .join(',')}]`,
    ).join('\n');
    expect((await upload(`${bomb}\n`, 'a;b\n1;2\n')).status).toBe(422);
  });

  test('YAML a hundred thousand levels deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect((await upload(`title: ${deep}\n`, 'a;b\n1;2\n')).status).toBe(422);
  });

  test('bytes that are no text at all', async () => {
    const noise = new Uint8Array(100_000).map((_, index) => (index * 7919) % 251 || 1);
    expect((await upload(noise, noise)).status).toBe(422);
  });

  test('HTML in file names and values is shown as text', async () => {
    const form = new FormData();
    form.set('study', new File([goodStudy], '<img src=x onerror=alert(1)>.yaml'));
    form.set('answers-employee', new File(['a;b\n<script>alert(1)</script>;2\n'], '<b>a.csv'));
    const response = await fetch(`${address}/analyse`, { method: 'POST', body: form });
    const text = await response.text();
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<b>a.csv');
  });

  test('JSON a hundred thousand levels deep, in the check', async () => {
    const form = new FormData();
    form.set('tables', '['.repeat(100_000));
    const response = await fetch(`${address}/check`, { method: 'POST', body: form });
    expect(response.status).toBe(422);
  });

  test('a form sent from another site', async () => {
    const response = await fetch(`${address}/language`, {
      method: 'POST',
      headers: { Origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ language: 'en', back: '/' }),
      redirect: 'manual',
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('våre egne sider');
  });
});

/** What `fetch` will not send: another host, another method, an address that is no address. */
function ask(
  path: string,
  options: { method?: string; host?: string } = {},
): Promise<{ status: number; text: string; allow: string | undefined }> {
  return new Promise((resolve, reject) => {
    const { hostname, port, host } = new URL(address);
    const headers = { Host: options.host ?? host };
    const asking = request({ hostname, port, path, method: options.method ?? 'GET', headers }, (response) => {
      let text = '';
      response.on('data', (piece) => {
        text += piece;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, allow: response.headers.allow }),
      );
    });
    asking.on('error', reject);
    asking.end();
  });
}

describe('addresses and methods that make no sense', () => {
  test.each([
    '/reports/%00',
    `/reports/${'A'.repeat(24)}%00`,
    '/reports/%',
    '/analyse/%E2%82',
    '/studies/%00/report',
    '/studies/%zz',
    '/reports/%00/report.pdf',
  ])('%s is not found', async (path) => {
    const { status, text } = await ask(path);
    expect(status).toBe(404);
    expect(text).toContain('Siden finnes ikke');
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS'])('%s is not allowed anywhere', async (method) => {
    for (const path of ['/', `/reports/${'A'.repeat(24)}`]) {
      const { status, allow } = await ask(path, { method });
      expect(status).toBe(405);
      expect(allow).toBe('GET, HEAD, POST');
    }
  });

  test.each(['/', '/guide', '/studies/sor-trondelag-2015', '/studies/sor-trondelag-2015/report.pdf'])(
    'a form sent to %s, which takes none, is not our fault',
    async (path) => {
      const response = await fetch(address + path, { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
      expect(response.status).toBe(405);
      const text = await response.text();
      expect(text).toContain('Slik brukes ikke adressen');
      expect(text).not.toContain('Feilen er vår');
    },
  );

  test('a change of language that is no form is answered with a page', async () => {
    const response = await fetch(`${address}/language`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: 'language=en',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Vi forsto ikke skjemaet');
  });

  test('a name that somebody else pointed at this machine is not answered to', async () => {
    const { status, text } = await ask('/', { host: 'evil.example' });
    expect(status).toBe(421);
    expect(text).toContain('HOSTS');
    expect((await ask('/', { host: '127.0.0.1' })).status).toBe(200);
  });

  test('a report that was never kept cannot be deleted', async () => {
    const url = `${address}/reports/${'A'.repeat(24)}`;
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ intent: 'delete' }) });
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('slettet');
  });
});

test('every answer carries the headers that keep other sites out', async () => {
  for (const path of ['/', '/nowhere', '/studies/sor-trondelag-2015/report.html']) {
    const { headers } = await fetch(address + path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('script-src');
  }
});
