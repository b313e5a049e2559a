import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Clock } from '#platform/clock.ts';
import { isDomainError, refusal } from '#platform/errors.ts';
import { createHeldLists } from '#platform/held-lists.ts';
import { refuseWithoutConsent } from '../../consent/refuse-without-consent.ts';
import { findInterview } from '../../core/interviews.server.ts';
import type { InterviewPlace } from '../../schema.ts';
import type { GivenTranscript } from '../../transcripts/import/read-transcript.ts';
import { type ReadableRecording, readRecording } from '../read-recording.ts';
import {
  type AskedRecording,
  enterRecording,
  type RecordingParts,
  recordingGone,
} from '../recording-parts.ts';
import { holdRecordings } from '../recordings.server.ts';
import { endingOf } from '../sound-kind.ts';
import { askEngine, type Engine } from './ask-engine.ts';
import { isOnThisMachine } from './on-this-machine.ts';
import { fileFromAnswer } from './read-answer.ts';
import { EngineFault, type Transfer, type TransferOutcome } from './transfer.ts';
import { addTransfer, endTransfer, listTransfers } from './transfers.server.ts';

export type TranscriberParts = Omit<RecordingParts, 'mostBytes'> & {
  readonly clock: Clock;
  /** Null: there is none, and nothing is sent anywhere. */
  readonly engine: Engine | null;
  /** How long an engine may take, from the first byte that is sent to the last that comes back. */
  readonly mostMilliseconds: number;
  /** Shows a file as the import does, before anything of it is a transcript. */
  preview(actor: Actor, asked: AskedRecording, given: GivenTranscript): Promise<void>;
  /** A fault of our own, while nobody waits for it. */
  onFault(fault: unknown): void;
};

/** As engines name them. */
export type SpokenIn = 'no' | 'nn' | 'en';

/** What somebody said yes to. */
export type SendConfirmation = {
  readonly recordingId: string;
  /** The host that stood on the page: another one since then is another thing to say yes to. */
  readonly host: string;
  /** Null leaves it to the engine to find out. */
  readonly language: SpokenIn | null;
};

export type TranscriberLook = {
  /** Where a recording would be sent; null when there is no engine. */
  readonly host: string | null;
  readonly isEncrypted: boolean;
  /** The engine is on the machine that this server is on: what is sent to it does not leave. */
  readonly isOnThisMachine: boolean;
  readonly isRunning: boolean;
  /** An answer has come, and waits for somebody to look at it. */
  readonly isAnswered: boolean;
  /** The newest first. One without an outcome that is not running was cut off when the server stopped. */
  readonly transfers: readonly Transfer[];
};

export type Transcriber = {
  lookAtTranscriber(actor: Actor, asked: AskedRecording): Promise<TranscriberLook>;
  /**
   * Sends a finished recording to the engine. It is written down first, and goes on by itself when this returns: an hour
   * of talk takes longer to write out than any proxy lets a page wait.
   *
   * @throws DomainError `transcriber-off`, `transcriber-changed`, `transcriber-busy`, `recording-gone`, and those of consent
   */
  sendToTranscriber(actor: Actor, asked: AskedRecording, confirmation: SendConfirmation): Promise<void>;
  /** Puts what came back into the preview of the import. False when nothing waits. @throws DomainError those of `hold` */
  showAnswer(actor: Actor, asked: AskedRecording): Promise<boolean>;
  /** When nothing is on its way any more. */
  settled(): Promise<void>;
};

/** An answer waits so long in memory for somebody to look at it: an hour's work of a machine, and a lunch. */
const waitingMinutes = 12 * 60;

