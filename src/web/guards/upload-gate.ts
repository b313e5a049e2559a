/**
 * Lets request bodies in: not too large, and not too many at once, counted while they stream, so that a body of
 * two gigabytes never comes to stand in memory.
 */
export type Admission =
  | {
      readonly kind: 'admitted';
      readonly request: Request;
      /** True when the body turned out larger than it said: what was read of it is no good. */
      isTooLarge(): boolean;
      leave(): void;
    }
  | {
      readonly kind: 'too-large';
      /** Throws away what is still coming, for a while: a browser reads our answer only when it has sent all. */
      drain(): Promise<void>;
    }
  | { readonly kind: 'too-many' };

const mostAtOnce = 4;
const drainMilliseconds = 5000;

/** @param limitFor how large a body may be at an address */
export function createUploadGate(limitFor: (pathname: string) => number): {
  admit(request: Request): Admission;
} {
  let inside = 0;
  return {
    admit: (request) => {
      const limitBytes = limitFor(new URL(request.url).pathname);
      const announced = Number(request.headers.get('content-length') ?? 0);
      if (announced > limitBytes) return { kind: 'too-large', drain: () => drain(request) };
      // Small forms never wait for large ones.
      const isSmall = request.headers.has('content-length') && announced < 64 * 1024;
      if (!isSmall && inside >= mostAtOnce) return { kind: 'too-many' };
      if (!isSmall) inside += 1;
      let isTooLarge = false;
      const body = request.body ? counted(request.body, limitBytes, () => (isTooLarge = true)) : null;
      let isGone = false;
      return {
        kind: 'admitted',
        request: new Request(request.url, {
          method: request.method,
          headers: request.headers,
          signal: request.signal,
          ...(body ? { body, duplex: 'half' } : {}),
        } as RequestInit),
        isTooLarge: () => isTooLarge,
        leave: () => {
          if (!isSmall && !isGone) inside -= 1;
          isGone = true;
        },
      };
    },
  };
}

function counted(
  body: ReadableStream<Uint8Array>,
  limitBytes: number,
  onTooLarge: () => void,
): ReadableStream<Uint8Array> {
  let seen = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength;
        if (seen <= limitBytes) return controller.enqueue(chunk);
        onTooLarge();
        controller.error(new Error('The request body is larger than we accept.'));
      },
    }),
  );
}

async function drain(request: Request): Promise<void> {
  const reader = request.body?.getReader();
  if (!reader) return;
  // A sender that stops half-way must not keep us either: the alarm ends a read that waits.
  const alarm = setTimeout(() => void reader.cancel().catch(() => {}), drainMilliseconds);
  try {
    while (!(await reader.read()).done);
  } catch {
    // The other side gave up: nothing left to throw away.
  } finally {
    clearTimeout(alarm);
  }
}
