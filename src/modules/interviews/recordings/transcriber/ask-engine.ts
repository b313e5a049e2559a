import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { EngineFault } from './transfer.ts';

/** An engine outside that writes out what is said in a recording, as the server was told of it. */
export type Engine = {
  /** whisper.cpp's `/inference`, or an address that ends in `/audio/transcriptions` as OpenAI's does. */
  readonly url: string;
  readonly key: string | null;
  readonly model: string | null;
};

/** What is sent: the sound, and which language is spoken in it; null leaves that to the engine. */
export type Asked = {
  readonly bytes: number;
  readonly sound: AsyncIterable<Uint8Array>;
  readonly mediaType: string;
  readonly ending: string;
  readonly language: string | null;
};

const mostAnswerBytes = 8 * 1024 * 1024;

/**
 * Sends a recording as it is read and gives back the answer. Redirects are not followed: what is sent goes to the host that
 * was said, or nowhere.
 *
 * @param onSent told how much of the sound has been handed over so far
 * @throws EngineFault saying what went wrong
 */
export async function askEngine(
  engine: Engine,
  asked: Asked,
  { signal, onSent }: { readonly signal: AbortSignal; readonly onSent: (bytes: number) => void },
): Promise<string> {
  const { head, tail, boundary } = formOf(engine, asked);
  const url = new URL(engine.url);
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method: 'POST',
    agent: false,
    signal,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': head.length + asked.bytes + tail.length,
      accept: 'application/json, text/vtt, text/plain',
      ...(engine.key === null ? {} : { authorization: `Bearer ${engine.key}` }),
    },
  });
  // A server that is told to stop does not wait an hour for an engine.
  request.on('socket', (socket) => socket.unref());
  let response = null as IncomingMessage | null;
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', (one) => {
      response = one;
      resolve(one);
    });
    request.on('error', reject);
  });
  // Awaited below; a fault that comes while the sound is being read is not left without a listener.
  answered.catch(() => undefined);
  let isSoundFault = false;
  async function* sound() {
    try {
      yield* asked.sound;
    } catch (error) {
      isSoundFault = true;
      throw error;
    }
  }
  try {
    await Promise.race([connectedTo(request), answered]);
    request.write(head);
    let sent = 0;
    for await (const piece of sound()) {
      // It has said no, or gone away: the rest stays here.
      if (response || request.destroyed) break;
      sent += piece.length;
      onSent(sent);
      if (!request.write(piece)) await Promise.race([once(request, 'drain', { signal }), answered]);
    }
    if (!response && !request.destroyed) {
      if (sent !== asked.bytes) throw new EngineFault('stopped');
      request.end(tail);
    }
    return await textOf(await answered);
  } catch (error) {
    // A sound that could not be read on is nothing the engine did.
    if (isSoundFault || error instanceof EngineFault) throw error;
    throw new EngineFault(signal.aborted ? 'late' : 'unreachable');
  } finally {
    request.destroy();
  }
}

/** Nothing of a recording is read before somebody is there to take it. */
async function connectedTo(request: ReturnType<typeof requestHttp>): Promise<void> {
  const [socket] = await once(request, 'socket');
  if (socket.connecting) await once(socket, 'connect');
}

async function textOf(response: IncomingMessage): Promise<string> {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) throw new EngineFault('moved');
  if (status !== 200) throw new EngineFault('refused');
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostAnswerBytes) throw new EngineFault('too-long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function formOf({ url, model }: Engine, { mediaType, ending, language }: Asked) {
  const boundary = `handlingsrom-${randomBytes(16).toString('hex')}`;
  const isOpenAi = /\/audio\/transcriptions\/?$/u.test(new URL(url).pathname);
  const fields: readonly (readonly [string, string])[] = [
    // whisper.cpp's verbose form tells every token: an hour of it is many times what was said.
    ['response_format', isOpenAi ? 'verbose_json' : 'vtt'],
    ...(isOpenAi || model !== null ? [['model', model ?? 'whisper-1'] as const] : []),
    ...(language !== null
      ? [['language', language] as const]
      : isOpenAi
        ? []
        : [['language', 'auto'] as const]),
  ];
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  // The name of the file says nothing of whose it is.
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="recording.${ending}"\r\nContent-Type: ${mediaType}\r\n\r\n`;
  return {
    boundary,
    head: Buffer.from(parts.join('') + file),
    tail: Buffer.from(`\r\n--${boundary}--\r\n`),
  };
}
