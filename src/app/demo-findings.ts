import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Findings } from '#modules/interviews/index.ts';
import { judgements } from '#modules/interviews/schema.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { wavesIn } from '#modules/surveys/store.server.ts';
import type { Database } from '#platform/database/database.ts';
import { demoCodingId, demoConceptId, readDemoCodes } from './demo-codes.ts';
import { demoPeople, practiceStudyId } from './demo-people.ts';
import { organisationId } from './organisation.ts';

const file = new URL('../../examples/interviews/findings.yaml', import.meta.url);
const findingsSchema = z.strictObject({
  quotes: z.array(
    z.strictObject({
      in: z.string(),
      concept: z.string(),
      quote: z.string(),
      as: z.string().optional(),
    }),
  ),
  themes: z.array(
    z.strictObject({
      name: z.string(),
      told: z.array(z.strictObject({ key: z.string(), text: z.string() })),
      concepts: z.array(z.string()),
      judgement: z.enum(judgements),
      text: z.string(),
    }),
  ),
});

/**
 * Picks quotes among the demo's codes and sets a theme beside its survey, through the same rules as anybody: who is quoted
 * has said yes, and is quoted in words that were said. For a demo that was coded just now.
 */
export async function loadDemoFindings({
  database,
  findings,
}: {
  readonly database: Database;
  readonly findings: Pick<Findings, 'pick' | 'saveTheme'>;
}): Promise<void> {
  if (!existsSync(file)) return;
  const { quotes, themes } = findingsSchema.parse(parse(readFileSync(file, 'utf8')));
  const { codings, concepts } = readDemoCodes();
  const conceptIdOf = (name: string) => demoConceptId(placeOf(name, concepts, (one) => one.name === name));
  const asked = { studyId: practiceStudyId };
  for (const [at, { in: letter, concept, quote, as }] of quotes.entries()) {
    const coding = placeOf(quote, codings, (one) => one.in === letter && one.quote === quote);
    await findings.pick(anne, asked, {
      quoteId: `demo-quote-${at + 1}`,
      codingId: demoCodingId(coding),
      conceptId: conceptIdOf(concept),
      text: as ?? quote,
    });
  }
  const closed = await wavesIn(database, { organisationId, states: ['closed'] });
  const wave = closed.find(({ studyId }) => studyId === practiceStudyId);
  if (!wave) return;
  for (const [at, { told, concepts: names, ...theme }] of themes.entries()) {
    const source = `wave-${wave.waveId}`;
    await findings.saveTheme(anne, asked, {
      themeId: `demo-theme-${at + 1}`,
      basedOn: 0,
      theme: {
        ...theme,
        survey: told.map((one) => ({ ...one, source, language: 'nb' })),
        conceptIds: names.map(conceptIdOf),
      },
    });
  }
}

const { personId, name, grants } = demoPeople.find((person) => person.personId === 'demo-analyst')!;
const anne: Actor = { organisationId, personId, name, email: `${personId}@example.org`, grants };

function placeOf<T>(what: string, all: readonly T[], isIt: (one: T) => boolean): number {
  const at = all.findIndex(isIt);
  if (at === -1) throw new Error(`findings.yaml: «${what}» does not stand in codes.yaml.`);
  return at;
}
