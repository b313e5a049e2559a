import { describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { answerFiles } from './answer-files.rules.ts';
import { pilotTimes } from './pilot/pilot-times.rules.ts';
import { checksBeforeOpening, isReady, missingTexts } from './readiness.rules.ts';
import { checkWaveSettings, isDay } from './wave-settings.rules.ts';

const { study } = parseStudy(
  `
handlingsrom: 1
id: two-audiences
title: {nb: To, nn: To}
languages: [nb, nn]
offices: {column: kontor}
instruments:
  employee:
    sections:
      - title: {nb: Alt, nn: Alt}
        items:
          - {id: s1, kind: agreement, points: 6, column: "S, 1", text: {nb: En}}
          - {id: why, kind: text, text: {nb: Hvorfor, nn: Kvifor}}
  leader:
    sections:
      - title: {nb: Alt, nn: Alt}
        items:
          - {id: s2, kind: agreement, points: 6, text: {nb: To, nn: To}}
plan: [{id: D1, describe: {file: employee, variables: [s1]}}]
`,
  'study.yaml',
);

const form = {
  title: ' Runde  1 ',
  plannedClosingOn: '2026-12-10',
  eraseCodeKeyOn: '2027-02-01',
  senderName: 'Sol',
  replyTo: '',
  audiences: ['employee', 'leader'],
};
const about = { today: '2026-11-22', study };

describe('the settings of a wave', () => {
  test('are taken as they are meant: all instruments are said as none in particular', () => {
    expect(checkWaveSettings(form, about)).toEqual({
      settings: { ...form, title: 'Runde 1', audiences: [] },
    });
  });

  test('keep names no longer than the study says that they are kept', () => {
    const promising = { ...study, privacy: { ...study.privacy, eraseCodeKeyBy: '2027-01-31' } };
    const late = { field: 'eraseCodeKeyOn', code: 'erased-too-late', day: '2027-01-31' };
    expect(checkWaveSettings(form, { ...about, study: promising })).toEqual({ problems: [late] });
    const onTheDay = { ...form, eraseCodeKeyOn: '2027-01-31' };
    expect(checkWaveSettings(onTheDay, { ...about, study: promising })).toHaveProperty('settings');
  });

  test('that cannot be are refused, every one at its field', () => {
    const refused = checkWaveSettings(
      {
        title: ' ',
        plannedClosingOn: '2026-11-21',
        eraseCodeKeyOn: '2026-02-30',
        senderName: 'x'.repeat(200),
        replyTo: 'kari',
        audiences: ['nobody'],
      },
      about,
    );
    expect('problems' in refused && refused.problems).toEqual([
      { field: 'title', code: 'title-missing' },
      { field: 'plannedClosingOn', code: 'day-passed' },
      { field: 'eraseCodeKeyOn', code: 'not-a-day' },
      { field: 'senderName', code: 'too-long' },
      { field: 'replyTo', code: 'not-an-address' },
      { field: 'audiences', code: 'nobody-asked' },
    ]);
  });

  test('do not let the code key go while people may still be reminded', () => {
    const refused = checkWaveSettings({ ...form, eraseCodeKeyOn: '2026-12-10' }, about);
    expect(refused).toEqual({ problems: [{ field: 'eraseCodeKeyOn', code: 'erased-before-closing' }] });
  });

  test('a day is one that is in the calendar', () => {
    expect(['2028-02-29', '2027-02-29', '2027-13-01', '27-01-01'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('what must be in place before a wave opens', () => {
  const ready = {
    wave: {
      audiences: ['leader'],
      senderName: 'Sol',
      isPilotSkipped: true,
      plannedClosingOn: null,
      eraseCodeKeyOn: '2027-02-01',
    },
    study,
    people: new Map([['leader', 3]]),
    hasOpenLink: false,
    isLetterReady: true,
    pilot: { finished: 0, openComments: 0 },
    today: '2026-11-22',
    units: null,
  };
  const statesOf = (given: Partial<typeof ready>) =>
    Object.fromEntries(checksBeforeOpening({ ...ready, ...given }).map(({ id, state }) => [id, state]));

  test('is said one by one, and what is merely wise does not stand in the way', () => {
    expect(statesOf({})).toEqual({
      languages: 'done',
      plan: 'done',
      retention: 'done',
      people: 'done',
      letter: 'done',
      pilot: 'advice',
      closing: 'advice',
    });
    expect(isReady(checksBeforeOpening(ready))).toBe(true);
  });

  test('a text that lacks a language counts only where it is asked', () => {
    expect(missingTexts(study, ['employee'])).toEqual([{ where: 's1', language: 'nn' }]);
    expect(statesOf({ wave: { ...ready.wave, audiences: [] } }).languages).toBe('missing');
  });

  test('without a questionnaire nobody can be asked, on site or by letter', () => {
    const noQuestions = { ...study, instruments: {} };
    expect(statesOf({ study: noQuestions, hasOpenLink: true }).people).toBe('missing');
  });

  test('nobody to ask and no link on site stands in the way; a link on site does not', () => {
    expect(statesOf({ people: new Map() }).people).toBe('missing');
    const onSite = statesOf({ people: new Map(), hasOpenLink: true });
    expect([onSite.people, onSite.letter]).toEqual(['advice', 'done']);
  });

  test('a trial is either held or left out on purpose', () => {
    const wave = { ...ready.wave, isPilotSkipped: false };
    expect(statesOf({ wave }).pilot).toBe('missing');
    expect(statesOf({ wave, pilot: { finished: 1, openComments: 0 } }).pilot).toBe('done');
    expect(statesOf({ wave, pilot: { finished: 1, openComments: 2 } }).pilot).toBe('advice');
  });

  test('a day of erasure that has passed is none', () => {
    expect(statesOf({ wave: { ...ready.wave, eraseCodeKeyOn: '2026-11-22' } }).retention).toBe('missing');
  });
});

describe('the answers of a closed wave as files', () => {
  test('have a column for each question that can be analysed, and the office under its own heading', () => {
    const files = answerFiles(study, [
      { audience: 'employee', office: 'Nord, øvre', answers: { s1: 4 } },
      { audience: 'employee', office: null, answers: {} },
    ]);
    expect(files).toEqual([
      { file: 'employee', fileName: 'employee.csv', text: '"S, 1",kontor\n4,"Nord, øvre"\n,\n' },
    ]);
  });
});

describe('the times of a trial', () => {
  const testers = [
    { testerId: 'a', audience: 'employee', isFinished: true },
    { testerId: 'b', audience: 'employee', isFinished: true },
    { testerId: 'c', audience: 'employee', isFinished: false },
  ];
  const times = [
    { testerId: 'a', section: 0, seconds: 30 },
    { testerId: 'a', section: 1, seconds: 90 },
    { testerId: 'b', section: 0, seconds: 50 },
    { testerId: 'b', section: 1, seconds: 30 },
    { testerId: 'c', section: 0, seconds: 500 },
  ];

  test('are those of the ones who finished; the slowest part goes by its median', () => {
    const { medianSeconds, slowest, byTester } = pilotTimes(times, testers);
    expect(medianSeconds).toBe(100);
    expect(slowest).toEqual({ audience: 'employee', section: 1, seconds: 60 });
    expect(byTester.get('c')).toBe(500);
  });

  test('are none when nobody has finished', () => {
    expect(pilotTimes(times, [testers[2]!])).toMatchObject({ medianSeconds: null, slowest: null });
  });
});
