import { Button, Table, Tag } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { m } from '#messages';
import type { HeldImport, UnitChange } from '#modules/organisation/index.ts';
import type { Unit } from '#modules/organisation/schema.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useWords } from '#web/language/language.ts';
import { DayField } from './day-field.tsx';
import { fieldWords, namesOfUnits, sayValue, statusWords, typeWords } from './register-words.ts';

/** More rows than anybody reads before pressing a button. */
const mostShown = 200;

/** All that an import would do: what is changed field by field, what is new, and what stays as it is. */
export function ImportPreview(properties: {
  held: HeldImport;
  names: readonly Pick<Unit, 'number' | 'name'>[];
}) {
  const { held, names } = properties;
  const { plan, leftOut } = held;
  const { say } = useWords();
  const nameOf = namesOfUnits([...names, ...plan.added]);
  const isReady = plan.added.length + plan.changed.length > 0;
  return (
    <>
      <ul className="asked-sum">
        {plan.added.length > 0 ? (
          <li>{say(m.register_preview_added, { count: plan.added.length })}</li>
        ) : null}
        {plan.changed.length > 0 ? (
          <li>{say(m.register_preview_changed, { count: plan.changed.length })}</li>
        ) : null}
        {plan.unchanged > 0 ? <li>{say(m.register_preview_unchanged, { count: plan.unchanged })}</li> : null}
        {plan.notInFile > 0 ? (
          <li>{say(m.register_preview_not_in_file, { count: plan.notInFile })}</li>
        ) : null}
        {leftOut.length > 0 ? (
          <li>
            {say(m.register_preview_left_out, {
              count: leftOut.reduce((sum, { count }) => sum + count, 0),
              types: leftOut.map(({ type, count }) => `${type} ${count}`).join(', '),
            })}
          </li>
        ) : null}
        {held.padsZeros ? <li>{say(m.register_preview_padded)}</li> : null}
      </ul>
      {isReady ? null : <p>{say(m.register_preview_nothing)}</p>}
      <form method="post" className="asked-form">
        <input type="hidden" name="stamp" value={held.stamp} />
        {plan.changed.length > 0 ? (
          <DayField
            name="from"
            label={say(m.register_from)}
            hint={say(m.register_from_hint)}
            value={held.today}
            latest={held.today}
          />
        ) : (
          <input type="hidden" name="from" value={held.today} />
        )}
        <div className="upload__send">
          {isReady ? (
            <Button type="submit" name="intent" value="confirm">
              {say(m.register_preview_confirm)}
            </Button>
          ) : null}
          <Button
            type="submit"
            name="intent"
            value="cancel"
            variant={isReady ? 'tertiary' : 'secondary'}
            formNoValidate
          >
            {say(m.register_preview_cancel)}
          </Button>
        </div>
      </form>
      <Changed changed={plan.changed} nameOf={nameOf} />
      <Added added={plan.added} nameOf={nameOf} />
    </>
  );
}

type NameOf = (number: string) => string | null;

function Changed({ changed, nameOf }: { changed: readonly UnitChange[]; nameOf: NameOf }) {
  const { say, language } = useWords();
  if (changed.length === 0) return null;
  return (
    <PreviewSection id="changed" title={say(m.register_preview_changed_title)} count={changed.length}>
      <ColumnHeads
        columns={[
          say(m.register_preview_unit),
          say(m.register_preview_field),
          say(m.register_preview_before),
          say(m.register_preview_after),
        ]}
      />
      <Table.Body>
        {changed.slice(0, mostShown).flatMap(({ unit, fields, isRenamed, isClosed }) =>
          fields.map(({ field, before, after }, index) => (
            <Table.Row key={`${unit.number} ${field}`} shadeOnHover={false}>
              {index === 0 ? (
                <Table.HeaderCell scope="row" rowSpan={fields.length}>
                  {nameOf(unit.number) ?? unit.name} <span className="register-number">{unit.number}</span>{' '}
                  {isRenamed ? (
                    <Tag size="xsmall" variant="moderate" data-color="info">
                      {say(m.register_preview_renamed)}
                    </Tag>
                  ) : null}{' '}
                  {isClosed ? (
                    <Tag size="xsmall" variant="moderate" data-color="warning">
                      {say(m.register_preview_closed)}
                    </Tag>
                  ) : null}
                </Table.HeaderCell>
              ) : null}
              <Table.DataCell>{say(fieldWords[field])}</Table.DataCell>
              <Table.DataCell>{sayValue(field, before, { language, nameOf })}</Table.DataCell>
              <Table.DataCell>{sayValue(field, after, { language, nameOf })}</Table.DataCell>
            </Table.Row>
          )),
        )}
      </Table.Body>
    </PreviewSection>
  );
}

function Added({ added, nameOf }: { added: readonly Unit[]; nameOf: NameOf }) {
  const { say, language } = useWords();
  if (added.length === 0) return null;
  // A column that the file says nothing in is not shown.
  const has = (field: 'municipality' | 'leader' | 'positions' | 'users') =>
    added.some((unit) => unit[field] !== null);
  return (
    <PreviewSection id="added" title={say(m.register_preview_added_title)} count={added.length}>
      <ColumnHeads
        columns={[
          say(m.register_preview_unit),
          say(m.register_field_type),
          say(m.register_field_status),
          say(m.register_field_parent),
          ...(has('municipality') ? [say(m.register_field_municipality)] : []),
          ...(has('leader') ? [say(m.register_field_leader)] : []),
          ...(has('positions') ? [{ number: say(m.register_field_positions) }] : []),
          ...(has('users') ? [{ number: say(m.register_field_users) }] : []),
        ]}
      />
      <Table.Body>
        {added.slice(0, mostShown).map((unit) => (
          <Table.Row key={unit.number} shadeOnHover={false}>
            <Table.HeaderCell scope="row">
              {unit.name} <span className="register-number">{unit.number}</span>
            </Table.HeaderCell>
            <Table.DataCell>{say(typeWords[unit.type])}</Table.DataCell>
            <Table.DataCell>{say(statusWords[unit.status])}</Table.DataCell>
            <Table.DataCell>{sayValue('parent', unit.parent, { language, nameOf })}</Table.DataCell>
            {(['municipality', 'leader'] as const).filter(has).map((field) => (
              <Table.DataCell key={field}>
                {sayValue(field, unit[field], { language, nameOf })}
              </Table.DataCell>
            ))}
            {(['positions', 'users'] as const).filter(has).map((field) => (
              <Table.DataCell key={field} align="right">
                {sayValue(field, unit[field], { language, nameOf })}
              </Table.DataCell>
            ))}
          </Table.Row>
        ))}
      </Table.Body>
    </PreviewSection>
  );
}

/** A table of what would be, and how many rows more there are than it shows. */
function PreviewSection(properties: { id: string; title: string; count: number; children: ReactNode }) {
  const { id, title, count, children } = properties;
  const { say } = useWords();
  return (
    <section aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {title}
      </h2>
      <ScrollFrame labelledBy={id} hasHint={false}>
        <Table size="small" className="register-preview">
          {children}
        </Table>
      </ScrollFrame>
      {count > mostShown ? <p>{say(m.register_preview_more, { count: count - mostShown })}</p> : null}
    </section>
  );
}
