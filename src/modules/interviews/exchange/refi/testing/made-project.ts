import fc from 'fast-check';
import { soundText } from '../../../transcripts/sound-text.ts';
import { awkwardText } from '../../../transcripts/testing/awkward-text.ts';
import { derivedGuid } from '../guids.ts';
import type { QdaCode, QdaCoding, QdaProject, QdaSound, QdaSource } from '../project.ts';
import { writable, writableName } from '../writable.ts';

const guid = fc.uuid();
const text = awkwardText({ maxLength: 40 }).map((given) => writable(soundText(given)));
const name = text.map(writableName);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);

const codes: fc.Arbitrary<readonly QdaCode[]> = fc
  .array(
    fc.record({
      guid,
      name,
      description: optional(text),
      isCodable: fc.boolean(),
      under: fc.nat(4),
      hue: fc.nat(0xffffff),
    }),
    { maxLength: 5 },
  )
  .map((given) =>
    inOrder(
      given.map(({ under, hue, ...code }, index) => {
        // Under one before it, or under none.
        const parent = under < index ? given[under]!.guid : null;
        const colour = hue % 3 === 0 ? null : `#${hue.toString(16).padStart(6, '0')}`;
        return { ...code, parent, colour, notes: [] };
      }),
    ),
  );

/** As a code book lists them: each right after the one it is under, and what is under that one's elders. */
function inOrder(all: readonly QdaCode[], parent: string | null = null): readonly QdaCode[] {
  return all.filter((code) => code.parent === parent).flatMap((code) => [code, ...inOrder(all, code.guid)]);
}

const passage = fc.record({
  guid,
  from: fc.nat(60),
  length: fc.nat(60),
  codes: fc.array(fc.nat(9), { maxLength: 3 }),
  description: optional(text),
});
const source = fc.record({
  guid,
  name,
  description: optional(text),
  text,
  passages: fc.array(passage, { maxLength: 6 }),
  isRecorded: fc.boolean(),
  times: fc.array(fc.record({ guid, at: fc.nat(60), milliseconds: fc.nat(4_000_000) }), { maxLength: 4 }),
});

/** Whole projects, with codes that lie over each other in every way, of texts made of what goes wrong in texts. */
export const madeProject: fc.Arbitrary<QdaProject> = fc
  .record({
    name,
    origin: optional(name),
    description: optional(text),
    codes,
    sources: fc.array(source, { maxLength: 3 }),
    sounds: fc.array(fc.record({ guid, name, kind: fc.constantFrom('audio', 'video'), file: guid }), {
      maxLength: 2,
    }) as fc.Arbitrary<readonly QdaSound[]>,
    user: fc.record({ guid, name }),
    notes: fc.array(fc.record({ guid, name, text }), { maxLength: 3 }),
    caseGuid: guid,
    setGuid: guid,
    linkGuid: guid,
  })
  .map(({ sources: given, user, caseGuid, setGuid, linkGuid, ...project }) => {
    const codingsOf = (owner: string, picks: readonly number[]): readonly QdaCoding[] =>
      project.codes.length === 0
        ? []
        : picks.map((pick, index) => ({
            guid: derivedGuid(owner, index),
            code: project.codes[pick % project.codes.length]!.guid,
            user: pick % 2 === 0 ? user.guid : null,
            createdAt: pick % 3 === 0 ? '2026-11-22T10:00:00Z' : null,
            notes: pick % 4 === 0 ? project.notes.map((note) => note.guid) : [],
          }));
    const sources = given.map(({ passages, isRecorded, times, ...one }): QdaSource => {
      const boundaries = [...boundariesOf(one.text)];
      const at = (pick: number) => boundaries[pick % boundaries.length]!;
      return {
        ...one,
        codings: codingsOf(one.guid, passages.length > 3 ? [1] : []),
        notes: [],
        recording: isRecorded
          ? {
              guid: derivedGuid(one.guid, 'recording'),
              name: one.name,
              kind: times.length > 2 ? 'video' : 'audio',
              file: times.length > 0 ? `${one.guid}.mp3` : null,
              points: times
                .map((time) => ({ guid: time.guid, place: at(time.at), milliseconds: time.milliseconds }))
                .toSorted((a, b) => a.place - b.place),
            }
          : null,
        selections: passages.flatMap(({ from, length, codes, description, guid }) => {
          const [start, end] = [at(from), at(from + length)].toSorted((a, b) => a - b) as [number, number];
          if (start === end) return [];
          return [{ guid, name: null, description, start, end, codings: codingsOf(guid, codes), notes: [] }];
        }),
      };
    });
    const guids = [...sources, ...project.sounds].map((one) => one.guid);
    return {
      ...project,
      users: [user],
      sources,
      cases:
        guids.length === 0
          ? []
          : [
              {
                guid: caseGuid,
                name: 'Leder A',
                description: null,
                sources: guids,
                selections: sources.flatMap(({ selections }) => selections.map((one) => one.guid)),
              },
            ],
      sets:
        project.codes.length === 0
          ? []
          : [
              {
                guid: setGuid,
                name: 'Rom',
                description: null,
                codes: project.codes.map((code) => code.guid),
                sources: guids,
                notes: project.notes.map((note) => note.guid),
              },
            ],
      links:
        project.codes.length < 2
          ? []
          : [
              {
                guid: linkGuid,
                name: null,
                direction: 'OneWay' as const,
                origin: project.codes[0]!.guid,
                target: project.codes[1]!.guid,
              },
            ],
    };
  });

/** Places between characters as they are written, so that no pair is cut in two. */
function* boundariesOf(text: string): Generator<number> {
  let at = 0;
  yield at;
  for (const character of text) {
    at += character.length;
    yield at;
  }
}
