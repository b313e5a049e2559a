import { createTransport } from 'nodemailer';

export type Mail = {
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  /** The same letter always has the same id, so that a receiver can tell two copies of one from two letters. */
  readonly messageId: string;
  readonly language: string;
};
export type MailOutcome =
  | { readonly kind: 'sent' }
  /** The server will not have it: the address does not exist, or something like it. Trying again is of no use. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The connection broke while it was handed over: nobody but the mail server knows whether it has it. */
  | { readonly kind: 'uncertain'; readonly reason: string }
  /** Nothing was handed over; it may be tried again. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isServerDown: boolean };

/** Sends letters. Addresses and texts go nowhere else: no log, no error message. */
export type Mailer = {
  send(mail: Mail): Promise<MailOutcome>;
  close(): void;
};

/**
 * Letters by SMTP.
 *
 * @param url `smtp://user:secret@host:587`, or `smtps://…` for TLS from the first byte
 * @param from who the letters are from, as `Name <address>`
 */
export function openSmtp(url: string, from: string): Mailer {
  // The pool would by itself send a letter again whose connection broke, also when the server had taken it.
  const transport = createTransport({ url, from, pool: true, maxConnections: 2, maxRequeues: 0 } as object, {
    from,
  });
  const begun = new Set<string>();
  transport.use('stream', (mail, done) => {
    const { message } = mail;
    const read = message.createReadStream.bind(message);
    // Asked for when there is a connection, and not before.
    message.createReadStream = (...options) => {
      begun.add(mail.data.messageId ?? '');
      return read(...options);
    };
    done();
  });
  return {
    send: async ({ to, replyTo, subject, text, messageId, language }) => {
      const id = `<${messageId}>`;
      try {
        await transport.sendMail({
          to: { name: to.name, address: to.address },
          ...(replyTo ? { replyTo } : {}),
          subject,
          text,
          messageId: id,
          headers: {
            'Content-Language': language,
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'OOF, AutoReply',
          },
        });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error as Fault, begun.has(id));
      } finally {
        begun.delete(id);
      }
    },
    close: () => transport.close(),
  };
}

type Fault = { readonly responseCode?: number; readonly code?: string };

function outcomeOf({ responseCode, code }: Fault, isBegun: boolean): MailOutcome {
  const reason = code ?? String(responseCode ?? 'unknown');
  // 5xx is a final no (RFC 5321, 4.2.1); anything else may go better another time.
  if (responseCode !== undefined && responseCode >= 500 && code === 'EENVELOPE') {
    return { kind: 'refused', reason: String(responseCode) };
  }
  if (responseCode !== undefined && code !== 'EAUTH') return { kind: 'failed', reason, isServerDown: false };
  return isBegun && code !== 'EAUTH' && code !== 'EENVELOPE'
    ? { kind: 'uncertain', reason }
    : { kind: 'failed', reason, isServerDown: true };
}
