import { join, resolve } from 'node:path';
import { m } from '#messages';
import { DomainError } from './errors.ts';
import { inAllLanguages } from './language.ts';

/** What a server is told from outside; docs and README name the same variables. */
export type Config = {
  readonly host: string;
  readonly port: number;
  /** Folder of the embedded database; unused when `databaseUrl` is set. */
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  /** Folder of the keys of open waves; best on another disk, and in another backup, than the database. */
  readonly keysDirectory: string;
  /** Where people reach the server, without a slash at the end; null means this machine alone. Links in letters begin so. */
  readonly publicUrl: string | null;
  /** How many proxies of one's own stand in front of the server, to know who tries to sign in too often. */
  readonly proxies: number;
  /** Where letters are handed over; null when no mail server is set up. */
  readonly smtpUrl: string | null;
  /** Who letters are from, as `Name <address>`. */
  readonly mailFrom: string;
  /** How fast letters are handed to the mail server; many servers refuse more. */
  readonly mailsPerMinute: number;
  /** Services elsewhere that say who somebody is, by OpenID Connect. */
  readonly oidcServices: readonly OidcService[];
  /** A session that is left alone ends after so long; and any session after so many hours. */
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  /** The largest request body that is read at all. */
  readonly uploadLimitBytes: number;
  /** The largest recording of an interview that is taken in. */
  readonly recordingLimitBytes: number;
  /** Where recordings may be sent to be written out by a machine; null, and nothing is ever sent. */
  readonly transcriber: TranscriberConfig | null;
  /** How long it may take over one recording. */
  readonly transcriberMinutes: number;
  /** How long an uploaded study's report lives in memory. */
  readonly temporaryMinutes: number;
  /** How long a file that somebody works with stays in memory when it is left alone. */
  readonly openFileMinutes: number;
  /** How many such files there may be, and how much they may hold together. */
  readonly openFiles: number;
  readonly openFilesBytes: number;
  /** How long one analysis or document may take before it is stopped. */
  readonly workTimeoutSeconds: number;
};

export type OidcService = {
  /** What it is called in addresses. */
  readonly id: string;
  /** What it is called on the button. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly scopes: readonly string[];
  /** The levels of security that are good enough, as the service names them; empty when any is. */
  readonly acr: readonly string[];
  /** What of the ID token says who somebody is: `email`, when it is said to be verified, or another claim. */
  readonly claim: string;
};

