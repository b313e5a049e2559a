import { Table } from '@navikt/ds-react';
import { m } from '#messages';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useWords } from '#web/language/language.ts';
import type { ShownCounty } from './register-view.ts';
import { sayCount, sizeWords } from './register-words.ts';
import { StatusTag } from './status-tag.tsx';

/** One county: its offices as a table, departments under their office. */
export function CountySection({ section }: { section: ShownCounty }) {
  const { county, units, offices } = section;
  const { say, language } = useWords();
  const headingId = `county-${county?.number ?? 'none'}`;
  const count = (value: number | null) => (value === null ? '–' : sayCount(value, language));
  return (
    <section className="register-county" aria-labelledby={headingId}>
      <h2 className="section-title" id={headingId}>
        {county ? (
          <>
            <a href={`/register/${county.number}`}>{county.name}</a>{' '}
            <span className="register-number">{county.number}</span>{' '}
            {county.status === 'active' ? null : <StatusTag status={county.status} />}
          </>
        ) : (
          say(m.register_no_county)
        )}
      </h2>
      {units.length === 0 ? (
        <p className="asked-note">{say(m.register_county_empty)}</p>
      ) : (
        <>
          <p className="asked-note">{say(m.register_county_count, { count: offices })}</p>
          <ScrollFrame labelledBy={headingId} hasHint={false}>
            <Table size="small" className="register-units">
              <ColumnHeads
                columns={[
                  say(m.register_field_name),
                  say(m.register_filter_size),
                  { number: say(m.register_column_positions) },
                  { number: say(m.register_column_users) },
                ]}
              />
              <Table.Body>
                {units.map((unit) => (
                  <Table.Row key={unit.number} className={unit.isUnder ? 'is-under' : ''}>
                    <Table.HeaderCell scope="row">
                      <a href={`/register/${unit.number}`}>{unit.name}</a>{' '}
                      <span className="register-number">{unit.number}</span>{' '}
                      {unit.status === 'active' ? null : <StatusTag status={unit.status} />}
                      {unit.formerly ? (
                        <span className="register-formerly">
                          {say(m.register_formerly, { name: unit.formerly })}
                        </span>
                      ) : null}
                    </Table.HeaderCell>
                    <Table.DataCell>{unit.size ? say(sizeWords[unit.size]) : '–'}</Table.DataCell>
                    <Table.DataCell align="right">{count(unit.positions)}</Table.DataCell>
                    <Table.DataCell align="right">{count(unit.users)}</Table.DataCell>
                  </Table.Row>
                ))}
              </Table.Body>
            </Table>
          </ScrollFrame>
        </>
      )}
    </section>
  );
}
