import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyseStudy, readAnswers } from '#modules/analyses/index.ts';
import { parseStudy } from '#modules/studies/index.ts';

// Real answers that do not come with the project: data set lq2002 of R's multilevel package.
const answersPath = '../shared/data/leadership-2002.csv';
const isHere = existsSync(answersPath);
const reason = isHere ? '' : ` (NOT COMPARED: ${answersPath} is not on this machine)`;

/** Base R's values: Rscript examples/leadership/reference.R ../shared/data/leadership-2002.csv */
const reference = JSON.parse(readFileSync('examples/leadership/reference.json', 'utf8'));

/** Agreement to 1e-10, relative; for what the optimiser finds (omega) to its own tolerance. */
function expectAgreement(ours: unknown, theirs: unknown, tolerance = 1e-10): void {
  const pairs = [ours].flat().map((value, index) => [value, [theirs].flat()[index]]);
  expect(pairs.length).toBe([theirs].flat().length);
  for (const [value, wanted] of pairs) {
    expect(typeof value, `ours ${value}, R ${wanted}`).toBe('number');
    const error = Math.abs(Number(value) - Number(wanted)) / Math.max(Math.abs(Number(wanted)), 1e-300);
    expect(error, `ours ${value}, R ${wanted}`).toBeLessThanOrEqual(tolerance);
  }
}

describe.skipIf(!isHere)(`the 2002 answers give what base R gives${reason}`, () => {
  const parsed = parseStudy(readFileSync('examples/leadership/study.yaml', 'utf8'), 'study.yaml');
  const bytes = isHere ? readFileSync(answersPath) : new Uint8Array();
  const results = isHere
    ? analyseStudy({
        parsed,
        answers: [
          readAnswers({ bytes, fileName: 'leadership-2002.csv', study: parsed.study, file: 'person' }),
        ],
        language: 'en',
      })
    : undefined;

  test.each(['leadership', 'taskSignificance', 'hostility'])(
    'alpha, its interval and its items: %s',
    (scale) => {
      const ours = results!.reliability.find((result) => result.scale === scale)!;
      const theirs = reference.reliability[scale];
      expect(ours.n).toBe(theirs.n);
      expectAgreement(ours.alpha, theirs.alpha);
      expectAgreement([...ours.ci!], theirs.ci);
      expectAgreement(
        ours.dropped.map((item) => item.alpha),
        theirs.dropped,
      );
      expectAgreement(
        ours.dropped.map((item) => item.itemTotal),
        theirs.itemTotal,
      );
      expectAgreement(ours.omega, theirs.omega, 1e-6);
    },
  );

  test.each(['leadership', 'taskSignificance', 'hostility'])('mean, SD and interval: %s', (variable) => {
    const ours = results!.descriptions.find((result) => result.variable === variable)!;
    const { n, mean, sd, ci } = reference.descriptions[variable];
    expect(ours.n).toBe(n);
    expectAgreement([ours.mean, ours.sd, ...ours.ci!], [mean, sd, ...ci]);
  });

  test('the three correlations, with p and interval', () => {
    const ours = results!.correlations.filter((result) => result.plan === 'C1');
    expect(ours.map(({ x, y, n }) => ({ x, y, n }))).toEqual(
      reference.correlations.map(({ x, y, n }: { x: string; y: string; n: number }) => ({ x, y, n })),
    );
    ours.forEach((result, index) => {
      const { r, p, ci } = reference.correlations[index];
      expectAgreement([result.r, result.p, ...result.ci!], [r, p, ...ci]);
    });
  });

  test('the regression of hostility on leadership and task significance', () => {
    const [ours] = results!.regressions;
    const theirs = reference.regression;
    expect(ours!.n).toBe(theirs.n);
    expectAgreement(
      [ours!.r2, ours!.adjustedR2, ours!.F, ...ours!.df!, ours!.p, ours!.residualSd],
      [theirs.r2, theirs.adjustedR2, theirs.F, ...theirs.df, theirs.p, theirs.residualSd],
    );
    ours!.terms.forEach((term, index) => {
      const { B, se, t, p, ci, beta } = theirs.terms[index];
      expectAgreement([term.B, term.se, term.t, term.p, ...term.ci!], [B, se, t, p, ...ci]);
      if (index > 0) expectAgreement([term.beta, term.vif], [beta, theirs.vif]);
    });
  });

  test('group means are those of R where fifteen or more answered, and withheld everywhere else', () => {
    const [ours] = results!.meanComparisons;
    const { F, df, p, etaSquared, shown } = reference.groups;
    expectAgreement([ours!.F, ...ours!.df!, ours!.p, ours!.etaSquared], [F, ...df, p, etaSquared]);
    expect(ours!.groups.length).toBe(49);
    const visible = ours!.groups.filter((group) => !group.withheld);
    expect(visible.map((group) => String(group.value)).sort()).toEqual(Object.keys(shown).sort());
    for (const group of visible) {
      const theirs = shown[String(group.value)];
      expect(group.n).toBe(theirs.n);
      expectAgreement([group.mean, group.sd, ...group.ci!], [theirs.mean, theirs.sd, ...theirs.ci]);
    }
    const withheld = ours!.groups.filter((group) => group.withheld);
    expect(withheld.length).toBe(10);
    for (const { n, mean, sd, ci } of withheld) expect([n, mean, sd, ci]).toEqual([null, null, null, null]);
  });
});
