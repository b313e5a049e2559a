import type { CustodyHolder } from '#modules/organisation/schema.ts';
import { type CodeKey, type LetterKind, letterKinds } from '#modules/privacy/index.ts';
import type { Database } from '#platform/database/database.ts';
import { plansOf } from '../letters/letter-plans.server.ts';
import { dependsOnAnswers } from '../letters/letters.rules.ts';
import { countByOpenLink } from '../links/open-link.ts';
import type { WaveSecrets } from '../links/wave-secrets.ts';
import type { UnitOf } from '../reporting-units/units.rules.ts';
import type { Place } from '../tables.server.ts';
import { type BackgroundCount, type CountCell, countBackgrounds, countCells } from './counts.ts';
import { draftsOfWave, receiptsOfWave } from './follow.server.ts';
import { markPeople } from './mark-people.ts';

export type WaveCount = {
  readonly cells: readonly CountCell[];
  readonly backgrounds: readonly BackgroundCount[];
  /** How many have answered by each open link. */
  readonly openLinks: ReadonlyMap<string, number>;
  /** Kinds of letters that have gone out. */
  readonly letters: readonly LetterKind[];
};

/**
 * Counts who has answered in an open wave, from receipts, for all at once. Names go no further than this, and neither
 * does who: what comes out are numbers.
 *
 * Backgrounds are counted by the flags of the code key, which are set when reminders are queued and when the wave
 * closes: with the receipts of today they would tell who answered today.
 */
export async function countWave(
  {
    database,
    codeKey,
  }: { readonly database: Database; readonly codeKey: Pick<CodeKey, 'all' | 'countLetters'> },
  options: Place & {
    readonly secrets: WaveSecrets;
    readonly openLinkIds: readonly string[];
    readonly custody: CustodyHolder;
    /** What an office is reported as: nothing is counted finer. */
    readonly unit: UnitOf;
  },
): Promise<WaveCount> {
  const { secrets, custody, unit } = options;
  const inUnits = <Person extends { readonly office: string | null }>(person: Person) => ({
    ...person,
    office: unit(person.office),
  });
  const people = await codeKey.all(options);
  const receipts = await receiptsOfWave(database, options);
  const begun = await draftsOfWave(database, options);
  return {
    letters: await lettersGoneOut({ database, codeKey }, options),
    cells: countCells(markPeople(people, { receipts, begun }, secrets).map(inUnits), custody),
    backgrounds: countBackgrounds(people.map(inUnits), custody),
    openLinks: countByOpenLink(receipts, options.openLinkIds, secrets.receiptKey),
  };
}

/** The kinds of letters that have gone out. */
export async function lettersGoneOut(
  { database, codeKey }: { readonly database: Database; readonly codeKey: Pick<CodeKey, 'countLetters'> },
  place: Place,
): Promise<readonly LetterKind[]> {
  return kindsGoneOut(await codeKey.countLetters(place), await plansOf(database, place));
}

const isWaiting: readonly string[] = ['queued', 'sending', 'refused'];

/** Of a letter whose receivers depend on who has answered it is told that it was sent, not whether anybody had it. */
function kindsGoneOut(
  letters: Awaited<ReturnType<CodeKey['countLetters']>>,
  plans: Awaited<ReturnType<typeof plansOf>>,
): LetterKind[] {
  const had = letters.filter(({ kind, state }) => !(dependsOnAnswers(kind) || isWaiting.includes(state)));
  const done = letterKinds.filter(
    (kind) => dependsOnAnswers(kind) && plans.some((plan) => plan.kind === kind && plan.state === 'done'),
  );
  return [...new Set([...had.map(({ kind }) => kind), ...done])];
}
