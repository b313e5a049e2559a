import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
type Sent = { readonly authorization: string | undefined; readonly form: FormData };

/** An engine as whisper.cpp's and OpenAI's are, on this machine; each test says how it answers. */
export class SmallEngine {
  readonly sent: Sent[] = [];
  connections = 0;
  answer: Answer = (_, response) => void response.end();
  readonly #server: Server = createServer((request, response) => {
    this.connections += 1;
    void Promise.resolve(this.answer(request, response)).catch(() => response.destroy());
  });
  /** @param port another one than it had, unless it is said */
  open = (port = 0) => new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
  close = () => {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  };
  address = (path: string) => `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
  get host() {
    return new URL(this.address('/')).host;
  }
  /** Reads all that is sent, and answers so. */
  says =
    (body: string, status = 200, headers: Record<string, string> = {}): Answer =>
    async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
      const form = await new Response(Buffer.concat(parts), {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      }).formData();
      this.sent.push({ authorization: request.headers.authorization, form });
      response.writeHead(status, headers).end(body);
    };
}
