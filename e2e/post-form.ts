import { Agent, request } from 'node:http';

export type Answered = { readonly status: number; readonly location: string; readonly body: string };

/** Connections that are kept, as browsers keep theirs. */
export function createClient(connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  /** Null when the server was gone before it had answered. */
  function send(
    address: string,
    fields: Readonly<Record<string, string>> | null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered | null> {
    const body = fields === null ? '' : new URLSearchParams(fields).toString();
    return new Promise((resolve) => {
      const call = request(
        address,
        {
          method: fields === null ? 'GET' : 'POST',
          agent,
          timeout: 30_000,
          headers:
            fields === null
              ? headers
              : {
                  'content-type': 'application/x-www-form-urlencoded',
                  'content-length': String(Buffer.byteLength(body)),
                  ...headers,
                },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              location: response.headers.location ?? '',
              body: Buffer.concat(parts).toString('utf8'),
            }),
          );
          response.on('error', () => resolve(null));
          response.on('aborted', () => resolve(null));
        },
      );
      call.on('timeout', () => call.destroy());
      call.on('error', () => resolve(null));
      call.end(body);
    });
  }
  return {
    get: (address: string, headers?: Readonly<Record<string, string>>) => send(address, null, headers),
    post: (
      address: string,
      fields: Readonly<Record<string, string>> = {},
      headers?: Readonly<Record<string, string>>,
    ) => send(address, fields, headers),
    close: () => agent.destroy(),
  };
}
