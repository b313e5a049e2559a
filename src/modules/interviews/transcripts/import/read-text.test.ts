import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOtr } from './read-otr.ts';
import { readText } from './read-text.ts';
import { speakerFirst } from './speaker-first.ts';
import { millisecondsOf, sayTime } from './timestamps.ts';

describe('reading plain text', () => {
  test('a name and a colon begin a turn, and lines without go on', () => {
    expect(readText('\uFEFFIntervjuer: Og så?\r\n\r\nLeder A: Da prøver vi\r\nigjen.\r\n').turns).toEqual([
      { speaker: 'Intervjuer', text: 'Og så?', startMs: null, endMs: null },
      { speaker: 'Leder A', text: 'Da prøver vi igjen.', startMs: null, endMs: null },
    ]);
  });

  test('a time in brackets is the turn’s', () => {
    expect(readText('[00:12:03] Leder A: Ja.').turns).toEqual([
      { speaker: 'Leder A', text: 'Ja.', startMs: 723_000, endMs: null },
    ]);
  });

  test('a time that is none is said by line, and left where it stands', () => {
    expect(readText('\n[10:75] Ja.')).toEqual({
      turns: [{ speaker: null, text: '[10:75] Ja.', startMs: null, endMs: null }],
      problems: [{ line: 2, kind: 'badTime', value: '10:75' }],
    });
  });

  test('a sentence with a colon, a clock and an address are nobody’s names', () => {
    for (const line of ['Jeg tenker slik: først spør vi', 'Kl. 10:30 møtes vi', 'https://example.org']) {
      expect(speakerFirst(line)).toEqual({ speaker: null, text: line });
    }
  });
});

describe('reading oTranscribe', () => {
  const otr = (text: string) => JSON.stringify({ text, media: '', 'media-time': '' });

  test('time marks and paragraphs become turns', () => {
    const page =
      '<p><span class="timestamp" data-timestamp="1.5">0:01</span> Intervjuer: Og s&aring;?</p><p>Leder A: Da <b>prøver</b> vi<br>igjen.</p>';
    expect(readOtr(otr(page))).toEqual({
      turns: [
        { speaker: 'Intervjuer', text: 'Og så?', startMs: 1500, endMs: null },
        { speaker: 'Leder A', text: 'Da prøver vi igjen.', startMs: null, endMs: null },
      ],
      problems: [],
    });
  });

  test('a mark without a time is said', () => {
    expect(readOtr(otr('<span class="timestamp" data-timestamp="nå">x</span>A: Ja'))?.problems).toEqual([
      { line: 1, kind: 'badTime', value: 'nå' },
    ]);
  });

  test('script in the page is not run and not read as a time', () => {
    expect(readOtr(otr('<img src=x onerror=alert(1)>A: Ja'))?.turns).toEqual([
      { speaker: 'A', text: 'Ja', startMs: null, endMs: null },
    ]);
  });

  test('a page nested very deep is read', () => {
    expect(readOtr(otr(`${'<b>'.repeat(20_000)}A: Ja`))?.turns[0]?.text).toBe('Ja');
  });

  test('another kind of file is none', () => {
    for (const given of ['', '{}', '[]', 'null', '{"text": 3}', 'A: Ja'])
      expect(readOtr(given)).toBeUndefined();
  });
});

describe('times', () => {
  test('of subtitles are read to the millisecond', () => {
    expect(['01:02:03.250', '02:03,25', '1:02:03', '100:00:00.001'].map(millisecondsOf)).toEqual([
      3_723_250, 123_250, 3_723_000, 360_000_001,
    ]);
    expect(['', '12', '00:60', '1:2:3:4', '-1:00', '00:61:00'].map(millisecondsOf)).toEqual(
      Array(6).fill(undefined),
    );
  });

  test('are said so that they are read as the same second', () => {
    fc.assert(
      fc.property(fc.nat(40_000_000), (milliseconds) => {
        expect(millisecondsOf(sayTime(milliseconds))).toBe(milliseconds - (milliseconds % 1000));
      }),
    );
  });
});
