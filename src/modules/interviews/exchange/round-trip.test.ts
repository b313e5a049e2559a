import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { anchorAt } from '../coding/anchors/anchor.ts';
import { replay } from '../coding/log/replay.ts';
import { logOf } from '../coding/testing/made-steps.ts';
import { contentOf } from '../transcripts/content.ts';
import { awkwardText } from '../transcripts/testing/awkward-text.ts';
import { fileTextOf, turnsIn } from './file-text.rules.ts';
import { placePassages, textOfSource } from './in/place-sources.ts';
import type { StudyMaterial } from './material.ts';
import { studyProject } from './out/study-project.ts';
import { openPackage, writePackage } from './refi/package.ts';
import { writeProject } from './refi/write-project.ts';

/** Turns of two who speak, in texts with emoji, combining characters, CR LF and byte order marks. */
const spoken = fc.array(
  fc.record({
    speaker: fc.constantFrom('Intervjuer', 'Leder A'),
    text: awkwardText(),
    startMs: fc.option(fc.integer({ min: 0, max: 5_000_000 })),
  }),
  { minLength: 1, maxLength: 8 },
);
const picks = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 });

function materialOf(
  turns: readonly { speaker: string; text: string; startMs: number | null }[],
  places: readonly (readonly [number, number])[],
): StudyMaterial | null {
  // A line of its own that looks like somebody speaking is somebody speaking: the one thing a text cannot say.
  const plain = (text: string) => text.replaceAll(/[:[\]()]/gu, ' ');
  const content = contentOf(turns.map((turn) => ({ ...turn, text: plain(turn.text), endMs: null })));
  if (content.text === '') return null;
  const version = { ...content, interviewId: 'interview-a', version: 1 };
  const anchors = places.flatMap(([a, b]) => {
    const [start, end] = [a % (content.text.length + 1), b % (content.text.length + 1)].toSorted(
      (x, y) => x - y,
    );
    return anchorAt(content.text, { start: start!, end: end! }) ?? [];
  });
  const state = replay(
    logOf(
      anchors.map((anchor, at) => ({
        kind: 'codeWritten' as const,
        codeId: `code-${at}000`,
        words: `sier noe ${at}`,
        codingId: `coding-${at}00`,
        interviewId: 'interview-a',
        version: 1,
        anchor,
      })),
    ),
  );
  const interview = {
    interviewId: 'interview-a',
    informantId: 'i',
    pseudonym: 'Leder A',
    number: 1,
    name: 'Leder A',
    heldOn: null,
  };
  const about = { sha256: '', savedOn: '2026-03-01', byName: 'Anne' };
  return { open: [{ interview, version: { ...version, ...about }, toQuotes: true }], state };
}

describe('a transcript with codes, in a file and out of it', () => {
  test('is the same text with the same passages, whatever is said', () => {
    fc.assert(
      fc.property(spoken, picks, (turns, places) => {
        const material = materialOf(turns, places);
        if (!material) return;
        const [{ version }] = material.open as [StudyMaterial['open'][number]];
        const written = studyProject(material, { title: 'P', language: 'nb' });
        const { project, losses } = openPackage(writePackage(written));
        expect(losses).toEqual([]);
        const [source] = project.sources;
        const text = textOfSource(source!);
        expect(text.content.text).toBe(version.text);
        const quotes = placePassages(source!, text, null).map((anchor) => [anchor!.start, anchor!.end]);
        const expected = new Set(
          material.state.codings.map(({ anchor }) => JSON.stringify([anchor.start, anchor.end])),
        );
        expect(new Set(quotes.map((quote) => JSON.stringify(quote)))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test('keeps who speaks, and when, where no words look like a name', () => {
    const content = contentOf([
      { speaker: 'Intervjuer', text: 'Og så?', startMs: 0, endMs: null },
      { speaker: 'Leder A', text: 'Først sa vi:\nnei. Så 🙂.', startMs: 61_250, endMs: null },
      { speaker: 'Leder A', text: 'Så ja.', startMs: null, endMs: null },
    ]);
    const { text, at } = fileTextOf(content, { withTimes: true });
    expect(text).toBe(
      '[00:00:00] Intervjuer: Og så?\n\n[00:01:01.250] Leder A: Først sa vi:\nnei. Så 🙂.\n\nLeder A: Så ja.',
    );
    const read = turnsIn(text);
    expect(read.map(({ speaker, startMs }) => [speaker, startMs])).toEqual([
      ['Intervjuer', 0],
      ['Leder A', 61_250],
      ['Leder A', null],
    ]);
    const place = content.text.indexOf('nei');
    expect(text.slice(at(place), at(place) + 3)).toBe('nei');
  });

  test('keeps the time of each turn in points, with sound along, and none of them in the text', () => {
    fc.assert(
      fc.property(spoken, picks, (turns, places) => {
        const material = materialOf(turns, places);
        if (!material) return;
        const [{ version, interview }] = material.open as [StudyMaterial['open'][number]];
        const sounds = new Map([['interview-a', { file: 'a.mp3', interview }]]);
        const written = studyProject(material, { title: 'P', language: 'nb', sounds });
        const { project, losses } = openPackage(writePackage(written));
        expect(losses).toEqual([]);
        const read = textOfSource(project.sources[0]!);
        expect(read.content.text).toBe(version.text);
        const timesOf = (all: typeof version.turns) =>
          all.flatMap(({ start, startMs }) => (startMs === null ? [] : [[start, startMs]]));
        expect(timesOf(read.content.turns)).toEqual(timesOf(version.turns));
      }),
      { numRuns: 300 },
    );
  });

  test('that somebody else wrote: a line with a point of its own is whoever spoke before, going on', () => {
    const text = 'Leder A: først\nså dette\nog dette.';
    const turns = turnsIn(text, new Map([[text.indexOf('og'), 7000]]));
    expect(
      turns.map(({ speaker, startMs, start, end }) => [speaker, startMs, text.slice(start, end)]),
    ).toEqual([
      ['Leder A', null, 'først\nså dette'],
      ['Leder A', 7000, 'og dette.'],
    ]);
  });

  test('is as the published schema says, with sound and without', async () => {
    const schema = readFileSync(new URL('./refi/reference/project.xsd', import.meta.url), 'utf8');
    const made = fc.sample(fc.tuple(spoken, picks), { numRuns: 12, seed: 6 });
    const xml = made.flatMap(([turns, places], at) => {
      const material = materialOf(turns, places);
      const sounds =
        at % 2
          ? new Map([['interview-a', { file: 'a.mp3', interview: material!.open[0]!.interview }]])
          : new Map();
      const project = material && studyProject(material, { title: 'P', language: 'nn', sounds });
      return project ? [{ fileName: `${at}.qde`, contents: writeProject(project) }] : [];
    });
    expect(xml.length).toBeGreaterThan(6);
    expect((await validateXML({ xml, schema })).errors).toEqual([]);
  });
});
