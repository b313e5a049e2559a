import { Table } from '@navikt/ds-react';
import { m } from '#messages';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useWords } from '#web/language/language.ts';
import type { RemarkRow } from './import-view.ts';

/** What, where it stood, and why; on a phone a card each. */
export function RemarkTable({ rows, labelledBy }: { rows: readonly RemarkRow[]; labelledBy: string }) {
  const { say } = useWords();
  return (
    <ScrollFrame labelledBy={labelledBy} hasHint={false}>
      <Table size="small" className="problems import-remarks">
        <ColumnHeads
          columns={[say(m.studies_import_what), say(m.studies_import_reason), say(m.studies_import_where)]}
        />
        <Table.Body>
          {rows.map(({ what, where, reason }, index) => (
            <Table.Row key={index} shadeOnHover={false}>
              <Table.HeaderCell scope="row" className="import-remarks__what">
                {what || say(m.studies_import_whole)}
              </Table.HeaderCell>
              <Table.DataCell className="problems__text">{reason}</Table.DataCell>
              <Table.DataCell data-label={say(m.studies_import_where)}>{where}</Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollFrame>
  );
}
