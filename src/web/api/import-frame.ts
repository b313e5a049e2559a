import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { FrameField, HeldFrame } from '#modules/surveys/index.ts';
import type { Language } from '#platform/language.ts';
import type { Call, Handler } from './api-parts.ts';
import { notFound, problemResponse, rowProblems } from './problem.ts';
import { type FramePeople, framePeople } from './schemas.ts';
import { seenWave } from './status-handlers.ts';

/**
 * A staff list into the code key, by the same reading and the same rules as on the pages: tried unless confirmed, and
 * all or nothing unless the sound rows are asked for.
 */
export const importFrame: Handler = async ({ waves, frames }, call) => {
  const { parameter, language, context } = call;
  if (!(await seenWave(waves, call))) return notFound(language);
  const file = await listIn(call);
  if (file instanceof Response) return file;
  const ids = { studyId: parameter('studyId'), waveId: parameter('waveId') };
  // A list of its own for each call: what the same person has open on the pages is left alone.
  const actor: Actor = { ...call.actor, personId: `${call.actor.personId} ${crypto.randomUUID()}` };
  await frames.hold(actor, ids, file);
  try {
    // Backgrounds that are named are meant; other columns of a table are left out, as on the pages.
    if (file.fields)
      await frames.mapColumns(actor, ids, { fields: file.fields, takesOfficesFromList: false });
    const held = await frames.held(actor, ids);
    if (!held) throw new Error('A list that was held a moment ago is gone');
    const confirm = context.req.query('confirm');
    const refusal = confirm ? refusalOf(held, confirm, language) : null;
    if (refusal) return refusal;
    const done = confirm ? await frames.confirm(actor, ids) : null;
    return context.json({
      isImported: done !== null,
      rows: held.rowCount,
      sound: held.sound,
      already: held.already,
      added: done?.added ?? 0,
      newOffices: held.newOffices,
      problems: problemsOf(held, language),
    });
  } finally {
    await frames.letGo(actor, ids);
  }
};

function refusalOf(held: HeldFrame, confirm: string, language: Language): Response | null {
  const problems = problemsOf(held, language);
  const isNothing = held.sound === 0 || held.missing.length > 0;
  if (!isNothing && (confirm === 'sound' || held.faultyRows === 0)) return null;
  const detail = m.api_problem_frame_rows({ count: held.faultyRows }, { locale: language });
  return problemResponse(422, 'frame-rows', detail, { problems });
}

function problemsOf(held: HeldFrame, language: Language) {
  const missing = held.missing.map((field) => ({
    column: field,
    text: m.api_problem_frame_column({ column: field }, { locale: language }),
  }));
  return [...missing, ...rowProblems(held.problems, language)];
}

const json = 'application/json';
const tables = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];

type List = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** What each column is about; guessed from its heading where that is not given. */
  readonly fields?: readonly FrameField[];
};

/** The list as a file that the pages' own reader reads. */
async function listIn({ context, language }: Call): Promise<List | Response> {
  const mediaType = (context.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (tables.includes(mediaType)) {
    const fileName = mediaType === 'text/csv' ? 'list.csv' : 'list.xlsx';
    return { fileName, bytes: new Uint8Array(await context.req.arrayBuffer()) };
  }
  if (mediaType !== json) {
    return problemResponse(415, 'media-type', m.api_problem_media_type({}, { locale: language }));
  }
  const wrong = (place: string) =>
    problemResponse(400, 'content', m.api_problem_json({ place }, { locale: language }));
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    return wrong('/');
  }
  const read = framePeople.safeParse(body);
  if (!read.success) return wrong(`/${read.error.issues[0]!.path.join('/')}`);
  return listOf(read.data);
}

const own = ['name', 'email', 'office', 'audience', 'language'] as const;

function listOf({ people }: FramePeople): List {
  const background = [...new Set(people.flatMap((person) => Object.keys(person.background ?? {})))];
  const quoted = (text: string | undefined) => `"${(text ?? '').replaceAll('"', '""')}"`;
  const rows = people.map((person) => [
    ...own.map((field) => person[field]),
    ...background.map((name) => person.background?.[name]),
  ]);
  const lines = [[...own, ...background], ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`);
  return {
    fileName: 'list.csv',
    bytes: Buffer.from(lines.join(''), 'utf8'),
    fields: [...own, ...background.map(() => 'background' as const)],
  };
}
