import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { usageError } from './arguments.ts';
import { readInputText } from './input-files.ts';

/** A passphrase in a file has a line end that is not part of it. */
const withoutLineEnd = (text: string) => text.replace(/\r?\n$/, '');

/**
 * The passphrase of an archive: from the file named, from HANDLINGSROM_PASSPHRASE, or asked for. Never from the command
 * line, which other people on the machine can see, and which the shell remembers.
 *
 * @param isNew asks twice, since nobody can open what was mistyped
 * @throws DomainError `usage` when there is none and nobody to ask
 */
export async function readPassphrase(options: {
  readonly file: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isNew: boolean;
  readonly language: Language;
}): Promise<string> {
  const { file, environment, isNew, language } = options;
  if (file !== undefined) return withoutLineEnd(readInputText(file));
  if (environment.HANDLINGSROM_PASSPHRASE) return environment.HANDLINGSROM_PASSPHRASE;
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw usageError((locale) => m.cli_passphrase_needed({}, { locale }));
  }
  const first = await askUnseen(m.cli_passphrase_ask({}, { locale: language }));
  if (isNew && first !== (await askUnseen(m.cli_passphrase_again({}, { locale: language })))) {
    throw usageError((locale) => m.exports_passphrase_differs({}, { locale }));
  }
  return first;
}

/** One line from the terminal, of which nothing is shown as it is typed. */
function askUnseen(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(`${question} `);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((resolve) => {
    let typed = '';
    const done = (answer: string) => {
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      resolve(answer);
    };
    const onData = (piece: string) => {
      for (const letter of piece) {
        if (letter === '\r' || letter === '\n') return done(typed);
        // Ctrl-C: as if the program had been stopped.
        if (letter === '\u0003') {
          done('');
          process.kill(process.pid, 'SIGINT');
          return;
        }
        typed = letter === '\u007f' || letter === '\b' ? [...typed].slice(0, -1).join('') : typed + letter;
      }
    };
    stdin.on('data', onData);
  });
}
