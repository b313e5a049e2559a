import { DomainError } from '#platform/errors.ts';
import { startApp } from './app.ts';

try {
  const app = await startApp({ demo: true, onProgress: (line) => process.stderr.write(`${line}\n`) });
  for (const s of ['SIGINT', 'SIGTERM']) process.once(s, () => void app.close().then(() => process.exit(0)));
  process.stdout.write(`Handlingsrom: ${app.address}\n`);
} catch (e) {
  if (!(e instanceof DomainError)) throw e;
  process.stderr.write(`Handlingsrom: ${e.text.en}\n`);
  process.exit(1);
}
