import { m } from '#messages';
import { startApp } from '../../app.ts';
import { readArguments, usageError } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { startProgress } from '../progress.ts';

/** `handlingsrom start [--demo]`: runs the web site until it is told to stop, then closes everything in order. */
export async function startCommand(args: readonly string[]): Promise<number> {
  const { positionals, values } = readArguments(args, { demo: { type: 'boolean' } });
  if (positionals.length > 0) throw usageError((locale) => m.cli_usage_start({}, { locale }));

  const progress = startProgress();
  const app = await startApp({
    demo: values.demo === true,
    onProgress: (sentence) => progress.say(sentence),
  });
  progress.done();
  process.stdout.write(`Handlingsrom: ${app.address}\n`);
  if (app.welcomeAddress) {
    process.stdout.write(`${m.cli_start_welcome({ url: app.welcomeAddress }, { locale: 'en' })}\n`);
  }
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await app.close();
  return exitCodes.done;
}
