import { type Aim, between, type Interval, printsAs } from './aim.ts';
import { AnswerSheet, notAnswered } from './answer-sheet.ts';
import { type Cell, toCsv } from './csv.ts';
import {
  background,
  employeeDesign,
  registersLow,
  skippedEmpowermentByAge,
  unitSizes,
} from './employee-design.ts';
import { giveFirstAnswers } from './first-answers.ts';
import { GroupAim } from './group-aim.ts';
import { latentScores } from './latent-scores.ts';
import { madeUpTexts, textColumn } from './made-up-texts.ts';
import { employeeHeadings, measures } from './measures.ts';
import published from './printed.json' with { type: 'json' };
import { alphaAims, correlationAims, notSignificantAims, table6 } from './published-aims.ts';
import { type Chance, seededChance } from './random.ts';
import { type FitFigures, RegressionAim } from './regression-aim.ts';
import { repair } from './repair.ts';
import { shareOutAges, totalOfTable12 } from './share-out-ages.ts';
import { keepsRegisters, splitRegisters } from './split-registers.ts';
import { spreadAims } from './spread-aims.ts';
import { unrelatedTo } from './unrelated-to.ts';

const rowCount = published.table2_age.total;

/** Rows in the order of a score get the first option, the second, … as many as printed; `missing` get none. */
function shareOut(order: readonly number[], counts: readonly number[]): (number | null)[] {
  const answers = new Array<number | null>(rowCount).fill(null);
  let next = 0;
  counts.forEach((count, option) => {
    for (let i = 0; i < count; i++) answers[order[next++]!] = option + 1;
  });
  return answers;
}

function inOrderOf(score: readonly number[], leftOut: readonly number[]): number[] {
  return score
    .map((_, row) => row)
    .filter((row) => !leftOut.includes(row))
    .sort((a, b) => score[a]! - score[b]! || a - b);
}

function skipQuestions(sheet: AnswerSheet, age: readonly (number | null)[], chance: Chance): void {
  const everyone = Array.from({ length: rowCount }, (_, row) => row);
  const skip = (measure: number, row: number) => {
    for (const column of sheet.answers[measure]!) column[row] = notAnswered;
  };
  const ofAge = (wanted: number) => chance.shuffled(everyone.filter((row) => age[row] === wanted));
  const impatient = skippedEmpowermentByAge.flatMap((count, group) => ofAge(group + 1).slice(0, count));
  const empowerment = sheet.indexOf('psychologicalEmpowerment');
  for (const row of impatient) skip(empowerment, row);
  // Those who skip one section tend to skip others.
  while (impatient.length < 13) {
    const row = chance.below(rowCount);
    if (!impatient.includes(row)) impatient.push(row);
  }
  employeeDesign.forEach(({ measure, skipped }, index) => {
    if (index === empowerment) return;
    const rows = new Set<number>();
    const others = chance.shuffled(impatient);
    while (rows.size < skipped) {
      const row = others.length > 0 && chance.uniform() < 0.9 ? others.pop()! : chance.below(rowCount);
      rows.add(row);
    }
    for (const row of rows) skip(index, row);
    // A statement here and there is passed over as well.
    if (measures[measure].items.length > 1 && index !== empowerment) {
      for (let hole = 0; hole < 5; hole++) {
        const items = sheet.answers[index]!;
        const row = chance.below(rowCount);
        if (items.every((column) => column[row] !== notAnswered)) {
          items[chance.below(items.length)]![row] = notAnswered;
        }
      }
    }
  });
  // One to five of the twelve passed over: means with other denominators, without which the printed
  // fourth and fifth decimals of table 12 cannot be reached.
  for (const group of [1, 2, 3]) {
    const rows = ofAge(group).filter((row) => sheet.answers[empowerment]![0]![row] !== notAnswered);
    [1, 1, 2, 3, 5].forEach((holes, index) => {
      const items = chance.shuffled(sheet.answers[empowerment]!).slice(0, holes);
      for (const column of items) column[rows[index]!] = notAnswered;
    });
  }
}

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

