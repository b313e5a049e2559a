import type { Mail, Mailer } from '#platform/mail/mail.ts';

/** How it went with a letter that was taken from a queue. `reply` is the mail server's code, where it refused. */
export type Settled = {
  readonly state: 'queued' | 'sent' | 'refused' | 'uncertain' | 'outbox';
  readonly reply?: string;
};
/** Letters that wait to be sent, whoever they are to. */
export type LetterQueue = {
  /** The next ones, marked as being sent, durably, before anybody sends them. Two who take never take the same one. */
  take(most: number): Promise<readonly string[]>;
  /** The letters of these; left out are those whom it is not for any more. */
  mailsTo(ids: readonly string[]): Promise<ReadonlyMap<string, Mail>>;
  settle(ids: readonly string[], settled: Settled): Promise<void>;
  /** Takes letters back. */
  drop(ids: readonly string[]): Promise<void>;
};
export type SendBatches = {
  readonly batchSize?: number;
  /** Between batches, so that a mail server is not overrun. */
  readonly pause?: () => Promise<void>;
  /** Asked before each batch: somebody may have stopped the letter. */
  readonly mayGoOn?: () => Promise<boolean>;
};
export type SentLetters = {
  readonly sent: number;
  readonly refused: number;
  /** Only the mail server knows; not sent again by itself. */
  readonly uncertain: number;
  /** Not handed over this time, and queued again. */
  readonly failed: number;
  /** Nothing more was tried: the mail server cannot be reached, or refuses everything. */
  readonly isServerDown: boolean;
};

/** So many letters in a row that could not be handed over say that it is not about their addresses. */
const mostInARow = 20;

/**
 * Sends what is queued, a batch at a time. Each batch is marked as being sent before the first of it goes out: killed at
 * any moment, nobody gets a letter twice. A letter that the mail server refuses for good is marked so; one that could not
 * be handed over is queued again, after the others have had their turn.
 *
 * @param mailer null: there is no mail server, and letters go to the outbox
 */
export async function sendBatches(
  queue: LetterQueue,
  mailer: Mailer | null,
  { batchSize = 20, pause, mayGoOn = async () => true }: SendBatches,
): Promise<SentLetters> {
  const total = { sent: 0, refused: 0, uncertain: 0 };
  const deferred: string[] = [];
  let inARow = 0;
  let isServerDown = false;
  while (!isServerDown && (await mayGoOn())) {
    const batch = await queue.take(batchSize);
    if (batch.length === 0) break;
    const mails = await queue.mailsTo(batch);
    for (const [index, id] of batch.entries()) {
      const mail = mails.get(id);
      if (!mail) {
        await queue.drop([id]);
        continue;
      }
      if (!mailer) {
        await queue.settle([id], { state: 'outbox' });
        total.sent += 1;
        continue;
      }
      const outcome = await mailer.send(mail);
      if (outcome.kind === 'failed') {
        inARow += 1;
        deferred.push(id);
        isServerDown = outcome.isServerDown || inARow >= mostInARow;
        if (!isServerDown) continue;
        deferred.push(...batch.slice(index + 1));
        break;
      }
      inARow = 0;
      const reply = outcome.kind === 'refused' ? { reply: outcome.reason } : {};
      await queue.settle([id], { state: outcome.kind, ...reply });
      total[outcome.kind] += 1;
    }
    await pause?.();
  }
  if (deferred.length > 0) await queue.settle(deferred, { state: 'queued' });
  return { ...total, failed: deferred.length, isServerDown };
}
