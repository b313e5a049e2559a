import { Table } from '@navikt/ds-react';
import { m } from '#messages';
import type { UnitsLook } from '#modules/surveys/index.ts';
import { inAList } from '#platform/listing.ts';
import { formatNumber } from '#platform/number-style.ts';
import { useWords } from '#web/language/language.ts';
import { inTenths } from './offices-table.tsx';
import type { UnitsGiven } from './units-form.ts';

/** The units as they are: what they are called, how large they are, and why their offices are together. */
export function UnitsTable(properties: { look: UnitsLook; given: UnitsGiven | null; mayDecide: boolean }) {
  const { look, given, mayDecide } = properties;
  const { say, language } = useWords();
  const names = new Map(given?.names.map(({ unit, name }) => [unit, name]));
  // The list is erased some time after the wave has closed: then nobody knows how many there were.
  const hasStaff = look.units.some(({ staff }) => staff > 0);
  const columns = [
    say(m.waves_units_col_name),
    say(m.waves_units_col_offices),
    say(m.waves_units_col_staff),
    say(m.waves_units_col_expected),
    say(m.waves_units_col_reason),
  ].filter((_, at) => hasStaff || (at !== 2 && at !== 3));
  return (
    <section aria-labelledby="units">
      <h2 className="section-title" id="units">
        {say(look.isLocked ? m.waves_units_result_title_locked : m.waves_units_result_title)}
      </h2>
      <Table size="small" className="units-table">
        <Table.Header>
          <Table.Row>
            {columns.map((name, at) => (
              <Table.HeaderCell
                key={name}
                scope="col"
                align={hasStaff && (at === 2 || at === 3) ? 'right' : 'left'}
              >
                {name}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {look.units.map((unit) => (
            <Table.Row key={unit.key} shadeOnHover={false}>
              <Table.HeaderCell scope="row">
                {mayDecide && unit.offices.length > 1 ? (
                  <>
                    <input type="hidden" name="named" value={unit.key} />
                    <input
                      name="name"
                      defaultValue={names.get(unit.key) ?? unit.name}
                      aria-label={say(m.waves_units_name_label, { offices: inAList(unit.offices, language) })}
                    />
                  </>
                ) : (
                  unit.name
                )}
              </Table.HeaderCell>
              <Table.DataCell data-label={columns[1]}>{inAList(unit.offices, language)}</Table.DataCell>
              {hasStaff ? (
                <>
                  <Table.DataCell align="right" data-label={columns[2]}>
                    {unit.staff}
                  </Table.DataCell>
                  <Table.DataCell align="right" data-label={columns[3]}>
                    {unit.isLargeEnough || look.isLocked ? null : (
                      <span className="asked-few">{say(m.waves_units_few)}</span>
                    )}{' '}
                    {formatNumber(inTenths(unit.expected), language, { decimals: 1 })}
                  </Table.DataCell>
                </>
              ) : null}
              <Table.DataCell data-label={columns.at(-1)}>{say(reasons[unit.reason])}</Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {mayDecide && look.units.some(({ offices }) => offices.length > 1) ? (
        <p className="asked-note">{say(m.waves_units_name_hint)}</p>
      ) : null}
    </section>
  );
}

const reasons = {
  alone: m.waves_units_reason_alone,
  leader: m.waves_units_reason_leader,
  neighbour: m.waves_units_reason_neighbour,
  both: m.waves_units_reason_both,
  person: m.waves_units_reason_person,
} as const;
