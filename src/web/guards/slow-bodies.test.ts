import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../server.ts';

/** A server that says how much came, with a patience of half a second instead of five minutes. */
const app = new Hono<{ Bindings: HttpBindings }>();
app.all('*', async (context) => context.text(`came: ${(await context.req.arrayBuffer()).byteLength}`));
// What was hung up on is answered by nobody.
app.onError(() => new Response(null, { status: 500 }));
let server: Awaited<ReturnType<typeof listen>>;
let port = 0;
beforeAll(async () => {
  const patience = {
    milliseconds: 500,
    leastBytes: 2000,
    longestMilliseconds: 4000,
    isLong: (pathname: string) => pathname === '/long',
  };
  server = await listen(app, { host: '127.0.0.1', port: 0 }, patience);
  port = (server.address() as { port: number }).port;
});
afterAll(() => server.close());

async function open(path: string, bytes: number): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (part) => {
    heard += String(part);
  });
  // Hung up on while it sends: what was heard tells.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${bytes}\r\n\r\n`);
  return { socket, heard: () => heard };
}
/** So many bytes at a time, twenty times a second, until all is sent or somebody hangs up. */
async function send(
  socket: Socket,
  { bytes, at }: { readonly bytes: number; readonly at: number },
): Promise<number> {
  const begun = performance.now();
  for (let sent = 0; sent < bytes && !socket.closed && !socket.readableEnded; sent += at) {
    socket.write(Buffer.alloc(Math.min(at, bytes - sent)));
    await wait(50);
  }
  return performance.now() - begun;
}

test('a long upload over a slow line comes whole, however long it takes', async () => {
  const { socket, heard } = await open('/long', 30_000);
  const took = await send(socket, { bytes: 30_000, at: 1000 });
  expect(took).toBeGreaterThan(2 * 500);
  while (!heard().includes('came')) await wait(20);
  expect(heard()).toContain('came: 30000');
  // And the connection that it came on is good for more, after a while that is longer than any body may take.
  await wait(700);
  socket.write('GET /long HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  while (!heard().includes('came: 0')) await wait(20);
  socket.destroy();
});

test.each([
  { said: 'a byte now and then', path: '/long', bytes: 30_000, at: 1, most: 2500 },
  { said: 'the same pace where nothing is long', path: '/short', bytes: 30_000, at: 1000, most: 1400 },
  { said: 'a long one that goes on for ever', path: '/long', bytes: 1e9, at: 1000, most: 6500 },
])('$said is hung up on', async ({ path, bytes, at, most }) => {
  const { socket, heard } = await open(path, bytes);
  const took = await send(socket, { bytes, at });
  expect(took).toBeLessThan(most);
  expect(heard()).toContain('408 Request Timeout');
  expect(heard()).not.toContain('came');
});
