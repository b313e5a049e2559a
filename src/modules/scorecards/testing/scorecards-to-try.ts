import { readFileSync } from 'node:fs';
import type { Actor, Unit } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { isDomainError } from '#platform/errors.ts';
import { createScorecards } from '../index.ts';
import { valuesOf } from '../store.server.ts';

type Sheet = { readonly fileName: string; readonly bytes: Buffer };

const set = readFileSync('examples/indicators/2015.yaml', 'utf8');
const office = (number: string, name: string, users: number | null = 300): Unit => ({
  number,
  name,
  type: 'office',
  status: 'active',
  parent: '9900',
  validFrom: null,
  validTo: null,
  municipality: null,
  leader: null,
  positions: 12,
  users,
  synthetic: true,
});
/** A made-up county of nineteen offices, and an office of another one. */
const units = [
  { ...office('9900', 'Made-up county'), type: 'county' as const, parent: null },
  ...Array.from({ length: 19 }, (_, index) => office(String(9901 + index), `Made-up ${index + 1}`)),
  { ...office('0502', 'Leading Zero'), parent: '0500' },
];

/** A sheet of the given text, as somebody hands it in. */
export const sheet = (text: string, fileName = 'tall.csv'): Sheet => ({
  fileName,
  bytes: Buffer.from(text, 'utf8'),
});

/** A sheet with a row a value. */
export const long = (...rows: string[]): Sheet =>
  sheet(['enhet;måned;indikator;teller;nevner', ...rows].join('\n'));

/** The scorecard of an organisation of its own in August 2015, with the indicators that ship, and its administrator. */
export async function scorecardsToTry(database: Database, organisationId: string) {
  const actor: Actor = {
    organisationId,
    personId: 'p',
    name: 'Made Up',
    email: 'p@example.org',
    grants: [{ role: 'administrator', studyId: null, office: null }],
  };
  const scorecards = createScorecards({
    database,
    clock: { now: () => new Date('2015-08-15T10:00:00Z') },
    register: async () => ({ units, successions: [] }),
    sizes: async () => [],
    shippedSet: () => ({ fileName: '2015.yaml', text: set }),
  });
  await scorecards.importIndicators(actor, { fileName: '2015.yaml', text: set });
  return {
    actor,
    scorecards,
    stored: () => valuesOf(database, actor),
    /** What a refused sheet is told: line, what stood there, and the sentence. */
    problemsOf: async (file: Sheet): Promise<readonly string[]> => {
      try {
        await scorecards.preview(actor, file);
        return [];
      } catch (error) {
        if (!isDomainError(error)) throw error;
        return error.problems.map(({ line, value, text }) => `${line ?? ''} ${value ?? ''}: ${text.en}`);
      }
    },
    /** Looks at a sheet and says yes to what it would change. */
    takeIn: async (file: Sheet, reason = '') => {
      const { stamp } = await scorecards.preview(actor, file);
      return scorecards.takeIn(actor, file, { stamp, reason });
    },
  };
}

export type ScorecardsToTry = Awaited<ReturnType<typeof scorecardsToTry>>;
