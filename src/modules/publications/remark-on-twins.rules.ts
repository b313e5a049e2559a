import { m } from '#messages';
import { inAllLanguages } from '#platform/language.ts';
import type { Finding } from './finding.ts';
import { meet } from './interval.rules.ts';
import { printedOf } from './printed.rules.ts';
import type { FactOf, PublishedTables } from './schema.ts';
import { casesOf } from './sizes.rules.ts';
import { joined, sayPrinted, trilingual } from './words.ts';

/** Beside an impossible p, points to the same r on as many cases elsewhere in the tables, whose p is possible. */
export function remarkOnTwins(tables: PublishedTables, findings: readonly Finding[]): Finding[] {
  if (!findings.some((one) => one.kind === 'correlation' && one.verdict === 'impossible'))
    return [...findings];
  const isPossible = new Set(findings.filter((one) => one.verdict === 'consistent').map((one) => one.factId));
  const byId = new Map<string, FactOf<'correlation'>>();
  const possibleByR = new Map<string, FactOf<'correlation'>[]>();
  for (const fact of tables.facts) {
    if (fact.kind !== 'correlation') continue;
    byId.set(fact.id, fact);
    if (!isPossible.has(fact.id)) continue;
    const list = possibleByR.get(sizeKey(fact));
    if (list) list.push(fact);
    else possibleByR.set(sizeKey(fact), [fact]);
  }
  return findings.map((finding) => {
    const fact = finding.verdict === 'impossible' ? byId.get(finding.factId) : undefined;
    const cases = fact && casesOf(fact, tables.samples);
    if (!fact || !cases) return finding;
    const twin = possibleByR.get(sizeKey(fact))?.find((other) => {
      const theirs = casesOf(other, tables.samples);
      return theirs !== null && meet(cases, theirs) !== null;
    });
    if (!twin || twin.p === undefined) return finding;
    const p = printedOf(twin.p);
    const remark = inAllLanguages((language) =>
      m.publications_twin(
        { where: trilingual(twin.where)[language], p: sayPrinted(p, language, true) },
        { locale: language },
      ),
    );
    return { ...finding, text: joined([finding.text, remark]) };
  });
}

/** p depends on the size of r, not on its sign. */
function sizeKey(fact: FactOf<'correlation'>): string {
  const r = printedOf(fact.r);
  return `${Math.abs(r.value).toFixed(Math.max(0, Math.min(r.decimals, 15)))}|${fact.tails}`;
}
