import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { programVersion } from '#platform/program.ts';
import type { CodingState } from '../../coding/log/replay.ts';
import type { Interview } from '../../schema.ts';
import { fileTextOf } from '../file-text.rules.ts';
import type { OpenMaterial, StudyMaterial } from '../material.ts';
import { derivedGuid } from '../refi/guids.ts';
import type {
  Guid,
  QdaCode,
  QdaNote,
  QdaProject,
  QdaRecording,
  QdaSelection,
  QdaSet,
  QdaSound,
  QdaSource,
} from '../refi/project.ts';

/** The name that says what wrote a file. */
export const origin = `Handlingsrom ${programVersion}`;

/** A recording that goes along: of which interview, and what its file is called in the package. */
export type SoundFile = { readonly file: string; readonly interview: Interview };

const guidOf = (...known: readonly string[]) => derivedGuid('handlingsrom', ...known);
/** The standard wants a GUID; whose it is, the project says. */
export const soundFileName = (interviewId: string, ending: string) =>
  `${guidOf('recording', interviewId)}.${ending}`;

/**
 * The study's open interviews as a project that other programs read (decision 0059). Concepts are headings in the code
 * book, groups are sets, informants are cases by their pseudonyms, coders are users, and what is thought of a concept is
 * notes. The order of everything follows from what it says, so that the same material gives the same file.
 *
 * @param sounds by interview; a transcript with one has its times as points in it, and others in their text. One whose
 *   interview has no transcript to go along is a recording by itself
 */
export function studyProject(
  { open, state }: StudyMaterial,
  {
    title,
    language,
    sounds = new Map(),
  }: {
    readonly title: string;
    readonly language: Language;
    readonly sounds?: ReadonlyMap<string, SoundFile>;
  },
): QdaProject {
  const guid = guidOf;
  const userOf = (name: string) => guid('user', name);
  const coders = [...new Set(state.codings.map(({ byName }) => byName))].filter((name) => name !== '');
  const { codes, sets, notes } = bookOf({ open, state }, language, guid);
  const sources = open.map((one): QdaSource => {
    const { interviewId } = one.version;
    const sound = sounds.get(interviewId);
    const { text, at } = fileTextOf(one.version, { withTimes: !sound });
    const here = state.codings.filter((coding) => coding.interviewId === interviewId);
    return {
      guid: guid('source', interviewId),
      name: one.interview.name,
      description: null,
      text,
      selections: selectionsOf(here, state, { guid, at, userOf }),
      codings: [],
      notes: [],
      recording: sound ? { ...recordingOf(sound), points: pointsOf(one, at) } : null,
    };
  });
  const alone = [...sounds.values()].filter(
    ({ interview }) => !open.some(({ version }) => version.interviewId === interview.interviewId),
  );
  const asked = [
    ...open.map(({ interview, version }) => ({ interview, source: guid('source', version.interviewId) })),
    ...alone.map(({ interview }) => ({ interview, source: guid('recording', interview.interviewId) })),
  ];
  return {
    name: title,
    origin,
    description: null,
    links: [],
    users: coders.toSorted(byText).map((name) => ({ guid: userOf(name), name })),
    codes,
    sources,
    sets,
    notes,
    sounds: alone.map(recordingOf),
    cases: [...Map.groupBy(asked, ({ interview }) => interview.pseudonym)].map(([pseudonym, all]) => ({
      guid: guid('case', all[0]!.interview.informantId),
      name: pseudonym,
      description: null,
      sources: all.map(({ source }) => source),
      selections: [],
    })),
  };
}

