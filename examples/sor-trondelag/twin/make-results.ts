import { type Cell, toCsv } from './csv.ts';
import { sayFigures } from './hill-climb.ts';
import { officeSizes } from './office-design.ts';
import { officeMeans } from './office-means.ts';
import { halfYearOf, makeCounts, targetOf } from './office-results.ts';
import { seededChance } from './random.ts';
import { county, indicators, months, officeNames, questions, sharedLeaders } from './results-design.ts';
import { makeSurvey } from './user-survey.ts';
import { makeSpread } from './user-survey-spread.ts';

/** With these, every aim is met. */
const seeds = { units: 7, counts: 1, survey: 1, spread: 2014 };

const unitOf = (office: number): string => `99${String(office + 1).padStart(2, '0')}`;

/**
 * The offices' side of the study: the register's units, the scorecard with its targets, the user survey, and the outcomes
 * that the analysis takes. Office by office in the order of their numbers.
 *
 * @param employeesCsv the answers whose means the results go with
 */
export function makeResults(employeesCsv: string, log: (line: string) => void): Record<string, string> {
  const means = officeMeans(employeesCsv);
  const ofUnits = seededChance(seeds.units);
  // About half of those who work there answered; each follows up thirty-odd users.
  const positions = officeSizes.map((size) => Math.round(size * 2.2 + ofUnits.uniform()));
  const users = positions.map((count) => Math.round(count * (27 + 6 * ofUnits.uniform())));
  const answers = users.map((count) => Math.round(count * (0.07 + 0.05 * ofUnits.uniform())));

  const scorecard = makeCounts(
    users.map((count) => ({ users: count })),
    means,
    seededChance(seeds.counts),
  );
  const user = makeSurvey(answers, means, seededChance(seeds.survey));
  for (const [name, { figures, left }] of Object.entries({ scorecard, user })) {
    for (const line of sayFigures(figures)) log(line);
    log(`${name}: distance left ${left}`);
  }

  const numbers = officeSizes.map((_, office) => unitOf(office));
  const leaderOf = (office: number): string => {
    const shared = sharedLeaders.find((pair) => pair.includes(office + 1));
    return `L${String(shared ? shared[0] : office + 1).padStart(2, '0')}`;
  };
  const nothing = numbers.map(() => null);
  const monthly = numbers.flatMap((unit, office) =>
    months.flatMap((month, m) =>
      indicators.map(({ code }, index) => ({ unit, month, code, ...scorecard.counts[office]![index]![m]! })),
    ),
  );
  const wanted = indicators.flatMap(({ code, targets }) => targets.map((target) => ({ code, ...target })));
  const byQuestion = Object.fromEntries(
    questions.map((id, question): [string, Cell[]] => [
      id,
      user.survey.map((row) => (row[question]! / 100).toFixed(2)),
    ]),
  );
  const spread = makeSpread(user.survey, seededChance(seeds.spread));
  const spreadByQuestion = Object.fromEntries(
    questions.map((id, question): [string, Cell[]] => [
      `${id}.sd`,
      spread.map((row) => (row[question]! / 100).toFixed(2)),
    ]),
  );
  const ofIndicators = Object.fromEntries(
    indicators.flatMap((indicator, index): [string, Cell[]][] => [
      [indicator.code, scorecard.counts.map((office) => halfYearOf(office[index]!))],
      [`${indicator.code}.target`, scorecard.counts.map(() => targetOf(indicator))],
    ]),
  );
  const table = (columns: Record<string, readonly Cell[]>) => toCsv(Object.keys(columns), columns);
  return {
    'results/units.csv': table({
      number: [county.number, ...numbers],
      name: [county.name, ...officeNames.map((name, office) => `Enhet ${unitOf(office).slice(2)} ${name}`)],
      type: ['county', ...numbers.map(() => 'office')],
      status: ['active', ...numbers.map(() => 'active')],
      parent: [null, ...numbers.map(() => county.number)],
      validFrom: ['2006-07-01', ...numbers.map(() => '2006-07-01')],
      validTo: [null, ...nothing],
      municipality: [null, ...nothing],
      leader: [null, ...numbers.map((_, office) => leaderOf(office))],
      positions: [null, ...positions],
      users: [null, ...users],
    }),
    'results/scorecard.csv': table({
      unit: monthly.map(({ unit }) => unit),
      month: monthly.map(({ month }) => month),
      indicator: monthly.map(({ code }) => code),
      numerator: monthly.map(({ numerator }) => numerator),
      denominator: monthly.map(({ denominator }) => denominator),
    }),
    'results/targets.csv': table({
      indicator: wanted.map(({ code }) => code),
      unit: wanted.map(() => null),
      from: wanted.map(({ from }) => from),
      target: wanted.map(({ target }) => target),
    }),
    'results/user-survey.csv': table({ unit: numbers, answers, ...byQuestion, ...spreadByQuestion }),
    'outcomes.csv': table({
      office: numbers.map((_, office) => office + 1),
      ...ofIndicators,
      ...Object.fromEntries(
        Object.entries(byQuestion).map(([id, column]) => [id, column.map((mean) => Number(mean))]),
      ),
    }),
  };
}
