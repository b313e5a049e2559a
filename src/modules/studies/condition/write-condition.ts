import type { Condition, ConditionValue } from './condition.ts';

/**
 * A condition as text, with single spaces and no bracket more than it needs. Reading it back gives the same condition.
 *
 * @throws RangeError for a text value with both kinds of quotation mark, which no condition can hold
 */
export function writeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'comparison':
      return `${condition.variable} ${condition.sign} ${writeValue(condition.value)}`;
    case 'membership':
      return `${condition.variable} in [${condition.values.map(({ value }) => writeValue(value)).join(', ')}]`;
    case 'not':
      if (condition.part.kind === 'membership') {
        return writeCondition(condition.part).replace(' in [', ' not in [');
      }
      return `not ${inBrackets(condition.part)}`;
    case 'and':
    case 'or':
      return condition.parts
        .map((part) => (part.kind === 'and' || part.kind === 'or' ? inBrackets(part) : writeCondition(part)))
        .join(` ${condition.kind} `);
  }
}

function inBrackets(condition: Condition): string {
  const text = writeCondition(condition);
  return condition.kind === 'and' || condition.kind === 'or' ? `(${text})` : text;
}

function writeValue(value: ConditionValue): string {
  if (typeof value === 'number') {
    // Conditions know no exponents.
    return Math.abs(value) < 1e21 && Math.abs(value) >= 1e-6
      ? String(value)
      : value.toFixed(20).replace(/\.?0+$/, '');
  }
  if (!value.includes("'")) return `'${value}'`;
  if (!value.includes('"')) return `"${value}"`;
  throw new RangeError('A condition cannot hold a text with both kinds of quotation mark');
}
