import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { demoSteps } from '../../src/app/demo-codes.ts';
import { codeTestHints } from '../../src/modules/interviews/coding/code-test/hints.rules.ts';
import { replay } from '../../src/modules/interviews/coding/log/replay.ts';
import { statusOf } from '../../src/modules/interviews/coding/progress.rules.ts';
import { readyMadeGuide } from '../../src/modules/interviews/guide/ready-made-guide.ts';
import { contentOf } from '../../src/modules/interviews/transcripts/content.ts';
import { readTranscript } from '../../src/modules/interviews/transcripts/import/read-transcript.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url));
const text = read('codes.yaml').toString('utf8');
const transcripts = new Map(
  (
    [
      ['a', 'leder-a.txt'],
      ['b', 'leder-b.vtt'],
      ['c', 'leder-c.txt'],
    ] as const
  ).map(([letter, fileName]) => {
    const { turns } = readTranscript({ fileName, bytes: read(fileName) });
    const content = contentOf(turns.map((turn) => ({ ...turn, speaker: turn.speaker ?? '' })));
    return [letter as string, { ...content, interviewId: `demo-interview-${letter}`, version: 1 }];
  }),
);
const steps = demoSteps(text, transcripts);
const state = replay(
  steps.flatMap(({ by, steps: own }, at) =>
    own.map((one, within) => ({
      ...one,
      number: at * 100 + within,
      personId: by,
      byName: by,
      at: '2026-03-01T09:00:00.000Z',
    })),
  ),
);
const guide = [JSON.stringify(readyMadeGuide('nb'))];
const withStatus = (status: string) => state.codes.filter((code) => statusOf(code) === status);
const hintsOf = (words: string, passage: string) =>
  codeTestHints({ code: words, passage, guide, language: 'no' }).map(({ kind }) => kind);

describe('the codes of the demo', () => {
  test('stand on what was said: every quote is in its interview, within what the informant says', () => {
    expect(state.codings).toHaveLength(59);
    for (const { interviewId, anchor } of state.codings) {
      const transcript = transcripts.get(interviewId.at(-1)!)!;
      expect(transcript.text.slice(anchor.start, anchor.end)).toBe(anchor.quote);
      const turn = transcript.turns.find(({ start, end }) => start <= anchor.start && anchor.end <= end);
      expect(turn?.speaker, anchor.quote).toMatch(/^Leder/);
    }
  });

  test('a quote that nobody said, or said twice, is named', () => {
    const wrong = (quote: string) => () =>
      demoSteps(text.replace('At det er lov å slutte med det igjen.', quote), transcripts);
    expect(wrong('Dette sa ingen')).toThrow('interview «a», «Dette sa ingen»: these words do not stand');
    expect(wrong('oppfølging selv')).not.toThrow();
    expect(wrong('det')).toThrow('more than once');
  });

  test('are passed, untested and to be reworded, as in the middle of the work', () => {
    expect(withStatus('passed').length).toBeGreaterThan(35);
    expect(withStatus('untested').map(({ words }) => words)).toHaveLength(4);
    expect(withStatus('reword').map(({ words }) => words)).toEqual(['Brukermedvirkning', 'Innovasjon']);
  });

  test('are close to what was said: only those to be reworded get a hint that they are topics', () => {
    for (const { codeId, words } of state.codes) {
      const isTopic = ['Brukermedvirkning', 'Innovasjon'].includes(words);
      for (const { anchor } of state.codings.filter((coding) => coding.codeId === codeId)) {
        const hints = hintsOf(words, anchor.quote);
        if (isTopic) expect(hints).toContain('onlyATopic');
        else expect({ words, hints }).toEqual({ words, hints: [] });
      }
    }
    expect(hintsOf('Innovasjon', 'vi snakker om innovasjon')).toContain('repeatsTheGuide');
  });

  test('two have coded interview A, each in their way, and agree on some of it', () => {
    const inA = state.codings.filter(({ interviewId }) => interviewId === 'demo-interview-a');
    const codesOf = (by: string) =>
      new Set(inA.filter(({ byName }) => byName === by).map(({ codeId }) => codeId));
    const [ivar, anne] = [codesOf('ivar'), codesOf('anne')];
    expect([ivar.size, anne.size]).toEqual([19, 11]);
    expect([...ivar].filter((codeId) => anne.has(codeId))).toHaveLength(3);
  });

  test('lie in groups and concepts, with literature and memos, and one outside', () => {
    expect(state.groups).toHaveLength(8);
    expect(state.groups.filter(({ conceptId }) => conceptId === null)).toHaveLength(1);
    expect(state.concepts.map(({ name }) => name)).toHaveLength(5);
    expect(state.codes.filter(({ place }) => place.kind === 'outside')).toHaveLength(1);
  });
});
