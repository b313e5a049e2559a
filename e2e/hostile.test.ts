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
    expect(text).toContain('nullbyter');
  });

  test('ten thousand columns', async () => {
    const columns = Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(';');
    const { status } = await upload(goodStudy, `${columns}\n${'1;'.repeat(9_999)}1\n`);
    expect(status).toBe(422);
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

test('every answer carries the headers that keep other sites out', async () => {
  for (const path of ['/', '/nowhere', '/studies/sor-trondelag-2015/report.html']) {
    const { headers } = await fetch(address + path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('script-src');
  }
});
