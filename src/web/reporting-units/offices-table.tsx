import { Table } from '@navikt/ds-react';
import { m } from '#messages';
import type { UnitsLook } from '#modules/surveys/index.ts';
import { inAList } from '#platform/listing.ts';
import { formatNumber } from '#platform/number-style.ts';
import { useWords } from '#web/language/language.ts';
import type { UnitsGiven } from './units-form.ts';

/** Every office with how many are asked, how many answers that gives, what is proposed and why, and where it goes. */
export function OfficesTable(properties: { look: UnitsLook; given: UnitsGiven | null; mayDecide: boolean }) {
  const { look, given, mayDecide } = properties;
  const { say, language } = useWords();
  const chosen = new Map(given?.choices.map(({ office, unit }) => [office, unit]));
  const isFew = (key: string) => !look.units.find((unit) => unit.key === key)!.isLargeEnough;
  const nameOf = (key: string) => look.units.find((unit) => unit.key === key)!.name;
  const columns = [
    say(m.waves_units_col_office),
    say(m.waves_units_col_unit),
    say(m.waves_units_col_staff),
    say(m.waves_units_col_expected),
    say(m.waves_units_col_proposal),
  ];
  return (
    <section aria-labelledby="offices">
      <h2 className="section-title" id="offices">
        {say(m.waves_units_offices_title)}
      </h2>
      <Table size="small" className="units-table">
        <Table.Header>
          <Table.Row>
            {columns.map((name, at) => (
              <Table.HeaderCell key={name} scope="col" align={at === 2 || at === 3 ? 'right' : 'left'}>
                {name}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {look.offices.map(({ office, staff, expected, number, unit }) => (
            <Table.Row key={office} shadeOnHover={false}>
              <Table.HeaderCell scope="row">
                {office}
                {number !== null && number !== office ? <small> {number}</small> : null}
              </Table.HeaderCell>
              <Table.DataCell data-label={columns[1]}>
                {mayDecide ? (
                  <UnitSelect look={look} office={office} now={unit} chosen={chosen.get(office) ?? unit} />
                ) : (
                  nameOf(unit)
                )}
              </Table.DataCell>
              <Table.DataCell align="right" data-label={columns[2]}>
                {staff}
              </Table.DataCell>
              <Table.DataCell align="right" data-label={columns[3]}>
                {isFew(unit) ? <span className="asked-few">{say(m.waves_units_few)}</span> : null}{' '}
                {formatNumber(inTenths(expected), language, { decimals: 1 })}
              </Table.DataCell>
              <Table.DataCell className="units-table__why">
                <Why look={look} office={office} />
              </Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {look.units.some(({ isLargeEnough }) => !isLargeEnough) ? (
        <p className="asked-note">{say(m.waves_units_few_note, { minimum: look.minimumGroup })}</p>
      ) : null}
    </section>
  );
}

/** Rounded down: what is too few is never shown as enough. */
export const inTenths = (expected: number) => Math.floor(expected * 10 + 1e-9) / 10;

function UnitSelect(properties: { look: UnitsLook; office: string; now: string; chosen: string }) {
  const { look, office, now, chosen } = properties;
  const { say } = useWords();
  const own = look.units.find(({ key }) => key === now)!;
  return (
    <>
      <input type="hidden" name="office" value={office} />
      <select name="unit" defaultValue={chosen} aria-label={say(m.waves_units_select_label, { office })}>
        {own.offices.length > 1 ? <option value="">{say(m.waves_units_alone)}</option> : null}
        {look.units.map(({ key, name }) => (
          <option key={key} value={key}>
            {key === now && own.offices.length === 1 ? say(m.waves_units_alone) : name}
          </option>
        ))}
      </select>
    </>
  );
}

/** What is proposed for an office, and why: a sentence for each joining that it is part of. */
function Why({ look, office }: { look: UnitsLook; office: string }) {
  const { say, language } = useWords();
  const unit = look.proposal.find(({ offices }) => offices.includes(office))!;
  const number = (expected: number) => formatNumber(inTenths(expected), language, { decimals: 1 });
  if (unit.offices.length === 1) {
    const expected = number(unit.expected);
    if (unit.obstacle === 'county-unknown') return say(m.waves_units_why_unknown, { expected });
    if (unit.obstacle === 'county-too-small') return say(m.waves_units_why_county, { expected });
    return say(m.waves_units_why_enough);
  }
  const own = unit.joinings.filter((one) => one.few.includes(office) || one.with.includes(office));
  const sentences = own.map((one) => {
    const isFew = one.few.includes(office);
    const isLeader = one.because === 'leader';
    const others = inAList(isFew ? one.with : one.few, language);
    const words = isFew
      ? isLeader
        ? m.waves_units_why_few_leader
        : m.waves_units_why_few_neighbour
      : isLeader
        ? m.waves_units_why_with_leader
        : m.waves_units_why_with_neighbour;
    return say(words, { others, expected: number(one.expected) });
  });
  return (
    <>
      <strong>{unit.name}</strong>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {unit.obstacle ? <p>{say(m.waves_units_why_county, { expected: number(unit.expected) })}</p> : null}
    </>
  );
}