function employeeAims(sheet: AnswerSheet): Aim[] {
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

/** employees.csv: 254 made-up answers that give the figures of the employee file. */
export function makeEmployees(log: (line: string) => void, seed = 14): string {
  const chance = seededChance(seed);
  const offices = chance.shuffled(unitSizes.flatMap((size, unit) => new Array<number>(size).fill(unit + 1)));
  const correlations = employeeDesign.map((a, i) =>
    employeeDesign.map((b, j) => (i === j ? 1 : i > j ? a.r[j]! : b.r[i]!)),
  );
  const latent = latentScores({ correlations, offices, officeShare: 0.05, chance });
  const sheet = new AnswerSheet(
    employeeDesign.map(({ measure }) => measures[measure]),
    rowCount,
  );
  giveFirstAnswers(
    sheet,
    latent,
    employeeDesign.map(({ spread }) => spread),
    chance,
  );

  const empowerment = sheet.indexOf('psychologicalEmpowerment');
  const years = latent.map((row) => chance.normal() + 0.2 * row[empowerment]!);
  const leaveOut = (count: number) => chance.shuffled(offices.map((_, row) => row)).slice(0, count);
  const age = shareOut(inOrderOf(years, leaveOut(1)), background.age);

  skipQuestions(sheet, age, chance);
  splitRegisters(sheet, registersLow, chance);
  sheet.rescore();

  const aims = [...employeeAims(sheet), ...spreadAims(sheet, 0.1)];
  // First everybody's mean and spread of empowerment roughly, then to the last decimal; the ages share it out.
  for (const { slack, steps, patience } of [
    { slack: 0.001, steps: 1_000_000, patience: 0.1 },
    { slack: 0.0001, steps: 500_000, patience: 0.01 },
    { slack: 0.000004, steps: 200_000, patience: 0 },
  ]) {
    const all = [
      ...aims,
      new GroupAim(
        sheet,
        'psychologicalEmpowerment',
        age.map((option) => option && 0),
        totalOfTable12(slack),
      ),
    ];
    const loss = repair({ sheet, aims: all, chance, mayChange: keepsRegisters, steps, patience });
    for (const aim of all) log(`${aim.loss() > 0 ? '!' : ' '} ${aim.name}: ${aim.report()}`);
    log(`employees: distance left ${loss}`);
  }
  const left = shareOutAges(age, sheet.scores[empowerment]!, chance);
  log(`ages: distance left ${left}`);

  // Older people have been here longer and studied a little less; these follow the ages finally given.
  const scores = sheet.scores[empowerment]!;
  const draw = (counts: readonly number[], perAge: number): (number | null)[] => {
    const left = rowCount - counts.reduce((sum, count) => sum + count, 0);
    const order = age.map((option) => chance.normal() + perAge * (option ?? 2));
    return shareOut(inOrderOf(order, leaveOut(left)), counts);
  };
  const employed = unrelatedTo(scores, () => draw(background.employed, -0.8));
  const educationLevel = unrelatedTo(scores, () => draw(background.educationLevel, -0.3));
  const educationField = unrelatedTo(scores, () => draw(background.educationField, 0));

  const columns: Record<string, readonly Cell[]> = {
    age,
    office: offices,
    employed,
    educationLevel,
    educationField,
  };
  sheet.measures.forEach((measure, m) => {
    measure.items.forEach((item, i) => {
      columns[item] = Array.from(sheet.answers[m]![i]!, (answer) => (answer === notAnswered ? null : answer));
    });
  });
  const everyone = offices.map(() => true);
  const low = columns.registers!.map((answer) => typeof answer === 'number' && answer <= 3);
  columns.arenaOther = textColumn(madeUpTexts.arenaOther, everyone, 0.08, chance);
  columns.registersWhy = textColumn(madeUpTexts.registersWhy, low, 0.6, chance);
  columns.comments = textColumn(madeUpTexts.comments, everyone, 0.08, chance);
  return toCsv(employeeHeadings, columns);
}
