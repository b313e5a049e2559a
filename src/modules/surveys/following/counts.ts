import type { CustodyHolder } from '#modules/organisation/schema.ts';
import type { LetterKind } from '#modules/privacy/index.ts';

/** People of one audience and office, in the columns of the table of 2015. */
export type CountCell = {
  readonly audience: string;
  readonly office: string | null;
  readonly invited: number;
  /** Whose letter came back. */
  readonly undeliverable: number;
  /** Who are away while the wave is open, and have not answered all the same. */
  readonly absent: number;
  readonly complete: number;
  /** Who have begun and not sent. */
  readonly partial: number;
};

/** Office and audience, among what the staff list says; no column of a list is called so. */
export const officeVariable = '@office';
export const audienceVariable = '@audience';

/** People who have one thing in common in the staff list. */
export type BackgroundCount = {
  readonly variable: string;
  readonly category: string;
  readonly invited: number;
  readonly reached: number;
  readonly answered: number;
};

/** How many had answered when a day was counted. Days as in 2026-12-24. */
export type DayCount = { readonly day: string; readonly submitted: number };
/** The day on which a kind of letter went out. */
export type LetterDay = { readonly kind: LetterKind; readonly day: string };

/** Those who could have answered: all who were invited, less those whom the letter did not find. */
export const reachedOf = ({ invited, undeliverable, absent }: CountCell): number =>
  invited - undeliverable - absent;

type Asked = {
  readonly audience: string;
  readonly office: string | null;
  readonly state: 'invited' | 'undeliverable' | 'absent';
  readonly background: Readonly<Record<string, string>>;
  readonly hasAnswered: boolean;
};

/**
 * Counts people by audience and office. Somebody who has answered, or begun, was reached, whatever a letter said.
 *
 * Where the system holds the code key, letters that came back are entered by whoever leads the study, and are counted
 * without looking at who has answered: else entering one about one person would tell, by the number that moves, whether
 * that one has. How many were reached after all is then made up for in the sums that are shown (`release-rates.ts`).
 */
export function countCells(
  people: readonly (Asked & { readonly hasBegun: boolean })[],
  custody: CustodyHolder,
): CountCell[] {
  const isBlind = custody === 'system';
  const cells = new Map<string, { -readonly [K in keyof CountCell]: CountCell[K] }>();
  for (const { audience, office, state, hasAnswered, hasBegun } of people) {
    const key = JSON.stringify([audience, office]);
    const cell = cells.get(key) ?? {
      audience,
      office,
      invited: 0,
      undeliverable: 0,
      absent: 0,
      complete: 0,
      partial: 0,
    };
    cells.set(key, cell);
    cell.invited += 1;
    if (hasAnswered) cell.complete += 1;
    else if (hasBegun) cell.partial += 1;
    if (state !== 'invited' && (isBlind || !(hasAnswered || hasBegun))) cell[state] += 1;
  }
  return [...cells.values()].sort(
    (a, b) => compare(a.audience, b.audience) || compare(a.office ?? '', b.office ?? ''),
  );
}

/**
 * Counts people by what the staff list says of them, by the flags that are set for all at once. Who was reached is
 * reckoned as in `countCells`; who has begun is known only when the wave closes.
 */
export function countBackgrounds(
  people: readonly (Asked & { readonly hasBegun?: boolean })[],
  custody: CustodyHolder,
): BackgroundCount[] {
  const counts = new Map<string, { -readonly [K in keyof BackgroundCount]: BackgroundCount[K] }>();
  for (const { audience, office, background, state, hasAnswered, hasBegun } of people) {
    const known = Object.entries(background).filter(([, category]) => category.trim() !== '');
    // The empty category is that of those without an office.
    const places = [
      [officeVariable, office ?? ''],
      [audienceVariable, audience],
    ] as const;
    for (const [variable, category] of [...places, ...known]) {
      const key = JSON.stringify([variable, category]);
      const count = counts.get(key) ?? { variable, category, invited: 0, reached: 0, answered: 0 };
      counts.set(key, count);
      count.invited += 1;
      if (state === 'invited' || ((hasAnswered || hasBegun) && custody === 'person')) count.reached += 1;
      if (hasAnswered) count.answered += 1;
    }
  }
  return [...counts.values()].sort(
    (a, b) => compare(a.variable, b.variable) || compare(a.category, b.category),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The Norwegian day, as in 2026-12-24. */
export function dayOf(moment: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(moment);
}
