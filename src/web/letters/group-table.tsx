import { Table } from '@navikt/ds-react';
import { m } from '#messages';
import type { FrameGroup } from '#modules/surveys/index.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useWords } from '#web/language/language.ts';
import { useAudienceName } from './audience-name.ts';

/** How many are asked in each office, by questionnaire; what is too few to be shown by itself says so. */
export function GroupTable({
  groups,
  minimumGroup,
  unitsHref,
}: {
  groups: readonly FrameGroup[];
  minimumGroup: number;
  /** Where one may still decide which offices are shown together. */
  unitsHref?: string;
}) {
  const { say } = useWords();
  const audienceName = useAudienceName();
  const hasOffices = groups.some(({ office }) => office !== null);
  const hasAway = groups.some(({ undeliverable, absent }) => undeliverable + absent > 0);
  const total = (key: 'invited' | 'undeliverable' | 'absent') =>
    groups.reduce((sum, group) => sum + group[key], 0);
  return (
    <>
      <ScrollFrame labelledBy="groups" hasHint={false}>
        <Table size="small" className="asked-groups">
          <ColumnHeads
            columns={[
              ...(hasOffices ? [say(m.letters_col_office)] : []),
              say(m.letters_col_audience),
              { number: say(m.letters_col_asked) },
              ...(hasAway
                ? [{ number: say(m.letters_col_undeliverable) }, { number: say(m.letters_col_absent) }]
                : []),
            ]}
          />
          <Table.Body>
            {groups.map((group) => (
              <Table.Row key={`${group.office} ${group.audience}`} shadeOnHover={false}>
                {hasOffices ? (
                  <Table.HeaderCell scope="row">{group.office ?? say(m.letters_no_office)}</Table.HeaderCell>
                ) : null}
                <Table.DataCell>{audienceName(group.audience)}</Table.DataCell>
                <Table.DataCell align="right">
                  {group.isSmall ? <span className="asked-few">{say(m.letters_few)}</span> : null}{' '}
                  {group.invited}
                </Table.DataCell>
                {hasAway ? (
                  <>
                    <Table.DataCell align="right">{group.undeliverable}</Table.DataCell>
                    <Table.DataCell align="right">{group.absent}</Table.DataCell>
                  </>
                ) : null}
              </Table.Row>
            ))}
          </Table.Body>
          <tfoot>
            <Table.Row shadeOnHover={false}>
              <Table.HeaderCell scope="row" colSpan={hasOffices ? 2 : 1}>
                {say(m.letters_total)}
              </Table.HeaderCell>
              <Table.DataCell align="right">{total('invited')}</Table.DataCell>
              {hasAway ? (
                <>
                  <Table.DataCell align="right">{total('undeliverable')}</Table.DataCell>
                  <Table.DataCell align="right">{total('absent')}</Table.DataCell>
                </>
              ) : null}
            </Table.Row>
          </tfoot>
        </Table>
      </ScrollFrame>
      {groups.some(({ isSmall }) => isSmall) ? (
        <p className="asked-note">
          {say(m.letters_few_note, { minimum: minimumGroup })}{' '}
          {unitsHref ? <a href={unitsHref}>{say(m.letters_few_units)}</a> : null}
        </p>
      ) : null}
    </>
  );
}
