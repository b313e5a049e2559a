import type { ReactNode } from 'react';
import { m } from '#messages';
import { lineageOf, statusOn } from '#modules/organisation/index.ts';
import type { Succession, Unit } from '#modules/organisation/schema.ts';
import { useWords } from '#web/language/language.ts';
import { fieldWords, sayCount, sayDay } from './register-words.ts';
import { StatusTag } from './status-tag.tsx';

export type NearUnit = Pick<
  Unit,
  'number' | 'name' | 'type' | 'parent' | 'leader' | 'status' | 'validFrom' | 'validTo'
>;

/** What the register says of a unit now, and what belongs to it. */
export function UnitFacts(properties: {
  unit: Unit;
  units: readonly NearUnit[];
  successions: readonly Succession[];
  municipalityName: string | null;
  today: string;
}) {
  const { unit, units, successions, municipalityName, today } = properties;
  const { say, language } = useWords();
  const parent = units.find(({ number }) => number === unit.parent);
  const children = units.filter((one) => one.parent === unit.number);
  const counted = lineageOf(unit.number, successions).slice(1);
  const sameLeader =
    unit.leader === null
      ? []
      : units.filter(({ leader, number }) => leader === unit.leader && number !== unit.number);
  const links = (numbers: readonly NearUnit[]) =>
    numbers.map(({ number, name }, index) => (
      <span key={number}>
        {index > 0 ? ', ' : ''}
        <a href={`/register/${number}`}>{name}</a>
      </span>
    ));
  const unknown = <span className="asked-note">{say(m.register_unknown)}</span>;
  const day = (text: string | null) => (text === null ? unknown : sayDay(text, language));
  const count = (value: number | null) => (value === null ? unknown : sayCount(value, language));
  const earlier = counted.flatMap((number) => units.find((one) => one.number === number) ?? []);
  const rows: readonly (readonly [string, ReactNode])[] = [
    ...(parent ? [[say(fieldWords.parent), links([parent])] as const] : []),
    [say(fieldWords.validFrom), day(unit.validFrom)],
    ...(unit.validTo === null ? [] : [[say(fieldWords.validTo), day(unit.validTo)] as const]),
    [say(fieldWords.positions), count(unit.positions)],
    [say(fieldWords.users), count(unit.users)],
    ...(unit.type === 'county'
      ? []
      : [
          [
            say(fieldWords.municipality),
            unit.municipality === null ? unknown : `${municipalityName ?? ''} ${unit.municipality}`.trim(),
          ] as const,
        ]),
    [say(fieldWords.leader), unit.leader ?? unknown],
    ...(sameLeader.length > 0 ? [[say(m.register_same_leader), links(sameLeader)] as const] : []),
    ...(earlier.length > 0 ? [[say(m.register_counts_with), links(earlier)] as const] : []),
  ];
  return (
    <>
      <dl className="study-people">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children.length > 0 ? (
        <section aria-labelledby="children">
          <h2 className="section-title" id="children">
            {say(unit.type === 'county' ? m.register_offices_title : m.register_departments_title)}
          </h2>
          <ul className="register-children">
            {children.map((child) => (
              <li key={child.number}>
                <a href={`/register/${child.number}`}>{child.name}</a>{' '}
                <span className="register-number">{child.number}</span>{' '}
                <StatusTag status={statusOn(child, today)} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
