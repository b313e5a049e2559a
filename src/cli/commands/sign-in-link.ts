import { m } from '#messages';
import { makeSignInLink } from '../../app/sign-in-command.ts';
import { readArguments, usageError } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';

/** `handlingsrom sign-in-link EMAIL`: a link for an administrator who cannot get in any other way. */
export async function signInLinkCommand(args: readonly string[]): Promise<number> {
  const { positionals, language, isJson } = readArguments(args, {});
  const [email, ...more] = positionals;
  if (email === undefined || more.length > 0) {
    throw usageError((locale) => m.cli_usage_sign_in_link({}, { locale }));
  }
  const link = await makeSignInLink(process.env, email);
  const said = isJson ? JSON.stringify(link) : m.cli_sign_in_link(link, { locale: language });
  process.stdout.write(`${said}\n`);
  return exitCodes.done;
}
