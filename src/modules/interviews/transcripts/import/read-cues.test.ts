import { describe, expect, test } from 'vitest';
import { readCues } from './read-cues.ts';

// Made up, as all that is said in these tests.
const vtt = `WEBVTT - et oppdiktet intervju

NOTE laget for en prøve
over to linjer

1
00:00:01.000 --> 00:00:04.500 align:start position:0%
<v Intervjuer>Hva legger du i &laquo;nyskaping&raquo;?</v>

00:04.600 --> 00:09.000
<v.rolig Kari Eksempel>At vi tør å <i>prøve</i>

00:00:09.000 --> 00:00:12.000
<v Kari Eksempel>uten å spørre først.
`;

describe('reading WebVTT and SubRip', () => {
  test('the voice tag tells who speaks, and cues of one speaker are one turn', () => {
    expect(readCues(vtt)).toEqual({
      turns: [
        { speaker: 'Intervjuer', text: 'Hva legger du i «nyskaping»?', startMs: 1000, endMs: 4500 },
        {
          speaker: 'Kari Eksempel',
          text: 'At vi tør å prøve uten å spørre først.',
          startMs: 4600,
          endMs: 12_000,
        },
      ],
      problems: [],
    });
  });

  test('SubRip has commas, numbers and Windows line breaks', () => {
    const srt =
      '1\r\n00:00:01,250 --> 00:00:02,000\r\nLeder A: Ja.\r\nSå klart.\r\n\r\n2\r\n01:00:00,000 --> 01:00:01,000\r\nI: Hvorfor?\r\n';
    expect(readCues(srt).turns).toEqual([
      { speaker: 'Leder A', text: 'Ja. Så klart.', startMs: 1250, endMs: 2000 },
      { speaker: 'I', text: 'Hvorfor?', startMs: 3_600_000, endMs: 3_601_000 },
    ]);
  });

  test('cues nobody is named in keep their own times', () => {
    const srt = '1\n00:00:01,000 --> 00:00:02,000\nen\n\n2\n00:00:02,000 --> 00:00:03,000\nto\n';
    expect(readCues(srt).turns.map(({ startMs }) => startMs)).toEqual([1000, 2000]);
  });

  test('what is wrong with a time is said by line, and the words are kept', () => {
    const srt = [
      '1',
      '00:00:05,000 --> 00:00:02,000',
      'A: bakvendt',
      '',
      '2',
      '00:61:00,000 --> 00:62:00,000',
      'B: umulig',
      '',
      '3',
      '00:00:08,000 --> 00:00:09,000',
      'C: ja',
      '',
      '4',
      '00:00:07,000 --> 00:00:09,000',
      'D: før den forrige',
      '',
      '5',
      '00:00:10,000 --> 00:00:11,000',
      '',
      'E: uten tid',
    ].join('\n');
    const { turns, problems } = readCues(srt);
    expect(problems.map(({ line, kind }) => [line, kind])).toEqual([
      [2, 'endsBeforeItBegins'],
      [6, 'badTime'],
      [14, 'beginsBeforeTheLast'],
      [18, 'noText'],
      [20, 'badTime'],
    ]);
    expect(turns.map(({ speaker, startMs }) => [speaker, startMs])).toEqual([
      ['A', null],
      ['B', null],
      ['C', 8000],
      ['D', 7000],
      ['E', null],
    ]);
  });

  test('a smaller-than sign somebody wrote is no tag once it is decoded', () => {
    expect(readCues('WEBVTT\n\n00:01.000 --> 00:02.000\nA: fem &lt; seks').turns[0]!.text).toBe('fem < seks');
  });

  test('an empty file has no turns', () => {
    expect(readCues('')).toEqual({ turns: [], problems: [] });
    expect(readCues('WEBVTT\n')).toEqual({ turns: [], problems: [] });
  });
});
