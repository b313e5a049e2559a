// A server that takes answers to one wave and nothing else: what the crash test kills, and the benchmark measures.
//   node collector.ts '{"databaseUrl": …, "schema": …, "dataDirectory": …, "keysDirectory": …, "organisationId": …, "waveId": …}'
import { createServer } from 'node:http';
import { type OpenDatabase, openDatabase, openPostgres } from '#platform/database/database.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { submitAnswer } from '../answering/submit-answer.ts';
import { readLink } from '../links/link.ts';
import { secretName, secretsFromBytes } from '../links/wave-secrets.ts';
import { findWave } from '../store.server.ts';

export type CollectorOptions = {
  readonly databaseUrl: string | null;
  readonly schema: string | null;
  readonly dataDirectory: string;
  readonly keysDirectory: string;
  readonly organisationId: string;
  readonly waveId: string;
};

export function openOwn({ databaseUrl, schema, dataDirectory }: CollectorOptions): Promise<OpenDatabase> {
  return databaseUrl === null
    ? openDatabase({ databaseUrl, dataDirectory })
    : openPostgres(databaseUrl, schema ?? undefined);
}

async function serve(options: CollectorOptions): Promise<void> {
  const { database } = await openOwn(options);
  const wave = (await findWave(database, options))!;
  const name = secretName(options.organisationId, options.waveId);
  const secrets = secretsFromBytes(openKeyFiles(options.keysDirectory).read(name)!);
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const token = request.url!.slice(1);
      const link = readLink(token, secrets.linkKey);
      const answers = JSON.parse(Buffer.concat(parts).toString('utf8'));
      const isTaken =
        link !== null &&
        (await submitAnswer(database, {
          wave,
          link,
          token,
          receiptKey: secrets.receiptKey,
          answer: { answers, texts: {} },
        }));
      response.writeHead(isTaken ? 204 : 410).end();
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.stdout.write(`${typeof address === 'object' && address ? address.port : ''}\n`);
  });
}

if (process.argv[1]?.endsWith('collector.ts')) await serve(JSON.parse(process.argv[2]!));