export function createTranscriber(parts: TranscriberParts): Transcriber {
  const { database, engine, today, clock } = parts;
  const answers = createHeldLists<GivenTranscript>(clock, waitingMinutes);
  const running = new Map<string, Promise<void>>();
  const keyOf = ({ organisationId, studyId, interviewId }: InterviewPlace) =>
    JSON.stringify([organisationId, studyId, interviewId]);
  const host = engine && new URL(engine.url).host;

  /** The sound, as long as there is a yes to it: asked anew before each piece leaves. */
  async function* whileAllowed(place: InterviewPlace, sound: ReadableRecording): AsyncIterable<Uint8Array> {
    for await (const piece of sound.read(0, sound.bytes)) {
      await refuseWithoutConsent(database, place, 'recording');
      yield piece;
    }
  }

  /** Before anything leaves; whoever withdraws in this moment is waited for, or waits. */
  const writeDown = (
    actor: Actor,
    place: InterviewPlace,
    { recordingId, host: to }: { readonly recordingId: string; readonly host: string },
  ) =>
    database.transaction().execute(async (transaction) => {
      await refuseWithoutConsent(transaction, place, 'recording');
      const found = (await holdRecordings(transaction, place)).find((one) => one.recordingId === recordingId);
      const sound =
        found?.state === 'kept'
          ? await readRecording({ ...parts, database: transaction }, { ...place, recordingId }, found)
          : null;
      if (!found || !sound) throw recordingGone();
      const number = await addTransfer(transaction, place, {
        recordingId,
        sentOn: today(),
        byName: actor.name,
        host: to,
        bytes: sound.bytes,
      });
      return { number, found };
    });

  async function carryOut(
    place: InterviewPlace & { readonly number: number },
    sound: ReadableRecording,
    language: SpokenIn | null,
  ): Promise<void> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), parts.mostMilliseconds).unref();
    let bytes = 0;
    let outcome: TransferOutcome = 'stopped';
    try {
      const answer = await askEngine(
        engine!,
        {
          bytes: sound.bytes,
          sound: whileAllowed(place, sound),
          language,
          mediaType: sound.mediaType,
          ending: endingOf(sound.mediaType),
        },
        { signal: late.signal, onSent: (sent) => (bytes = sent) },
      );
      const file = fileFromAnswer(answer);
      // The informant may have changed their mind while the engine worked.
      await refuseWithoutConsent(database, place, 'recording');
      answers.hold(keyOf(place), file);
      outcome = 'answered';
    } catch (fault) {
      if (fault instanceof EngineFault) outcome = fault.kind;
      else if (!isDomainError(fault)) parts.onFault(fault);
    } finally {
      clearTimeout(timer);
    }
    await endTransfer(database, place, { outcome, bytes });
  }

  return {
    lookAtTranscriber: async (actor, asked) => {
      const place = enterRecording(actor, asked);
      return {
        host,
        isEncrypted: engine?.url.startsWith('https:') ?? true,
        isOnThisMachine: host !== null && isOnThisMachine(host),
        isRunning: running.has(keyOf(place)),
        isAnswered: answers.find(keyOf(place)) !== null,
        transfers: await listTransfers(database, place),
      };
    },
    sendToTranscriber: async (actor, asked, { recordingId, host: agreed, language }) => {
      const place = enterRecording(actor, asked);
      if (host === null) throw refusal('transcriber-off', m.interviews_transcriber_off);
      if (agreed !== host) throw refusal('transcriber-changed', m.interviews_transcriber_changed);
      if (running.has(keyOf(place))) throw refusal('transcriber-busy', m.interviews_transcriber_busy);
      const over = Promise.withResolvers<void>();
      running.set(keyOf(place), over.promise);
      const finish = () => {
        running.delete(keyOf(place));
        over.resolve();
      };
      try {
        const { number, found } = await writeDown(actor, place, { recordingId, host });
        // Read outside the transaction from here on; null when it was destroyed in between.
        const sound = await readRecording(parts, { ...place, recordingId }, found);
        const transfer = { ...place, number };
        if (!sound) {
          await endTransfer(database, transfer, { outcome: 'stopped', bytes: 0 });
          throw recordingGone();
        }
        void carryOut(transfer, sound, language).catch(parts.onFault).finally(finish);
      } catch (fault) {
        finish();
        throw fault;
      }
    },
    showAnswer: async (actor, asked) => {
      const place = enterRecording(actor, asked);
      const given = answers.find(keyOf(place));
      if (!given) return false;
      // Whoever withdrew while it waited takes it along.
      if (!(await findInterview(database, place))) {
        answers.letGo(keyOf(place));
        return false;
      }
      await parts.preview(actor, asked, given);
      return true;
    },
    settled: async () => {
      await Promise.all(running.values());
    },
  };
}
