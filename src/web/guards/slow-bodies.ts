import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/**
 * How long the body of a request may be on its way. Node has one time for all of them, and an hour's sound from a phone
 * takes longer than a form should.
 */
export type BodyPatience = {
  /** Any body has come within so long; and those that may take longer are looked at so often. */
  readonly milliseconds: number;
  /** So much of a long one comes in each such while: who sends a byte now and then is not waited for. */
  readonly leastBytes: number;
  /** And in all of them together it takes no longer than this. */
  readonly longestMilliseconds: number;
  isLong(pathname: string): boolean;
};

/** Hangs up on whoever is slower than that. Heads have a time of their own (`headersTimeout`). */
export function boundSlowBodies(server: Server, patience: BodyPatience): void {
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.complete) return;
    const { socket } = request;
    const isLong = patience.isLong((request.url ?? '').split('?', 1)[0]!);
    const begun = performance.now();
    let seen = socket.bytesRead;
    const look = () => {
      const came = socket.bytesRead - seen;
      seen += came;
      if (request.complete) return stop();
      const isInTime = performance.now() - begun < patience.longestMilliseconds;
      if (isLong && isInTime && came >= patience.leastBytes) return;
      stop();
      if (!response.headersSent) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
      socket.destroySoon();
    };
    const timer = setInterval(look, patience.milliseconds).unref();
    const stop = () => clearInterval(timer);
    request.once('close', stop);
    response.once('close', stop);
  });
}
