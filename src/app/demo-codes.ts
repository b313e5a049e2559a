import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { anchorAt, type SentStep, type Step, sentStepSchema } from '#modules/interviews/index.ts';
import type { TranscriptVersion } from '#modules/interviews/schema.ts';
import { appendSteps, countPassages, listCurrentVersions } from '#modules/interviews/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { demoPeople, practiceStudyId } from './demo-people.ts';
import { organisationId } from './organisation.ts';

const file = new URL('../../examples/interviews/codes.yaml', import.meta.url);
const coders = { ivar: 'demo-interviewer', anne: 'demo-analyst' } as const;
const dayMilliseconds = 24 * 60 * 60 * 1000;

const forces = ['driver', 'barrier', 'both', 'neither'] as const;
const answers = z.tuple([z.boolean(), z.boolean()]);
const codesSchema = z.strictObject({
  codings: z.array(
    z.strictObject({
      in: z.string(),
      by: z.enum(['ivar', 'anne']),
      quote: z.string(),
      code: z.string(),
      first: z.string().optional(),
      test: answers.optional(),
    }),
  ),
  groups: z.array(
    z.strictObject({ name: z.string(), force: z.enum(forces).optional(), codes: z.array(z.string()) }),
  ),
  outside: z.array(z.string()),
  concepts: z.array(
    z.strictObject({
      name: z.string(),
      groups: z.array(z.string()),
      literature: z.string(),
      memo: z.string(),
      force: z.enum(forces),
      means: z.string(),
    }),
  ),
});
type DemoCodes = z.infer<typeof codesSchema>;

/** Where the codes of the demo are written down. */
export const readDemoCodes = (): DemoCodes => codesSchema.parse(parse(readFileSync(file, 'utf8')));
/** What a coding, and a concept, is called in the log, by its place in the file from 0. */
export const demoCodingId = (at: number) => `demo-coding-${at + 1}`;
export const demoConceptId = (at: number) => `demo-concept-${at + 1}`;

/** What somebody did in one go: the steps of one code, or of one group or concept. */
export type DemoSteps = { readonly by: keyof typeof coders; readonly steps: readonly SentStep[] };

/**
 * The steps that lead to the codes of the demo.
 *
 * @param transcripts by the letter of the interview
 * @throws Error that names the quote, when one does not stand in its transcript, or stands there more than once
 */
export function demoSteps(
  text: string,
  transcripts: ReadonlyMap<string, Pick<TranscriptVersion, 'interviewId' | 'version' | 'text'>>,
): readonly DemoSteps[] {
  const codes = codesSchema.parse(parse(text));
  const ids = new Map<string, string>();
  const done: DemoSteps[] = [];
  const add = (by: DemoSteps['by'], steps: readonly Step[]) => {
    const from = done.reduce((sum, one) => sum + one.steps.length, 0);
    done.push({
      by,
      steps: steps.map((step, at) => sentStepSchema.parse({ eventId: `demo-event-${from + at + 1}`, step })),
    });
  };
  for (const [at, coding] of codes.codings.entries()) {
    const known = ids.get(coding.code);
    const codeId = known ?? `demo-code-${ids.size + 1}`;
    ids.set(coding.code, codeId);
    const passage = { codeId, codingId: demoCodingId(at), ...passageOf(coding, transcripts) };
    const words = coding.first ?? coding.code;
    add(coding.by, [
      known ? { kind: 'passageCoded', ...passage } : { kind: 'codeWritten', words, ...passage },
      ...(coding.first ? tested(codeId, coding.first, [true, false]) : []),
      ...(coding.first ? [{ kind: 'codeReworded', codeId, words: coding.code } as const] : []),
      ...(coding.test ? tested(codeId, coding.code, coding.test) : []),
    ]);
  }
  for (const step of onBoard(codes, ids)) add('anne', step);
  return done;
}

