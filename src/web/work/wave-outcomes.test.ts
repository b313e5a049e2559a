import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { ReadingContents } from '#modules/scorecards/index.ts';
import { analyse } from './analyse.ts';
import { analyseWave } from './analyse-wave.ts';
import type { ReadingForReport, WaveReportJob } from './job.ts';

// The twin of 2015: answers, study and outcomes are made up.
const folder = 'examples/sor-trondelag';
const textOf = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
const file = (fileName: string, text = textOf(fileName)) => ({
  fileName,
  bytes: new TextEncoder().encode(text),
});
/** The twin's scales and outcomes, with a plan that is small enough to be run again and again. */
const studyText = stringify({
  ...parse(textOf('study.yaml')),
  languages: ['en'],
  postHoc: [],
  families: [],
  chapters: {},
  plan: [
    { id: 'P1', correlate: { file: 'employee', outcome: 'innovationBehaviour', with: ['leaderSupport'] } },
    {
      id: 'O1',
      correlate: { file: 'office', outcome: 'individualFollowUp', with: ['psychologicalEmpowerment'] },
    },
    { id: 'O2', correlate: { file: 'office', outcome: 'labourMarket', with: ['leaderSupport'] } },
    { id: 'O3', correlate: { file: 'office', outcome: 'userSurveyAll', with: ['leaderSupport'] } },
    { id: 'O4', regress: { file: 'office', outcome: 'individualFollowUp', predictors: 'significantIn O1' } },
  ],
});
const csv = textOf('outcomes.csv');
const codes = csv.split('\n')[0]!.split(';').slice(1);
const indicators = codes
  .filter((code) => /^[A-Z]/.test(code) && !code.endsWith('.target'))
  .map((code) => ({ code, kind: 'share', per: 1, direction: 'higher' }) as const);
const contents: ReadingContents = {
  period: { from: '2015-01', to: '2015-06' },
  userSurvey: '2014-12',
  unknownOffices: [],
  indicators,
  numbers: [],
  answers: [],
  offices: Array.from({ length: 19 }, (_, at) => ({ office: `${at + 1}`, units: [`${9901 + at}`] })),
  gaps: { emptyMonths: [], incomplete: [], tooFew: 0, withoutTarget: 0 },
  sources: [
    {
      kind: 'values',
      fileName: 'scorecard.csv',
      sha256: 'ab'.repeat(32),
      importedOn: '2015-07-10',
      numbers: 1254,
    },
    { kind: 'targets', fileName: null, sha256: null, importedOn: null, numbers: 11 },
  ],
};
const reading = (changed: Partial<ReadingForReport> = {}): ReadingForReport => ({
  reading: 1,
  readOn: '2015-07-12',
  firstReadOn: '2015-07-12',
  isChanged: false,
  contents,
  ...changed,
});
const given = (about = reading(), text = csv): WaveReportJob['outcomes'] => ({
  ...file('outcomes.csv', text),
  sha256: createHash('sha256').update(text).digest('hex'),
  reading: about,
});
function report(outcomes: WaveReportJob['outcomes'], study = studyText) {
  const [made] = analyseWave({
    kind: 'waveReport',
    study: file('study.yaml', study),
    later: [],
    minimumGroup: 5,
    planSha256: 'x',
    subtitle: { en: 'Wave' },
    collection: null,
    offices: [],
    reportingUnits: [],
    outcomes,
    answers: [{ file: 'employee', ...file('employees.csv') }],
  });
  const said = made!.document.blocks.flatMap((block) => (block.kind === 'warning' ? [block.text] : []));
  return { ...made!, said: said.join('\n') };
}
const correlation = (made: ReturnType<typeof report>, plan: string) =>
  made.results.correlations.filter((one) => one.plan === plan);