export type TranscriberConfig = {
  readonly url: string;
  /** Sent as a bearer token, and never shown. */
  readonly key: string | null;
  readonly model: string | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

const megabyte = 1024 * 1024;

/**
 * Reads the configuration from environment variables, with defaults that serve one person on one machine.
 *
 * @throws DomainError `config` naming the variable that cannot be understood
 * @example readConfig({ PORT: '8080' }).port // 8080
 */
export function readConfig(environment: Environment): Config {
  const dataDirectory = resolve(environment.DATA_DIR || './data');
  return {
    host: environment.HOST || '127.0.0.1',
    port: wholeNumber(environment, 'PORT', 3000, { minimum: 0, maximum: 65_535 }),
    dataDirectory,
    keysDirectory: resolve(environment.KEYS_DIR || join(dataDirectory, 'keys')),
    databaseUrl: environment.DATABASE_URL || null,
    publicUrl: webAddress(environment, 'PUBLIC_URL'),
    proxies: wholeNumber(environment, 'PROXIES', 0, { minimum: 0, maximum: 10 }),
    smtpUrl: environment.SMTP_URL || null,
    mailFrom: environment.MAIL_FROM || 'Handlingsrom <handlingsrom@localhost>',
    mailsPerMinute: wholeNumber(environment, 'MAILS_PER_MINUTE', 600, { minimum: 1, maximum: 100_000 }),
    oidcServices: oidcServices(environment),
    sessionIdleMinutes: wholeNumber(environment, 'SESSION_IDLE_MINUTES', 120, { minimum: 5, maximum: 1440 }),
    sessionHours: wholeNumber(environment, 'SESSION_HOURS', 12, { minimum: 1, maximum: 168 }),
    uploadLimitBytes:
      wholeNumber(environment, 'UPLOAD_LIMIT_MB', 64, { minimum: 1, maximum: 2048 }) * megabyte,
    recordingLimitBytes:
      wholeNumber(environment, 'RECORDING_LIMIT_MB', 1024, { minimum: 1, maximum: 2000 }) * megabyte,
    transcriber: transcriberOf(environment),
    transcriberMinutes: wholeNumber(environment, 'TRANSCRIBER_MINUTES', 60, { minimum: 1, maximum: 1440 }),
    temporaryMinutes: wholeNumber(environment, 'TEMPORARY_MINUTES', 30, { minimum: 1, maximum: 1440 }),
    openFileMinutes: wholeNumber(environment, 'OPEN_FILE_MINUTES', 120, { minimum: 1, maximum: 1440 }),
    openFiles: wholeNumber(environment, 'OPEN_FILES', 40, { minimum: 1, maximum: 10_000 }),
    openFilesBytes:
      wholeNumber(environment, 'OPEN_FILES_MB', 512, { minimum: 1, maximum: 65_536 }) * megabyte,
    workTimeoutSeconds: wholeNumber(environment, 'WORK_TIMEOUT_SECONDS', 120, { minimum: 1, maximum: 3600 }),
  };
}

/** An address such as https://room.example.org: no path, nothing after it. */
function webAddress(environment: Environment, name: string): string | null {
  const text = environment[name];
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (
    url &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    !url.search &&
    !url.hash &&
    !url.username
  )
    return url.origin;
  throw new DomainError(
    'config',
    inAllLanguages((locale) => m.web_config_address({ name, value: text }, { locale })),
  );
}

/** The values are not repeated in what is said: an address can hold a password, and a key is one. */
function transcriberOf(environment: Environment): TranscriberConfig | null {
  const { TRANSCRIBER_URL: text, TRANSCRIBER_KEY: key, TRANSCRIBER_MODEL: model } = environment;
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash) {
    throw new DomainError(
      'config',
      inAllLanguages((locale) => m.web_config_transcriber({}, { locale })),
    );
  }
  if (key && !/^[\x21-\x7e]+$/.test(key)) {
    throw new DomainError(
      'config',
      inAllLanguages((locale) => m.web_config_transcriber_key({}, { locale })),
    );
  }
  return { url: url.href, key: key || null, model: model || null };
}

/** `OIDC_ISSUER` and its companions, then `OIDC_2_ISSUER` and so on. */
function oidcServices(environment: Environment): OidcService[] {
  const prefixes = ['OIDC_', ...Array.from({ length: 8 }, (_, index) => `OIDC_${index + 2}_`)];
  return prefixes.flatMap((prefix) => {
    const issuer = environment[`${prefix}ISSUER`];
    if (!issuer) return [];
    const clientId = environment[`${prefix}CLIENT_ID`];
    if (!URL.canParse(issuer)) throw missing(`${prefix}ISSUER`, issuer);
    if (!clientId) throw missing(`${prefix}CLIENT_ID`, '');
    const words = (name: string, standard: string) =>
      (environment[prefix + name] || standard).split(/\s+/).filter((word) => word !== '');
    return [
      {
        id: prefix.slice(0, -1).toLowerCase().replace('_', '-'),
        name: environment[`${prefix}NAME`] || new URL(issuer).hostname,
        issuer,
        clientId,
        clientSecret: environment[`${prefix}CLIENT_SECRET`] || null,
        scopes: words('SCOPE', 'openid profile email'),
        acr: words('ACR', ''),
        claim: environment[`${prefix}CLAIM`] || 'email',
      },
    ];
  });
}

function missing(name: string, value: string): DomainError {
  return new DomainError(
    'config',
    inAllLanguages((locale) => m.web_config_oidc({ name, value }, { locale })),
  );
}

function wholeNumber(
  environment: Environment,
  name: string,
  standard: number,
  { minimum, maximum }: { minimum: number; maximum: number },
): number {
  const text = environment[name];
  if (text === undefined || text === '') return standard;
  const number = Number(text);
  if (Number.isInteger(number) && number >= minimum && number <= maximum) return number;
  throw new DomainError(
    'config',
    inAllLanguages((locale) => m.web_config_number({ name, value: text, minimum, maximum }, { locale })),
  );
}