type GuidOf = (...known: readonly string[]) => Guid;
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The codes, in the order they are first met in the interviews; with the concepts above and the groups beside them. */
export function bookOf(
  { open, state }: StudyMaterial,
  language: Language,
  guid: GuidOf = guidOf,
): {
  readonly codes: readonly QdaCode[];
  readonly sets: readonly QdaSet[];
  readonly notes: readonly QdaNote[];
} {
  const locale = { locale: language };
  const conceptOf = new Map(state.groups.map(({ groupId, conceptId }) => [groupId, conceptId]));
  const plain = { description: null, colour: null, notes: [] };
  const notes: QdaNote[] = [];
  const headings = state.concepts.map(({ conceptId, name, literature, memo }): QdaCode => {
    const kept = [
      ['literature', m.interviews_exchange_note_literature({ concept: name }, locale), literature],
      ['memo', m.interviews_exchange_note_memo({ concept: name }, locale), memo],
    ] as const;
    const own = kept
      .filter(([, , text]) => text !== '')
      .map(([kind, title, text]): QdaNote => ({ guid: guid(kind, conceptId), name: title, text }));
    notes.push(...own);
    const heading = { guid: guid('concept', conceptId), name, isCodable: false, parent: null };
    return { ...plain, ...heading, notes: own.map((note) => note.guid) };
  });
  const codes = codesInOrder({ open, state }).map(({ codeId, words, place }): QdaCode => {
    const conceptId = place.kind === 'group' ? (conceptOf.get(place.groupId) ?? null) : null;
    const parent = conceptId === null ? null : guid('concept', conceptId);
    return { ...plain, guid: guid('code', codeId), name: words, isCodable: true, parent };
  });
  const codesAt = (isIt: (place: CodingState['codes'][number]['place']) => boolean) =>
    codesInOrder({ open, state })
      .filter(({ place }) => isIt(place))
      .map(({ codeId }) => guid('code', codeId));
  const outside = codesAt(({ kind }) => kind === 'outside');
  const setOf = (id: string, name: string, members: readonly Guid[]): QdaSet => ({
    guid: guid('set', id),
    name,
    description: null,
    codes: members,
    sources: [],
    notes: [],
  });
  const sets = state.groups.map(({ groupId, name }) =>
    setOf(
      groupId,
      name,
      codesAt((place) => place.kind === 'group' && place.groupId === groupId),
    ),
  );
  const pile = m.interviews_board_outside({}, locale);
  // A code under a concept stands after its heading: readers build the tree as they go.
  return {
    codes: [
      ...headings.flatMap((one) => [one, ...codes.filter(({ parent }) => parent === one.guid)]),
      ...codes.filter(({ parent }) => parent === null),
    ],
    sets: outside.length > 0 ? [...sets, setOf('outside', pile, outside)] : sets,
    notes,
  };
}

/** Codes in the order of their first passage, interview by interview. */
export function codesInOrder({ open, state }: StudyMaterial): readonly CodingState['codes'][number][] {
  const order = new Map(open.map(({ version }, at) => [version.interviewId, at]));
  const first = new Map<string, readonly [number, number, number]>();
  for (const { codeId, interviewId, anchor } of state.codings) {
    const here = [order.get(interviewId) ?? open.length, anchor.start, anchor.end] as const;
    const had = first.get(codeId);
    if (!had || compare(here, had) < 0) first.set(codeId, here);
  }
  return state.codes.toSorted(
    (a, b) => compare(first.get(a.codeId)!, first.get(b.codeId)!) || byText(a.words, b.words),
  );
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, place) => number !== b[place]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}

function selectionsOf(
  codings: CodingState['codings'],
  state: CodingState,
  { guid, at, userOf }: { guid: GuidOf; at: (place: number) => number; userOf: (name: string) => Guid },
): readonly QdaSelection[] {
  const words = new Map(state.codes.map((code) => [code.codeId, code.words]));
  const inOrder = codings.toSorted(
    (a, b) =>
      compare([a.anchor.start, a.anchor.end], [b.anchor.start, b.anchor.end]) ||
      byText(words.get(a.codeId)!, words.get(b.codeId)!) ||
      byText(a.byName, b.byName) ||
      byText(a.codingId, b.codingId),
  );
  const passages = Map.groupBy(inOrder, ({ anchor }) => `${anchor.start}-${anchor.end}`);
  return [...passages.values()].map((all) => {
    const { interviewId, anchor } = all[0]!;
    return {
      guid: guid('passage', interviewId, String(anchor.start), String(anchor.end)),
      // By its own words, as other programs name passages: how places were counted can be told from it.
      name: nameOf(anchor.quote),
      description: null,
      start: at(anchor.start),
      end: at(anchor.end),
      codings: all.map(({ codingId, codeId, byName }) => ({
        guid: guid('coding', codingId),
        code: guid('code', codeId),
        user: byName === '' ? null : userOf(byName),
        createdAt: null,
        notes: [],
      })),
      notes: [],
    };
  });
}

const longestName = 100;
const nameOf = (quote: string) =>
  quote.includes('\n')
    ? null
    : quote.length <= longestName
      ? quote
      : `${[...quote].slice(0, longestName).join('')}…`;

const recordingOf = ({ file, interview }: SoundFile): QdaSound => ({
  guid: guidOf('recording', interview.interviewId),
  name: interview.name,
  kind: 'audio',
  file,
});

/** Where each turn begins, in its words, and when: the standard knows whole milliseconds. */
const pointsOf = ({ version }: OpenMaterial, at: (place: number) => number): QdaRecording['points'] =>
  version.turns.flatMap(({ start, startMs }, turn) =>
    startMs === null
      ? []
      : [
          {
            guid: guidOf('point', version.interviewId, String(turn)),
            place: at(start),
            milliseconds: Math.round(startMs),
          },
        ],
  );
