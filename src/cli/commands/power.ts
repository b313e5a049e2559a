import { m } from '#messages';
import { answerPower, type PowerQuestion, powerSentences } from '#modules/analyses/index.ts';
import { type PowerDesign, StatisticsError } from '#statistics';
import { readArguments, usageError } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';

/**
 * `handlingsrom power --correlation --n 19`: how small an effect a study can find, how likely it is to find one, or
 * how many answers it needs. Asks no file.
 */
export async function powerCommand(args: readonly string[]): Promise<number> {
  const { positionals, values, language, isJson } = readArguments(args, {
    correlation: { type: 'boolean' },
    regression: { type: 'boolean' },
    'one-way': { type: 'boolean' },
    'two-groups': { type: 'boolean' },
    n: { type: 'string' },
    effect: { type: 'string' },
    power: { type: 'string' },
    alpha: { type: 'string' },
    predictors: { type: 'string' },
    tested: { type: 'string' },
    groups: { type: 'string' },
  });
  if (positionals.length > 0) throw wrongUse();
  const question: PowerQuestion = {
    design: designIn(values),
    n: numberIn(values, 'n'),
    effect: numberIn(values, 'effect'),
    power: numberIn(values, 'power'),
    alpha: numberIn(values, 'alpha'),
  };
  if (question.n === undefined && question.effect === undefined) throw wrongUse();
  // With n and effect given it is the power that is sought.
  if (question.n !== undefined && question.effect !== undefined && question.power !== undefined)
    throw wrongUse();
  const answer = answered(question);
  const text = isJson
    ? JSON.stringify({ design: question.design, ...answer }, null, 2)
    : powerSentences(question.design, answer, language).join('\n');
  process.stdout.write(`${text}\n`);
  return exitCodes.done;
}

function answered(question: PowerQuestion) {
  try {
    return answerPower(question);
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error;
    throw usageError((locale) => m.cli_power_refused({}, { locale }));
  }
}

type Values = Readonly<Record<string, unknown>>;

function designIn(values: Values): PowerDesign {
  const designs = ['correlation', 'regression', 'one-way', 'two-groups'].filter(
    (name) => values[name] === true,
  );
  const [design, ...more] = designs;
  const [predictors, tested, groups] = ['predictors', 'tested', 'groups'].map((name) =>
    numberIn(values, name),
  );
  if (more.length > 0) throw wrongUse();
  const isFor = (name: string, value: number | undefined) => value === undefined || design === name;
  if (!isFor('regression', predictors) || !isFor('regression', tested) || !isFor('one-way', groups)) {
    throw wrongUse();
  }
  if (design === 'correlation') return { kind: 'correlation' };
  if (design === 'two-groups') return { kind: 'twoGroups' };
  if (design === 'regression' && predictors !== undefined) {
    return { kind: 'regression', predictors, ...(tested === undefined ? {} : { tested }) };
  }
  if (design === 'one-way' && groups !== undefined) return { kind: 'oneWay', groups };
  throw wrongUse();
}

function numberIn(values: Values, name: string): number | undefined {
  const given = values[name];
  if (given === undefined) return undefined;
  const number =
    typeof given === 'string' && given.trim() !== '' ? Number(given.replace(',', '.')) : Number.NaN;
  if (!Number.isFinite(number) || number > 1e8) {
    throw usageError((locale) =>
      m.cli_power_not_a_number({ option: name, given: String(given) }, { locale }),
    );
  }
  return number;
}

const wrongUse = () => usageError((locale) => m.cli_usage_power({}, { locale }));
