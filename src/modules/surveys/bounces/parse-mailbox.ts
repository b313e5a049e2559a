/** What a letter in the return mailbox says about an address. */
export type Returned = { readonly kind: 'undeliverable' | 'absent'; readonly email: string };

type Part = { readonly head: ReadonlyMap<string, string>; readonly body: string };

const mostParts = 50;
const deepest = 4;

/**
 * Reads a mailbox (mbox) or a single letter (eml) for two things only: reports that a letter could not be delivered
 * (RFC 3464), and automatic replies from people who are away (RFC 3834, and what Outlook writes in Norwegian and English).
 * Everything else in it is passed over and nothing of it is kept.
 *
 * @returns at most one for each address and kind, in small letters
 */
export function parseMailbox(bytes: Uint8Array): readonly Returned[] {
  // Letters are ASCII at heart; what is not is in words we do not read.
  const text = Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');
  const found = new Map<string, Returned>();
  for (const letter of lettersIn(text)) {
    for (const returned of readLetter(partOf(letter))) {
      found.set(`${returned.kind} ${returned.email}`, returned);
    }
  }
  return [...found.values()];
}

/** Whether the bytes look like letters at all: lines of `Name: value` at the top. */
export function isMailbox(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4000)).toString('latin1');
  return /^(From [^\n]+\r?\n)?[A-Za-z][A-Za-z0-9-]*:[ \t]?[^\n]*\r?\n/.test(start) && !start.includes('\0');
}

function lettersIn(text: string): readonly string[] {
  return text.startsWith('From ')
    ? text.split(/(?:^|\n\n)From [^\n]*\n/).filter((letter) => letter !== '')
    : [text];
}

function partOf(text: string): Part {
  const end = text.indexOf('\n\n');
  const headText = (end < 0 ? text : text.slice(0, end)).replaceAll(/\n[ \t]+/g, ' ');
  const head = new Map<string, string>();
  for (const line of headText.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (colon > 0 && !head.has(name)) head.set(name, line.slice(colon + 1).trim());
  }
  return {
    head,
    body: decoded(end < 0 ? '' : text.slice(end + 2), head.get('content-transfer-encoding') ?? ''),
  };
}

function decoded(body: string, encoding: string): string {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('latin1').replaceAll('\r\n', '\n');
    case 'quoted-printable':
      return body
        .replaceAll(/=\n/g, '')
        .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        );
    default:
      return body;
  }
}

function readLetter(letter: Part): readonly Returned[] {
  const reports = partsIn(letter, 0).filter(({ head }) =>
    /^message\/(global-)?delivery-status/i.test(head.get('content-type') ?? ''),
  );
  if (reports.length > 0) return reports.flatMap(({ body }) => undeliverableIn(body));
  return isAutomaticReply(letter) ? absentIn(letter) : [];
}

/** The letter and everything in it, without going on for ever in one that is made to. */
function partsIn(part: Part, depth: number): readonly Part[] {
  const type = part.head.get('content-type') ?? '';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (!/^multipart\//i.test(type) || !boundary || depth >= deepest) return [part];
  const inner = part.body.split(`--${boundary}`).slice(1, 1 + mostParts);
  return inner
    .filter((text) => !text.startsWith('--'))
    .flatMap((text) => partsIn(partOf(text.replace(/^[ \t]*\n/, '')), depth + 1));
}

/** Blocks of a report, one for each receiver: only what failed for good counts, not what is still being tried. */
function undeliverableIn(report: string): readonly Returned[] {
  return report.split(/\n\s*\n/).flatMap((block): Returned[] => {
    const { head } = partOf(`${block}\n\n`);
    if (!/^failed/i.test(head.get('action') ?? '')) return [];
    // The address we wrote to; the final one may be where it was forwarded.
    return [head.get('original-recipient'), head.get('final-recipient')].flatMap((field): Returned[] => {
      const email = addressIn(field?.replace(/^[^;]*;/, '') ?? '');
      return email ? [{ kind: 'undeliverable', email }] : [];
    });
  });
}

const awaySubjects =
  /automatisk svar|autosvar|frav(æ|ae|ær)|fråvær|ikke til stede|ikkje til stades|ute av kontoret|ferie|permisjon|automatic reply|auto(matic)?[ -]?(reply|response)|out of (the )?office|on leave/i;

function isAutomaticReply({ head }: Part): boolean {
  if (/^auto-replied/i.test(head.get('auto-submitted') ?? '')) return true;
  if (/^auto[_-]reply/i.test(head.get('precedence') ?? '')) return true;
  if (head.has('x-autoreply') || head.has('x-autorespond') || head.has('x-autoresponder')) return true;
  return awaySubjects.test(wordsOf(head.get('subject') ?? ''));
}

function absentIn({ head }: Part): readonly Returned[] {
  const email = addressIn(head.get('from') ?? '');
  return email ? [{ kind: 'absent', email }] : [];
}

function addressIn(text: string): string | null {
  const address = (/<([^<>\s]+@[^<>\s]+)>/.exec(text)?.[1] ?? text).trim().toLowerCase();
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(address) && address.length <= 254 ? address : null;
}

/** A subject with other letters than ASCII is written in code words (RFC 2047). */
function wordsOf(subject: string): string {
  const words = subject
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?([^?]+)\?([BbQq])\?([^?]*)\?=/g, (whole, charset: string, way: string, text: string) => {
      const bytes = /b/i.test(way)
        ? Buffer.from(text, 'base64')
        : Buffer.from(decoded(text.replaceAll('_', ' '), 'quoted-printable'), 'latin1');
      try {
        return new TextDecoder(charset).decode(bytes);
      } catch {
        return whole;
      }
    });
  // Some write UTF-8 without saying so.
  return /Ã[\x80-\xbf]/.test(words) ? Buffer.from(words, 'latin1').toString('utf8') : words;
}
