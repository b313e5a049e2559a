import { m } from '#messages';
import { type Comparison, type Test, testsIn, valuesOf } from '../condition/condition.ts';
import { type ConditionMistake, parseCondition } from '../condition/parse-condition.ts';
import { isTooInvolved } from '../condition/ways-to-answer.ts';
import { type Finding, finding, type Path, type Say, sayWithSuggestion } from '../parse/finding.ts';
import type { ItemOutline } from '../parse/study-outline.ts';
import type { Content } from './files.rules.ts';

const mistakes: Record<
  ConditionMistake['code'],
  (place: { place: number }, options: { locale: 'nb' | 'nn' | 'en' }) => string
> = {
  'name-expected': m.studies_where_name_expected,
  'sign-expected': m.studies_where_sign_expected,
  'value-expected': m.studies_where_value_expected,
  'list-expected': m.studies_where_list_expected,
  'list-not-closed': m.studies_where_list_not_closed,
  'bracket-not-closed': m.studies_where_bracket_not_closed,
  'something-left': m.studies_where_something_left,
  'too-long': m.studies_where_too_long,
};

/** What is wrong with a filter: its form, the names in it, and the values they are compared with. */
export function whereFindings(where: unknown, path: Path, content: Content): Finding[] {
  // What is no text has been complained about by the schema.
  if (typeof where !== 'string') return [];
  const whole = (code: string, say: Say, value: unknown = where) => finding(code, path, say, value);
  if (content.file === 'office') {
    return [whole('where-office', (locale) => m.studies_where_office({}, { locale }))];
  }
  const read = parseCondition(where);
  if ('mistake' in read) {
    const { code, at, found } = read.mistake;
    const say: Say = (locale) => mistakes[code]({ place: at + 1 }, { locale });
    return [whole(`where-${code}`, say, found || where)];
  }
  const findings = testsIn(read.condition).flatMap((test) => testFindings(test, path, content));
  if (findings.length > 0 || !isTooInvolved(read.condition)) return findings;
  return [whole('where-too-involved', (locale) => m.studies_where_too_involved({}, { locale }))];
}

function testFindings(test: Test, path: Path, content: Content): Finding[] {
  const { variable: name } = test;
  const about = (code: string, say: Say, value: unknown = name) => [finding(code, path, say, value)];
  const item = content.items.get(name);
  if (item?.kind === 'text') return about('where-text', (locale) => m.studies_where_text({}, { locale }));
  if (item?.kind === 'choice') return choiceFindings(test, item, path);
  if (!item && !content.scales.has(name)) {
    // An office that is a column of its own has codes that only the answers tell.
    if (name === content.officeColumn) return [];
    if (content.outcomesElsewhere.includes(name)) {
      return about('where-outcome', (locale) => m.studies_where_outcome({}, { locale }));
    }
    const known = [...content.items.keys(), ...content.scales];
    const { file } = content;
    const say: Say = (locale) => m.studies_where_unknown({ file }, { locale });
    return about('where-unknown', sayWithSuggestion(say, name, known));
  }
  return valuesOf(test)
    .filter(({ value }) => typeof value === 'string')
    .flatMap(({ value }) =>
      about('where-not-number', (locale) => m.studies_where_not_number({ name }, { locale }), value),
    );
}

function choiceFindings(test: Test, item: ItemOutline, path: Path): Finding[] {
  const name = item.id;
  const codes = item.options.map(({ value }) => value);
  const hasOrder = codes.every((code) => typeof code === 'number');
  if (isBySize(test)) {
    const isNumber = typeof test.value === 'number';
    if (hasOrder && isNumber) return [];
    const say: Say = (locale) =>
      hasOrder
        ? m.studies_where_not_number({ name }, { locale })
        : m.studies_where_no_order({ name }, { locale });
    return [finding(hasOrder ? 'where-not-number' : 'where-no-order', path, say, test.value)];
  }
  const options = codes
    .slice(0, 30)
    .map((code) => (typeof code === 'string' ? `'${code}'` : code))
    .join(', ');
  return valuesOf(test)
    .filter(({ value }) => !codes.includes(value))
    .map(({ value }) =>
      finding(
        'where-unknown-option',
        path,
        (locale) => m.studies_where_unknown_option({ name, options }, { locale }),
        value,
      ),
    );
}

function isBySize(test: Test): test is Comparison {
  return test.kind === 'comparison' && test.sign !== '==' && test.sign !== '!=';
}