describe('the report of a wave whose offices have results', () => {
  test('gives the very numbers that the same file gives by itself', () => {
    const [alone] = analyse(
      {
        kind: 'analyse',
        study: file('study.yaml', studyText),
        outcomes: file('outcomes.csv'),
        languages: ['en'],
        answers: [{ file: 'employee', ...file('employees.csv') }],
      },
      () => {},
    );
    const made = report(given());
    expect(made.results.correlations).toEqual(alone!.results.correlations);
    expect(made.results.regressions).toEqual(alone!.results.regressions);
    expect(correlation(made, 'O1')).not.toEqual([]);
    expect(made.said).not.toContain('have not been run');
  });

  test('says which months, when they were read, and from which sheets', () => {
    const made = report(given());
    expect(made.results.outcomesRead).toMatchObject({
      reading: 1,
      readOn: '2015-07-12',
      fileName: 'outcomes.csv',
      offices: 19,
      joined: 0,
      period: { from: '2015-01', to: '2015-06' },
      userSurvey: '2014-12',
      sha256: createHash('sha256').update(csv).digest('hex'),
    });
    const text = JSON.stringify(made.document.blocks);
    expect(text).toContain('The scorecard for January–June 2015.');
    expect(text).toContain(
      'Monthly values: scorecard.csv (SHA-256 abababababab), imported on 10 July 2015: 1254 numbers.',
    );
    expect(text).toContain('Targets that came by no file we know');
  });

  test('says what was missing', () => {
    const gaps = {
      emptyMonths: ['2015-06'],
      tooFew: 2,
      withoutTarget: 0,
      incomplete: [{ indicator: 'B.12', offices: 3 }],
    };
    const { said } = report(
      given(reading({ contents: { ...contents, gaps, unknownOffices: ['Utlandet'] } })),
    );
    expect(said).toContain('The scorecard has no numbers for June 2015.');
    expect(said).toContain('computed from those they have: B.12 (3 offices).');
    expect(said).toContain('fewer than five users or cases in the whole period are left out: 2.');
    expect(said).toContain('not in the register of units, and so have no results here: Utlandet.');
    expect(said).not.toContain('without a target');
  });
});

describe('an outcome that the scorecard cannot give', () => {
  test('is not reckoned from what is left of it, and the report says why', () => {
    const study = studyText.replaceAll('- B.50', '- B.99');
    const made = report(given(), study);
    expect(made.said).toContain(
      '“Follow-up of working life” cannot be computed. The scorecard does not have B.99.',
    );
    const used = JSON.stringify(made.results.correlations);
    expect([used.includes('"individualFollowUp"'), used.includes('"labourMarket"')]).toEqual([true, false]);
    expect(made.said).toMatch(/O2/);
  });

  test('nor where nobody has numbers or a target for one of its indicators, or no users were asked', () => {
    const without = (drop: (heading: string) => boolean) => {
      const rows = csv
        .trim()
        .split('\n')
        .map((line) => line.split(';'));
      const keep = rows[0]!.map((heading) => !drop(heading));
      return `${rows.map((row) => row.filter((_, at) => keep[at]).join(';')).join('\n')}\n`;
    };
    expect(
      report(
        given(
          reading(),
          without((one) => one.startsWith('B.50')),
        ),
      ).said,
    ).toContain('None of the offices has numbers for B.50 in the period.');
    expect(
      report(
        given(
          reading(),
          without((one) => one === 'B.50.target'),
        ),
      ).said,
    ).toContain('No target has been set for B.50 in the period.');
    const unasked = reading({ contents: { ...contents, userSurvey: null } });
    const made = report(
      given(
        unasked,
        without((one) => /^[a-z]+\d/.test(one)),
      ),
    );
    expect(made.said).toContain('“User survey, all questions” cannot be computed. There is no user survey');
    expect(correlation(made, 'O1')).not.toEqual([]);
  });

  test('all of the rest is there, where the scorecard is empty', () => {
    const none = { ...contents, indicators: [], userSurvey: null, sources: [] };
    const made = report(given(reading({ contents: none }), 'office\n1\n2\n'));
    expect(correlation(made, 'P1')).not.toEqual([]);
    expect(correlation(made, 'O1')).toEqual([]);
    expect(made.said).toContain('“Individual follow-up” cannot be computed. The scorecard does not have');
  });
});

describe('numbers that were read again', () => {
  test('stay planned where only what was missing has come, and the report says so', () => {
    const made = report(given(reading({ reading: 2, readOn: '2015-08-01' })));
    expect(correlation(made, 'O1').every(({ planned }) => planned)).toBe(true);
    expect(made.said).toContain('was first read on 12 July 2015. Since then, only numbers that were missing');
  });

  test('are thought of afterwards where something had changed: all that rests on them, and nothing else', () => {
    const before = report(given());
    const made = report(given(reading({ reading: 2, isChanged: true })));
    const planned = (of: typeof made) =>
      new Map(of.results.correlations.map(({ plan, planned: isPlanned }) => [plan, isPlanned]));
    expect([...planned(before).values()]).toEqual([true, true, true, true]);
    expect(planned(made).get('O1')).toBe(false);
    expect(planned(made).get('P1')).toBe(true);
    expect(made.results.provenance.planSha256).toBe(before.results.provenance.planSha256);
    // The figures are the same; only what they are called is another.
    expect(correlation(made, 'O1').map(({ r }) => r)).toEqual(correlation(before, 'O1').map(({ r }) => r));
    expect(made.said).toContain('called post hoc');
    expect(made.officeClimate).toEqual(before.officeClimate);
  });
});
