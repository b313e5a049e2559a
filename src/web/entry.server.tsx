import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable } from '@react-router/node';
import { renderToPipeableStream } from 'react-dom/server';
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  ServerRouter,
} from 'react-router';
import { isOutOfReach } from '#platform/out-of-reach.ts';
import { LanguageContext, languageOf } from './language/language.ts';
import { askAgainInSeconds, OutOfReachContext } from './problems/out-of-reach.ts';

// The server process fills these very keys; imported from its own side they would be other ones.
export { servicesContext, visitorContext } from './services.ts';

/** Requests that failed because the database could not be reached: the page is told no more than that something failed. */
const outOfReach = new WeakSet<Request>();

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  // Whoever has signed out leaves nothing behind the back button.
  const isSignedIn = request.headers.get('cookie')?.includes('session_token') ?? false;
  if (!headers.has('Cache-Control')) {
    headers.set('Cache-Control', isSignedIn ? 'private, no-store' : 'private, no-cache');
  }
  headers.append('Vary', 'Cookie');
  const isAway = status === 500 && outOfReach.has(request);
  if (isAway) headers.set('Retry-After', String(askAgainInSeconds));
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      <LanguageContext value={languageOf(request)}>
        <OutOfReachContext value={isAway}>
          <ServerRouter context={routerContext} url={request.url} />
        </OutOfReachContext>
      </LanguageContext>,
      {
        // Whole pages only: without script there is nothing to fill in later.
        onAllReady() {
          const body = new PassThrough();
          resolve(
            new Response(createReadableStreamFromReadable(body), { headers, status: isAway ? 503 : status }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError: reject,
      },
    );
  });
}

/** What a page could not do is written to the log; addresses are not, because some of them are secrets. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  if (isOutOfReach(error)) outOfReach.add(request);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};
