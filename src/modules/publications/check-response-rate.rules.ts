import { m } from '#messages';
import { checkCount, printedCount } from './check-count.ts';
import { cannotBeChecked, type Finding, judge, needs } from './finding.ts';
import { exactly } from './interval.rules.ts';
import { printedOf } from './printed.rules.ts';
import type { FactOf } from './schema.ts';

/**
 * Checks every relation between the printed numbers of a field work: reached = invited − undeliverable − absent (where at
 * least one of these is printed; otherwise no more are reached than invited), answered = complete + partial, answered no
 * more than reached, and the rate as the share answered of those reached (or invited).
 */
export function checkResponseRate(fact: FactOf<'responseRate'>): Finding[] {
  const { invited, undeliverable, absent, reached, complete, partial, answered } = fact;
  const findings: Finding[] = [];
  const lost = [undeliverable, absent].filter((one) => one !== undefined);
  if (invited !== undefined && reached !== undefined)
    findings.push(
      lost.length > 0
        ? checkCount(fact, 'reached', [invited, ...lost.map((one) => -one)], reached)
        : atMost(fact, 'reached', reached, 'invited', invited),
    );
  if (answered !== undefined && complete !== undefined && partial !== undefined)
    findings.push(checkCount(fact, 'answered', [complete, partial], answered));
  const derivedReached =
    reached ??
    (invited === undefined || lost.length === 0
      ? undefined
      : invited - lost.reduce((sum, one) => sum + one, 0));
  const asked = derivedReached ?? invited;
  const replies =
    answered ?? (complete === undefined || partial === undefined ? undefined : complete + partial);
  if (answered !== undefined && asked !== undefined)
    findings.push(
      atMost(fact, 'answered.most', answered, derivedReached === undefined ? 'invited' : 'reached', asked),
    );
  if (fact.ratePercent !== undefined) {
    const base = fact.rateOf === 'invited' ? invited : fact.rateOf === 'reached' ? derivedReached : asked;
    if (base === undefined || base <= 0 || replies === undefined)
      findings.push(cannotBeChecked(fact, 'ratePercent', needs('n')));
    else findings.push(rate(fact, replies, base, fact.ratePercent));
  }
  return findings.length > 0 ? findings : [cannotBeChecked(fact, 'ratePercent', needs('n'))];
}

function rate(
  fact: FactOf<'responseRate'>,
  answered: number,
  base: number,
  printedRate: NonNullable<FactOf<'responseRate'>['ratePercent']>,
): Finding {
  const printed = printedOf(printedRate);
  const percent = (100 * answered) / base;
  return judge({
    fact,
    figure: 'ratePercent',
    symbol: (locale) => m.publications_symbol_percent({}, { locale }),
    basis: (locale) =>
      m.publications_basis_share({ count: String(answered), total: String(base) }, { locale }),
    printed,
    from: { answered: String(answered), of: String(base) },
    recomputed: { ...exactly(percent), value: percent },
    style: { decimals: Math.max(1, printed.decimals), bounded: false },
  });
}

function atMost(
  fact: FactOf<'responseRate'>,
  figure: string,
  part: number,
  name: 'invited' | 'reached',
  whole: number,
): Finding {
  return judge({
    fact,
    figure,
    symbol: (locale) => m.publications_symbol_at_most({}, { locale }),
    basis: (locale) =>
      name === 'invited'
        ? m.publications_basis_invited({ count: String(whole) }, { locale })
        : m.publications_basis_reached({ count: String(whole) }, { locale }),
    printed: printedCount(part),
    from: { [name]: String(whole) },
    recomputed: { low: 0, high: whole, value: whole },
    near: () => String(whole),
    style: { decimals: 0, bounded: false },
  });
}
