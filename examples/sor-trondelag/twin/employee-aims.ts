import { type Aim, between, type Interval, printsAs } from './aim.ts';
import type { AnswerSheet } from './answer-sheet.ts';
import published from './printed.json' with { type: 'json' };
import { alphaAims, correlationAims, notSignificantAims, table6 } from './published-aims.ts';
import { type FitFigures, RegressionAim } from './regression-aim.ts';

/** Table 7; all other predictors stay clear of significance (|t| below 1.9). */
const table7: FitFigures = ({ constant, terms }) => {
  const printed = published.table7_regression_employee;
  const [empowerment, networks] = printed.predictors;
  const predictors = table6('employee').map(({ factor }) => factor);
  return [
    [constant.B, printsAs(printed.constant.B, 3)],
    [constant.standardError, printsAs(printed.constant.se, 3)],
    ...terms.flatMap((term, index): [number, Interval][] => {
      const row = [empowerment, networks].find((candidate) => candidate?.factor === predictors[index]);
      if (!row) return [[term.t, between(-1.88, 1.88, 0.1)]];
      return [
        [term.B, printsAs(row.B, 3)],
        [term.standardError, printsAs(row.se, 3)],
        [term.beta, printsAs(row.beta, 3)],
      ];
    }),
    // p = .014 is narrower than B and its standard error together.
    [terms[predictors.indexOf('arenaNetworks')]!.t, between(2.468, 2.486)],
  ];
};

/**
 * Tables 1, 6, 7, 11, 13 and 14 and the recording question. Table 12 has its own file, since only it depends on age.
 * Where an interval stands in figures, the printed p asks for more than two decimals of r.
 */
export function employeeAims(sheet: AnswerSheet): Aim[] {
  const factors = table6('employee');
  return [
    ...alphaAims(sheet, 'employee'),
    ...correlationAims(sheet, 'innovationBehaviour', factors, {
      colleagueSupport: between(0.182, 0.1843),
      collaborationWithOffices: between(0.159, 0.1599),
      labourMarketOpportunities: between(0.1975, 0.2019),
      // p = .001, not .000.
      suggestionsLifted: between(0.2165, 0.2212),
    }),
    ...notSignificantAims(
      sheet,
      'innovationBehaviour',
      {
        userNeedsFirst: 0.08,
        arenaTraining: 0.06,
        arenaColleagues: 0.04,
        arenaELearning: 0.06,
        registers: 0.03,
      },
      0.03,
    ),
    ...correlationAims(sheet, 'userNeedsFirst', published.table11_employee_withUserNeedsFirst, {
      arenaNetworks: between(0.1885, 0.1925),
    }),
    ...correlationAims(
      sheet,
      'psychologicalEmpowerment',
      published.table13_withPsychologicalEmpowerment.map(({ factor, employee }) => ({
        factor,
        r: employee.r,
      })),
    ),
    ...correlationAims(sheet, 'arenaNetworks', published.table14_employee_withArenaNetworks, {
      colleagueSupport: between(0.1855, 0.1866),
    }),
    ...correlationAims(sheet, 'registers', [{ factor: 'qualityFocus', r: 0.14 }], {
      qualityFocus: between(0.14, 0.1403),
    }),
    new RegressionAim(
      sheet,
      'innovationBehaviour',
      factors.map(({ factor }) => factor),
      table7,
    ),
  ];
}
