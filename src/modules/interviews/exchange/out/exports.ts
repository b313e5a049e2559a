import { byteOrderMark, safeText, writeCsv } from '#modules/exports/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { InterviewsPlace } from '../../schema.ts';
import type { InterviewExchange, WrittenFile } from '../exchange.ts';
import type { Enter, ExchangeParts } from '../exchange-parts.ts';
import { addExchange, type ExchangeKind, listExchanges } from '../exchanges.server.ts';
import { readMaterial, type StudyMaterial } from '../material.ts';
import { writeCodebook } from '../refi/codebook.ts';
import { writePackage } from '../refi/package.ts';
import { codebookDocument, codebookRows } from './codebook-document.ts';
import { codedTranscript, transcriptRows } from './coded-transcript.ts';
import { bookOf, origin, type SoundFile, studyProject } from './study-project.ts';

type Exports = Pick<
  InterviewExchange,
  | 'look'
  | 'writeProject'
  | 'writeCodebook'
  | 'codebookDocument'
  | 'codebookCsv'
  | 'transcriptDocument'
  | 'transcriptCsv'
>;

/** What is taken out of a study's interviews as files. */
export function createExports(parts: ExchangeParts, enter: Enter): Exports {
  const { database, clock, recordings } = parts;

  async function note(
    place: InterviewsPlace,
    actor: Actor,
    what: { readonly kind: ExchangeKind; readonly interviews: readonly string[]; readonly codings: number },
  ): Promise<void> {
    const by = { personId: actor.personId, byName: actor.name, at: clock.now() };
    await addExchange(database, place, { exchangeId: crypto.randomUUID(), ...by, ...what });
  }
  const noteBook = async (place: InterviewsPlace, actor: Actor, material: StudyMaterial) => {
    const quoted = material.open.filter(({ toQuotes }) => toQuotes);
    const interviews = quoted.map(({ version }) => version.interviewId);
    await note(place, actor, { kind: 'codebook', interviews, codings: 0 });
  };
  async function enterOne(actor: Actor, { studyId, interviewId }: { studyId: string; interviewId: string }) {
    const { place } = enter(actor, studyId);
    const material = await readMaterial(database, place, actor);
    const found = material.open.find(({ version }) => version.interviewId === interviewId);
    if (!found) return null;
    const codings = material.state.codings.filter((one) => one.interviewId === interviewId).length;
    await note(place, actor, { kind: 'transcript', interviews: [interviewId], codings });
    return { material: found, state: material.state };
  }

  return {
    look: async (actor, studyId) => {
      const { place, mayConduct } = enter(actor, studyId);
      const { open, state, adrift, isPartial } = await readMaterial(database, place, actor);
      const used = new Set(
        state.codes.flatMap((code) => (code.place.kind === 'group' ? code.place.groupId : [])),
      );
      return {
        interviews: open.map(({ interview, version }) => ({
          ...{ interviewId: version.interviewId, name: interview.name },
          codings: state.codings.filter(({ interviewId }) => interviewId === version.interviewId).length,
        })),
        ...{ codes: state.codes.length, groups: state.groups.length, concepts: state.concepts.length },
        tested: state.codes.filter(({ test }) => test !== null).length,
        emptyGroups: state.groups.filter((one) => one.conceptId !== null && !used.has(one.groupId)).length,
        recordings: mayConduct ? ((await recordings?.list(actor, place)) ?? []).length : 0,
        ...{ adrift, isPartial, mayConduct, exchanges: await listExchanges(database, place) },
      };
    },
    writeProject: async (actor, { studyId, title, language, withSound }) => {
      const { place, mayConduct } = enter(actor, studyId);
      const material = await readMaterial(database, place, actor);
      const sounds = new Map<string, SoundFile>();
      const bytes = new Map<string, Uint8Array>();
      for (const { version, interview } of withSound && mayConduct ? material.open : []) {
        const { interviewId } = version;
        const sound = await recordings?.read(actor, { ...place, interviewId });
        if (!sound) continue;
        const file = `${interviewId}.${/\.([a-z\d]{2,5})$/iu.exec(sound.fileName)?.[1] ?? 'audio'}`;
        sounds.set(interviewId, { file, name: interview.name });
        bytes.set(file, sound.bytes);
      }
      const project = studyProject(material, { title, language, sounds });
      const interviews = material.open.map(({ version }) => version.interviewId);
      await note(place, actor, { kind: 'qdpx', interviews, codings: material.state.codings.length });
      return fileOf(studyId, 'qdpx', 'application/zip', writePackage(project, bytes));
    },
    writeCodebook: async (actor, { studyId, language }) => {
      const { place } = enter(actor, studyId);
      const material = await readMaterial(database, place, actor);
      await note(place, actor, { kind: 'qdc', interviews: [], codings: 0 });
      const xml = writeCodebook(bookOf(material, language), origin);
      return fileOf(studyId, 'qdc', 'application/xml', new TextEncoder().encode(xml));
    },
    codebookDocument: async (actor, { studyId, title, language }) => {
      const { place } = enter(actor, studyId);
      const material = await readMaterial(database, place, actor);
      await noteBook(place, actor, material);
      return codebookDocument({ material, title, language });
    },
    codebookCsv: async (actor, { studyId, language }) => {
      const { place } = enter(actor, studyId);
      const material = await readMaterial(database, place, actor);
      await noteBook(place, actor, material);
      return csvOf(`${studyId}-codebook`, codebookRows({ material, language }));
    },
    transcriptDocument: async (actor, { title, language, ...asked }) => {
      const found = await enterOne(actor, asked);
      return found && codedTranscript({ ...found, title, language });
    },
    transcriptCsv: async (actor, { language, ...asked }) => {
      const found = await enterOne(actor, asked);
      if (!found) return null;
      return csvOf(plainName(found.material.interview.name), transcriptRows({ ...found, language }));
    },
  };
}

/** A name that any disk takes: letters, digits and hyphens. */
export const plainName = (name: string) =>
  name
    .toLocaleLowerCase('nb')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/[^a-z\d-]/gu, '-');

const fileOf = (name: string, ending: string, mediaType: string, bytes: Uint8Array): WrittenFile => ({
  ...{ fileName: `${plainName(name)}.${ending}`, mediaType, bytes: new Uint8Array(bytes) },
});

/** What informants say may begin with a sign that a spreadsheet would run: it is text, and says so. */
function csvOf(name: string, rows: readonly (readonly (string | number | null)[])[]): WrittenFile {
  const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? safeText(cell) : cell)));
  const text = byteOrderMark + writeCsv(safe);
  return fileOf(name, 'csv', 'text/csv; charset=utf-8', new TextEncoder().encode(text));
}
