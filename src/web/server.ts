import { readFileSync } from 'node:fs';
import { createServer as createNodeServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import { isOutOfReach } from '#platform/out-of-reach.ts';
import { knownHosts } from './guards/known-host.ts';
import { isOwnOrigin } from './guards/own-origin.ts';
import { isReadableAddress } from './guards/readable-address.ts';
import { securityHeaders } from './guards/security-headers.ts';
import { type BodyPatience, boundSlowBodies } from './guards/slow-bodies.ts';
import { createUploadGate } from './guards/upload-gate.ts';
import { visitorOf } from './guards/visitor.ts';
import { askAgainInSeconds } from './problems/out-of-reach.ts';
import type {
  Services,
  servicesContext as ServicesContext,
  visitorContext as VisitorContext,
} from './services.ts';

/** Pages are read and forms are sent; nothing here is put, patched or traced. */
const methods = ['GET', 'HEAD', 'POST'];
const buildFolder = fileURLToPath(new URL('../../build/', import.meta.url));

/** The server as a function of a request: the guards first, then the built pages. */
export async function createWebApp(
  services: Services,
  address: {
    readonly host: string;
    readonly hosts: string | undefined;
    /** The address people use, when it is another than the machine's own: its name is known too. */
    readonly publicUrl: string | null;
    /** How many proxies of our own are in front; see `visitorOf`. */
    readonly proxies: number;
    /** What scripts on the sign-in pages ask for; null for what is not there. */
    readonly signIn: (request: Request, from: string) => Promise<Response | null>;
    /** Parts that answer for themselves under an address of their own, without script, cookie or React. */
    readonly mounts: readonly { readonly path: string; readonly app: Hono }[];
  },
): Promise<Hono<{ Bindings: HttpBindings }>> {
  const build = (await import(`${buildFolder}server/index.js`)) as ServerBuild;
  // The pages' own context key: the same file imported here would be another key.
  const { servicesContext, visitorContext } = build.entry.module as unknown as {
    servicesContext: typeof ServicesContext;
    visitorContext: typeof VisitorContext;
  };
  const handle = createRequestHandler(build, 'production');

  function answer(request: Request, visitor = 'unknown'): Promise<Response> {
    const context = new RouterContextProvider();
    context.set(servicesContext, services);
    context.set(visitorContext, visitor);
    return handle(request, context);
  }
  /** A page that says what happened and what to do, in the reader's language. */
  function explain(status: number, cookie: string | undefined | null): Promise<Response> {
    return answer(new Request(`http://localhost/problems/${status}`, { headers: cookie ? { cookie } : {} }));
  }

  const isKnownHost = knownHosts(address);
  const gate = createUploadGate((pathname) =>
    isRecordingPage(pathname)
      ? services.recordings.mostRecordingBytes + formBytes
      : isRecordingPiece(pathname)
        ? formBytes
        : services.uploadLimitBytes,
  );
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(compress());
  app.use(securityHeaders);
  app.use(async (context, next) => {
    const { req } = context;
    const refuse = (status: number) => explain(status, req.header('cookie'));
    if (!isKnownHost(req.header('host'))) return refuse(421);
    if (!methods.includes(req.method)) {
      const response = await refuse(405);
      response.headers.set('Allow', methods.join(', '));
      return response;
    }
    if (!isReadableAddress(req.url)) return refuse(404);
    await next();
  });
  // Before the guard of origins, on purpose: these parts know nobody by a cookie, so there is nothing for another site
  // to borrow, and a page that tells no address on (Referrer-Policy: no-referrer) has its forms sent from origin `null`.
  for (const { path, app: part } of address.mounts) app.route(path, part);
  app.use('/assets/*', async (context, next) => {
    await next();
    if (context.res.ok) context.header('Cache-Control', 'public, max-age=31536000, immutable');
  });
  app.use('*', serveStatic({ root: `${buildFolder}client` }));
  app.all('*', async (context) => {
    const request = context.req.raw;
    const visitor = visitorOf({
      remote: context.env?.incoming?.socket.remoteAddress,
      forwarded: context.req.header('x-forwarded-for'),
      proxies: address.proxies,
    });
    const explained = (status: number) => explain(status, request.headers.get('cookie'));
    // A file that is not there has no page of its own to say so on.
    const said = async (response: Response) =>
      response.status < 400 || isPage(response) || isForMachine(response)
        ? response
        : explained(response.status);
    if (request.method === 'GET' || request.method === 'HEAD') {
      const isForScript = context.req.path.startsWith('/auth/');
      const handled = isForScript && (await address.signIn(request, visitor));
      if (handled) return handled;
      const response = await answer(request, visitor);
      if (!takesOnly(response)) return said(response);
      const refused = await explained(405);
      refused.headers.set('Allow', 'POST');
      return refused;
    }
    if (!isOwnOrigin(request, address.publicUrl)) return explained(403);
    const admission = gate.admit(request);
    if (admission.kind === 'too-large') {
      const response = await explained(413);
      await admission.drain();
      return response;
    }
    if (admission.kind === 'too-many') return explained(503);
    try {
      const isForScript = context.req.path.startsWith('/auth/');
      const handled = isForScript && (await address.signIn(admission.request, visitor));
      if (handled) return handled;
      const response = await answer(admission.request, visitor);
      return admission.isTooLarge() ? await explained(413) : await said(response);
    } finally {
      admission.leave();
    }
  });
  app.onError((fault) => {
    process.stderr.write(`${fault.stack ?? fault.message}\n`);
    const isAway = isOutOfReach(fault);
    return new Response(lastResort(), {
      status: isAway ? 503 : 500,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        ...(isAway ? { 'Retry-After': String(askAgainInSeconds) } : {}),
      },
    });
  });
  return app;
}

/** What is read at an address that only takes something in: no loader of ours answers 400, and React Router does then. */
const takesOnly = (response: Response) => response.status === 400 && !isPage(response);

/** What a form around a file takes. */
const formBytes = 1024 * 1024;
/** An hour's sound is larger than what other pages take; this one reads it as it comes (web/recordings). */
const isRecordingPage = (pathname: string) =>
  /^\/studies\/[^/]+\/interviews\/[^/]+\/recording$/.test(pathname);
/** A piece of one stands in memory while it is kept. */
const isRecordingPiece = (pathname: string) =>
  /^\/studies\/[^/]+\/interviews\/[^/]+\/recording\/pieces$/.test(pathname);

const minute = 60_000;
/** Two megabytes in five minutes: as slow as a line can be and still be of use to anybody who waits. */
const bodyPatience: BodyPatience = {
  milliseconds: 5 * minute,
  leastBytes: 2 * 1024 * 1024,
  longestMilliseconds: 6 * 60 * minute,
  isLong: isRecordingPage,
};

/** What a script of ours is told in words (422), and a player about parts that are not there (416). */
const isForMachine = ({ status, headers }: Response) =>
  status === 416 || (status === 422 && (headers.get('content-type') ?? '').startsWith('application/json'));

function isPage(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/html') ?? false;
}

/** Shown when even the page about errors fails; written by hand so that it depends on nothing. */
function lastResort(): string {
  return readFileSync(new URL('./last-resort.html', import.meta.url), 'utf8');
}

export async function listen(
  app: Hono<{ Bindings: HttpBindings }>,
  address: { host: string; port: number },
  patience = bodyPatience,
): Promise<Server> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer: createNodeServer,
    // What comes after the head has no one time for all: see `boundSlowBodies`.
    serverOptions: { requestTimeout: 0, headersTimeout: 30_000 },
  }) as Server;
  boundSlowBodies(server, patience);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, () => resolve());
  });
  return server;
}