function passageOf(
  { in: letter, quote }: DemoCodes['codings'][number],
  transcripts: Parameters<typeof demoSteps>[1],
) {
  const transcript = transcripts.get(letter);
  if (!transcript) throw new Error(`codes.yaml: no interview «${letter}» to find «${quote}» in.`);
  const { text, interviewId, version } = transcript;
  const start = findOnce(text, quote);
  if (typeof start === 'string') throw new Error(`codes.yaml: interview «${letter}», «${quote}»: ${start}`);
  return { interviewId, version, anchor: anchorAt(text, { start, end: start + quote.length })! };
}

function findOnce(text: string, quote: string): number | string {
  const [first, last] = [text.indexOf(quote), text.lastIndexOf(quote)];
  if (first === -1) return 'these words do not stand in the transcript.';
  return last > first ? 'these words stand in the transcript more than once.' : first;
}

const tested = (codeId: string, words: string, [before, says]: z.infer<typeof answers>): readonly Step[] => [
  { kind: 'codeTested', codeId, words, couldBeWrittenBefore: before, saysWhatWasSaid: says },
];

function onBoard(codes: DemoCodes, ids: ReadonlyMap<string, string>): readonly (readonly Step[])[] {
  const idOf = (words: string) => {
    const codeId = ids.get(words);
    if (!codeId) throw new Error(`codes.yaml: «${words}» is placed, and is no code.`);
    return codeId;
  };
  const groupIds = new Map(codes.groups.map(({ name }, at) => [name, `demo-group-${at + 1}`]));
  const groupOf = (name: string) => {
    const groupId = groupIds.get(name);
    if (!groupId) throw new Error(`codes.yaml: «${name}» is in a concept, and is no group.`);
    return groupId;
  };
  return [
    ...codes.groups.map(({ name, codes: words }): readonly Step[] => [
      { kind: 'groupNamed', groupId: groupOf(name), name },
      ...words.map(
        (one): Step => ({
          kind: 'codePlaced',
          codeId: idOf(one),
          place: { kind: 'group', groupId: groupOf(name) },
        }),
      ),
    ]),
    codes.outside.map(
      (words): Step => ({ kind: 'codePlaced', codeId: idOf(words), place: { kind: 'outside' } }),
    ),
    ...codes.concepts.map(({ name, groups, literature, memo, means }, at): readonly Step[] => {
      const conceptId = demoConceptId(at);
      return [
        { kind: 'conceptNamed', conceptId, name },
        ...groups.map((group): Step => ({ kind: 'groupPlaced', groupId: groupOf(group), conceptId })),
        { kind: 'conceptDiscussed', conceptId, literature, memo },
        { kind: 'conceptWritten', conceptId, text: means },
      ];
    }),
    [
      ...codes.concepts.map(
        ({ force }, at): Step => ({ kind: 'forceMarked', of: 'concept', id: demoConceptId(at), force }),
      ),
      ...codes.groups.flatMap(({ name, force }): Step[] =>
        force ? [{ kind: 'forceMarked', of: 'group', id: groupOf(name), force }] : [],
      ),
    ],
  ];
}

/**
 * Puts codes on the demo's open interviews, through the log that everybody's codes go through. Done once: where nothing is
 * coded, and the transcripts are as they came.
 *
 * @returns whether anything was coded
 */
export async function loadDemoCodes({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): Promise<boolean> {
  const place = { organisationId, studyId: practiceStudyId };
  if (!existsSync(file) || (await countPassages(database, place)).size > 0) return false;
  const versions = await listCurrentVersions(database, place, { onlyOpen: true });
  const transcripts = new Map(
    ['a', 'b', 'c'].flatMap((letter) => {
      const version = versions.find(({ interviewId }) => interviewId === `demo-interview-${letter}`);
      return version?.version === 1 ? [[letter, version] as const] : [];
    }),
  );
  if (transcripts.size < 3) return false;
  const start = clock.now().getTime() - 10 * dayMilliseconds;
  await database.transaction().execute(async (transaction) => {
    for (const [minute, { by, steps }] of demoSteps(readFileSync(file, 'utf8'), transcripts).entries()) {
      const { personId, name } = demoPeople.find((person) => person.personId === coders[by])!;
      const at = new Date(start + minute * 4 * 60_000);
      await appendSteps(transaction, place, { steps, personId, byName: name, at });
    }
  });
  return true;
}
