import { createTransport } from 'nodemailer';

export type Mail = {
  readonly to: { readonly name: string; readonly address: string };
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
  /** Nothing was handed over; it may be tried again. */
  | { readonly kind: 'failed'; readonly reason: string };

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
  const transport = createTransport(url, { from, pool: true, maxConnections: 2 } as object);
  return {
    send: async ({ to, subject, text, messageId, language }) => {
      try {
        await transport.sendMail({
          to: { name: to.name, address: to.address },
          subject,
          text,
          messageId: `<${messageId}>`,
          headers: {
            'Content-Language': language,
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'OOF, AutoReply',
          },
        });
        return { kind: 'sent' };
      } catch (error) {
        const { responseCode, code } = error as { responseCode?: number; code?: string };
        // 5xx is a final no (RFC 5321, 4.2.1); anything else may go better another time.
        return responseCode !== undefined && responseCode >= 500 && code === 'EENVELOPE'
          ? { kind: 'refused', reason: String(responseCode) }
          : { kind: 'failed', reason: code ?? String(responseCode ?? 'unknown') };
      }
    },
    close: () => transport.close(),
  };
}
