import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { type CodePoints, codePointsOf } from '../../transcripts/code-points.ts';
import { derivedGuid } from './guids.ts';
import type {
  Guid,
  QdaCode,
  QdaCoding,
  QdaProject,
  QdaRecording,
  QdaSelection,
  QdaSound,
  QdaSource,
} from './project.ts';
import { writable, writableName } from './writable.ts';

export const projectNamespace = 'urn:QDA-XML:project:1.0';

/**
 * The `project.qde` of a package: elements in the schema's order, texts within it, places in code points with the end
 * outside. The same project gives the same file: nothing in it says when it was written.
 */
export function writeProject(project: QdaProject): string {
  const root = create({ version: '1.0', encoding: 'utf-8' }).ele(projectNamespace, 'Project', {
    name: writableName(project.name),
    ...(project.origin === null ? {} : { origin: writableName(project.origin) }),
  });
  // To the standard the recording is the source, and its transcripts are parts of it.
  const recordings = new Map(project.sources.map(({ guid, recording }) => [guid, recording?.guid ?? guid]));
  const sourceOf = (guid: Guid) => recordings.get(guid) ?? guid;
  list(root, 'Users', project.users, (parent, { guid, name }) => {
    parent.ele('User', { guid, name: writableName(name) });
  });
  // A code book may not be empty, and is left out instead.
  if (project.codes.length > 0) writeCodes(root.ele('CodeBook').ele('Codes'), project.codes, null);
  list(root, 'Cases', project.cases, (parent, one) => {
    const element = parent.ele('Case', { guid: one.guid, name: writableName(one.name) });
    describe(element, one.description);
    refer(element, 'SourceRef', one.sources.map(sourceOf));
    refer(element, 'SelectionRef', one.selections);
  });
  const written = bySource(project.sources);
  list(root, 'Sources', [...written, ...project.sounds], (parent, one) => {
    if ('kind' in one) recordingElement(parent, one);
    else writeSource(parent, one);
  });
  list(root, 'Notes', project.notes, (parent, { guid, name, text }) => {
    parent
      .ele('Note', { guid, name: writableName(name) })
      .ele('PlainTextContent')
      .txt(writable(text));
  });
  list(root, 'Links', project.links, (parent, { guid, name, direction, origin, target }) => {
    const named = name === null ? {} : { name: writableName(name) };
    parent.ele('Link', { guid, ...named, direction, originGUID: origin, targetGUID: target });
  });
  list(root, 'Sets', project.sets, (parent, one) => {
    const element = parent.ele('Set', { guid: one.guid, name: writableName(one.name) });
    describe(element, one.description);
    refer(element, 'MemberCode', one.codes);
    refer(element, 'MemberSource', one.sources.map(sourceOf));
    refer(element, 'MemberNote', one.notes);
  });
  describe(root, project.description);
  return `${root.end({ prettyPrint: false })}\n`;
}

/** Codes under this one; a name is all a code must have. */
export function writeCodes(
  parent: XMLBuilder,
  codes: readonly QdaCode[],
  under: Guid | null,
  { withNotes = true }: { readonly withNotes?: boolean } = {},
): void {
  for (const code of codes.filter((one) => one.parent === under)) {
    const element = parent.ele('Code', {
      guid: code.guid,
      name: writableName(code.name),
      isCodable: String(code.isCodable),
      ...(code.colour === null ? {} : { color: code.colour }),
    });
    describe(element, code.description);
    if (withNotes) refer(element, 'NoteRef', code.notes);
    writeCodes(element, codes, code.guid, { withNotes });
  }
}

/** Texts by themselves, and all transcripts of a recording together, each where its first one stands. */
function bySource(sources: readonly QdaSource[]): readonly (readonly QdaSource[])[] {
  return [...Map.groupBy(sources, ({ guid, recording }) => recording?.guid ?? guid).values()];
}

function writeSource(parent: XMLBuilder, [source, ...others]: readonly QdaSource[]): void {
  if (source!.recording === null) writeText(parent, source!);
  else writeRecording(parent, source!.recording, [source!, ...others]);
}

function writeText(parent: XMLBuilder, source: QdaSource): void {
  const places = codePointsOf(source.text);
  const element = parent.ele('TextSource', { guid: source.guid, name: writableName(source.name) });
  describe(element, source.description);
  element.ele('PlainTextContent').txt(writable(source.text));
  for (const selection of source.selections) writeSelection(element, selection, places);
  for (const coding of source.codings) writeCoding(element, coding);
  refer(element, 'NoteRef', source.notes);
}

