import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { inQuotes } from '#platform/listing.ts';
import type { Study } from '../schema.ts';
import { findItem, labelOf, optionLabel } from '../variables.ts';
import type { Condition, ConditionValue, Test } from './condition.ts';
import { valuesOf } from './condition.ts';

/**
 * A condition in words, with the labels of its variables and answers.
 *
 * @example sayCondition(condition, study, 'employee', 'nb') // '«Alder» er «50 år eller eldre»'
 */
export function sayCondition(condition: Condition, study: Study, file: string, language: Language): string {
  const locale = { locale: language };
  const say = (part: Condition): string => {
    switch (part.kind) {
      case 'comparison':
      case 'membership':
        return sayTest(part, study, file, language);
      case 'not':
        return m.studies_said_not({ condition: say(part.part) }, locale);
      case 'and':
      case 'or': {
        const joint = part.kind === 'and' ? m.studies_said_and({}, locale) : m.studies_said_or({}, locale);
        return part.parts
          .map((inner) => (inner.kind === 'and' || inner.kind === 'or' ? `(${say(inner)})` : say(inner)))
          .join(` ${joint} `);
      }
    }
  };
  return say(condition);
}

const relations = {
  '==': m.studies_said_is,
  '!=': m.studies_said_is_not,
  '<': m.studies_said_under,
  '<=': m.studies_said_at_most,
  '>': m.studies_said_over,
  '>=': m.studies_said_at_least,
} as const;

function sayTest(test: Test, study: Study, file: string, language: Language): string {
  const locale = { locale: language };
  const item = findItem(study, file, test.variable);
  const sayValue = (value: ConditionValue) => {
    const label = item ? optionLabel(item, value, language) : String(value);
    return label === String(value) && typeof value === 'number' ? String(value) : inQuotes(label, language);
  };
  const name = inQuotes(labelOf(study, test.variable, language, file).replace(/[.…]$/, ''), language);
  if (test.kind === 'comparison') return relations[test.sign]({ name, value: sayValue(test.value) }, locale);
  const values = valuesOf(test).map(({ value }) => sayValue(value));
  if (values.length === 1) return m.studies_said_is({ name, value: values[0]! }, locale);
  const last = values.pop()!;
  const joint = m.studies_said_or({}, locale);
  return m.studies_said_is({ name, value: `${values.join(', ')} ${joint} ${last}` }, locale);
}
