import { CompiledQuery } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { noPartition, type Place } from './tables.server.ts';

/** A sealed answer on its way in. All answers of a wave are equally long. */
export type IncomingAnswer = {
  readonly receipt: Uint8Array;
  readonly sealed: Uint8Array;
  readonly draft: Uint8Array;
};
type Waiting = {
  readonly answer: IncomingAnswer;
  readonly resolve: (isTaken: boolean) => void;
  readonly reject: (fault: unknown) => void;
};
type Intake = { readonly waiting: Waiting[]; committing: number };

/** In one statement at most; the rest go with the next. */
const mostTogether = 64;
/** A commit more, beside the one under way, keeps the database busy while answers are sealed. */
const commitsAtOnce = 2;

const intakes = new WeakMap<Database, Map<string, Intake>>();

/**
 * Takes a sealed answer, durably, and lets go of what was begun under `draft`: both or neither. The first answer under a
 * receipt stands; a second changes nothing and is thanked alike.
 *
 * Answers that come while others are being committed are committed together, and each is told of it afterwards: one
 * commit costs as much for forty as for one, and those that came together cannot be told apart by their transaction.
 *
 * @returns false when the wave is not open (any more): nothing was taken
 */
export function insertSealedAnswer(
  database: Database,
  place: Place,
  answer: IncomingAnswer,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const intake = intakeOf(database, place);
    intake.waiting.push({ answer, resolve, reject });
    void commitWaiting(database, place, intake);
  });
}

function intakeOf(database: Database, { organisationId, waveId }: Place): Intake {
  const ofDatabase = intakes.get(database) ?? new Map<string, Intake>();
  intakes.set(database, ofDatabase);
  const name = JSON.stringify([organisationId, waveId]);
  const intake = ofDatabase.get(name) ?? { waiting: [], committing: 0 };
  ofDatabase.set(name, intake);
  return intake;
}

async function commitWaiting(database: Database, place: Place, intake: Intake): Promise<void> {
  if (intake.committing >= commitsAtOnce || intake.waiting.length === 0) return;
  intake.committing += 1;
  const together = intake.waiting.splice(0, mostTogether);
  try {
    const isTaken = await insertTogether(
      database,
      place,
      together.map(({ answer }) => answer),
    );
    for (const { resolve } of together) resolve(isTaken);
  } catch (fault) {
    for (const { reject } of together) reject(fault);
  } finally {
    intake.committing -= 1;
    void commitWaiting(database, place, intake);
  }
}

/**
 * The answers stand one after another in one long value, which the driver passes on as it is, and the database cuts
 * them apart: an array of them would be spelled out in hexadecimal.
 *
 * Not a prepared statement, which would be a fifth faster: one that is run again takes its locks on the two tables in
 * another order than it did at first, and closing a wave would meet it in a deadlock.
 */
const insertStatement = `
with begun as (
  delete from begun_answers where organisation_id = $1 and wave_id = $2
    and draft in (select substring($4::bytea from n * $5::int + 1 for $5::int) from generate_series(0, $3::int - 1) n)
)
insert into sealed_answers (organisation_id, wave_id, receipt, sealed)
select $1, $2, substring($6::bytea from n * $7::int + 1 for $7::int), substring($8::bytea from n * $9::int + 1 for $9::int)
from generate_series(0, $3::int - 1) n
on conflict (organisation_id, wave_id, receipt) do nothing`;

async function insertTogether(
  database: Database,
  { organisationId, waveId }: Place,
  answers: readonly IncomingAnswer[],
): Promise<boolean> {
  // In the order of their receipts, which is random: not as they came, and the same for all who write at once, so that
  // two who submit the same answers do not wait for each other.
  const sorted = [...answers].sort((a, b) => Buffer.compare(a.receipt, b.receipt));
  const joined = (part: keyof IncomingAnswer) => {
    const each = sorted[0]![part].length;
    if (sorted.some((answer) => answer[part].length !== each))
      throw new Error(`Not all of one length: ${part}`);
    return [Buffer.concat(sorted.map((answer) => answer[part])), each];
  };
  try {
    await database.executeQuery(
      CompiledQuery.raw(insertStatement, [
        organisationId,
        waveId,
        sorted.length,
        ...joined('draft'),
        ...joined('receipt'),
        ...joined('sealed'),
      ]),
    );
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === noPartition) return false;
    throw error;
  }
}
