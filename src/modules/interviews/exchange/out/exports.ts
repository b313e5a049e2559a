import { byteOrderMark, safeText, writeCsv } from '#modules/exports/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { listCopies } from '../../recordings/copies/copies.server.ts';
import { createTakingOut } from '../../recordings/copies/taking-out.ts';
import type { InterviewsPlace } from '../../schema.ts';
import type { InterviewExchange, WrittenFile } from '../exchange.ts';
import type { Enter, ExchangeParts } from '../exchange-parts.ts';
import { addExchange, type ExchangeKind, listExchanges } from '../exchanges.server.ts';
import { readMaterial, type StudyMaterial } from '../material.ts';
import { writeCodebook } from '../refi/codebook.ts';
import { writePackage } from '../refi/package.ts';
import { codebookDocument, codebookRows } from './codebook-document.ts';
import { codedTranscript, transcriptRows } from './coded-transcript.ts';
import { plainName } from './plain-name.ts';
import { createSoundExports } from './sound-exports.ts';
import { bookOf, origin, studyProject } from './study-project.ts';

type Exports = Pick<
  InterviewExchange,
  | 'look'
  | 'writeProject'
  | 'writeProjectWithSound'
  | 'writeCodebook'
  | 'codebookDocument'
  | 'codebookCsv'
  | 'transcriptDocument'
  | 'transcriptCsv'
>;

/** What is taken out of a study's interviews as files. */
export function createExports(parts: ExchangeParts, enter: Enter): Exports {
  const { database, clock } = parts;

  async function note(
    place: InterviewsPlace,
    actor: Actor,
    what: {
      readonly exchangeId?: string;
      readonly kind: ExchangeKind;
      readonly interviews: readonly string[];
      readonly codings: number;
    },
  ): Promise<void> {
    const by = { personId: actor.personId, byName: actor.name, at: clock.now() };
    const exchangeId = what.exchangeId ?? crypto.randomUUID();
    await addExchange(database, place, { ...by, ...what, exchangeId, recordings: [] });
  }
  const noteProject = (place: InterviewsPlace, actor: Actor, material: StudyMaterial, exchangeId?: string) =>
    note(place, actor, {
      ...(exchangeId === undefined ? {} : { exchangeId }),
      kind: 'qdpx',
      codings: material.state.codings.length,
      interviews: material.open.map(({ version }) => version.interviewId),
    });
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
      const { interviews, open, state, adrift, isPartial } = await readMaterial(database, place, actor);
      const used = new Set(
        state.codes.flatMap((code) => (code.place.kind === 'group' ? code.place.groupId : [])),
      );
      return {
        interviews: open.map(({ interview, version }) => ({
          interviewId: version.interviewId,
          name: interview.name,
          codings: state.codings.filter(({ interviewId }) => interviewId === version.interviewId).length,
        })),
        codes: state.codes.length,
        groups: state.groups.length,
        concepts: state.concepts.length,
        tested: state.codes.filter(({ test }) => test !== null).length,
        emptyGroups: state.groups.filter((one) => one.conceptId !== null && !used.has(one.groupId)).length,
        sounds: mayConduct ? await createTakingOut(parts.recordings).sounds(actor, studyId) : null,
        copies: (await listCopies(database, place)).map((copy) => ({
          ...copy,
          name: interviews.find(({ interviewId }) => interviewId === copy.interviewId)?.name ?? null,
        })),
        adrift,
        isPartial,
        mayConduct,
        exchanges: await listExchanges(database, place),
      };
    },
    ...createSoundExports(parts, { enter, noteProject }),
    writeProject: async (actor, { studyId, title, language }) => {
      const { place } = enter(actor, studyId);
      const material = await readMaterial(database, place, actor);
      await noteProject(place, actor, material);
      const project = studyProject(material, { title, language });
      return fileOf(studyId, 'qdpx', 'application/zip', writePackage(project));
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

const fileOf = (name: string, ending: string, mediaType: string, bytes: Uint8Array): WrittenFile => ({
  fileName: `${plainName(name)}.${ending}`,
  mediaType,
  bytes: new Uint8Array(bytes),
});

/** What informants say may begin with a sign that a spreadsheet would run: it is text, and says so. */
function csvOf(name: string, rows: readonly (readonly (string | number | null)[])[]): WrittenFile {
  const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? safeText(cell) : cell)));
  const text = byteOrderMark + writeCsv(safe);
  return fileOf(name, 'csv', 'text/csv; charset=utf-8', new TextEncoder().encode(text));
}