function writeRecording(
  parent: XMLBuilder,
  recording: QdaRecording,
  transcripts: readonly QdaSource[],
): void {
  const element = recordingElement(parent, recording);
  for (const transcript of transcripts) writeTranscript(element, transcript);
  for (const { codings } of transcripts) for (const coding of codings) writeCoding(element, coding);
}

function recordingElement(parent: XMLBuilder, { guid, name, kind, file }: QdaSound): XMLBuilder {
  const path = file === null ? {} : { path: `internal://${file}` };
  return parent.ele(kind === 'audio' ? 'AudioSource' : 'VideoSource', {
    guid,
    name: writableName(name),
    ...path,
  });
}

function writeTranscript(parent: XMLBuilder, source: QdaSource): void {
  const places = codePointsOf(source.text);
  const element = parent.ele('Transcript', { guid: source.guid, name: writableName(source.name) });
  describe(element, source.description);
  element.ele('PlainTextContent').txt(writable(source.text));
  const points = pointsOf(source, places);
  for (const { guid, place, milliseconds } of points.all) {
    const time = milliseconds === null ? {} : { timeStamp: String(milliseconds) };
    element.ele('SyncPoint', { guid, ...time, position: String(places.at(place)) });
  }
  for (const selection of source.selections) {
    const { guid, name, start, end } = selection;
    const named = name === null ? {} : { name: writableName(name) };
    const ends = { fromSyncPoint: points.at(start), toSyncPoint: points.at(end) };
    fillSelection(element.ele('TranscriptSelection', { guid, ...named, ...ends }), selection);
  }
  refer(element, 'NoteRef', source.notes);
}

/** A passage of a transcript lies between two points: places nobody has a time for get points without one. */
function pointsOf({ recording, selections, guid }: QdaSource, places: CodePoints) {
  const timed = recording!.points.map((one) => ({ ...one, milliseconds: one.milliseconds as number | null }));
  const byPlace = new Map(timed.toReversed().map((one) => [one.place, one]));
  const wanted = [...new Set(selections.flatMap(({ start, end }) => [start, end]))];
  for (const place of wanted) {
    if (!byPlace.has(place)) {
      byPlace.set(place, { guid: derivedGuid(guid, places.at(place)), place, milliseconds: null });
    }
  }
  const untimed = [...byPlace.values()].filter(({ milliseconds }) => milliseconds === null);
  const all = [...timed, ...untimed].toSorted((a, b) => a.place - b.place);
  return { all, at: (place: number) => byPlace.get(place)!.guid };
}

function writeSelection(parent: XMLBuilder, selection: QdaSelection, places: CodePoints): void {
  const { guid, name, start, end } = selection;
  const element = parent.ele('PlainTextSelection', {
    guid,
    ...(name === null ? {} : { name: writableName(name) }),
    startPosition: String(places.at(start)),
    endPosition: String(places.at(end)),
  });
  fillSelection(element, selection);
}

function fillSelection(element: XMLBuilder, { description, codings, notes }: QdaSelection): void {
  describe(element, description);
  for (const coding of codings) writeCoding(element, coding);
  refer(element, 'NoteRef', notes);
}

function writeCoding(parent: XMLBuilder, { guid, code, user, createdAt, notes }: QdaCoding): void {
  const element = parent.ele('Coding', {
    guid,
    ...(user === null ? {} : { creatingUser: user }),
    ...(createdAt === null ? {} : { creationDateTime: createdAt }),
  });
  element.ele('CodeRef', { targetGUID: code });
  refer(element, 'NoteRef', notes);
}

function describe(element: XMLBuilder, description: string | null): void {
  if (description !== null) element.ele('Description').txt(writable(description));
}

function refer(element: XMLBuilder, name: string, targets: readonly Guid[]): void {
  for (const targetGUID of targets) element.ele(name, { targetGUID });
}

/** None of these lists may be empty: without members there is no list. */
function list<T>(
  root: XMLBuilder,
  name: string,
  members: readonly T[],
  write: (parent: XMLBuilder, one: T) => void,
) {
  if (members.length === 0) return;
  const parent = root.ele(name);
  for (const one of members) write(parent, one);
}
