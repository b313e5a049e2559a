import { Table } from '@navikt/ds-react';
import type { Cell, TableBlock, TableColumn } from '#modules/reports/schema.ts';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { BlockTitle } from './block-title.tsx';
import { Runs } from './runs.tsx';

export function ReportTable({ block }: { block: TableBlock }) {
  const titleId = `${block.id}-title`;
  return (
    <div className="report-table" id={block.id}>
      <BlockTitle block={block} id={titleId} />
      <ScrollFrame labelledBy={titleId} hasHint={block.columns.length > 3}>
        <Table size="small" aria-labelledby={titleId}>
          <TableHead columns={block.columns} />
          <Table.Body>
            {block.rows.map((row, index) => (
              <Table.Row
                key={index}
                className={row.isTotal ? 'is-total' : row.isSection ? 'is-section' : undefined}
                shadeOnHover={false}
              >
                {row.isSection ? (
                  <Table.HeaderCell scope="rowgroup" colSpan={block.columns.length}>
                    <Runs text={row.cells[0]?.text ?? ''} />
                  </Table.HeaderCell>
                ) : (
                  row.cells.map((cell, at) => (
                    <TableCell
                      key={at}
                      cell={cell}
                      isHeading={cell.isHeading ?? at === 0}
                      align={block.columns[at]?.align ?? 'left'}
                    />
                  ))
                )}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollFrame>
      {block.notes.map((note, index) => (
        <p className="table-note" key={index}>
          <Runs text={note} />
        </p>
      ))}
    </div>
  );
}

function TableHead({ columns }: { columns: readonly TableColumn[] }) {
  const spans = columns.reduce<{ group: string | undefined; span: number; at: number }[]>(
    (found, column, at) => {
      const last = found.at(-1);
      if (last && column.group !== undefined && last.group === column.group) last.span += 1;
      else found.push({ group: column.group, span: 1, at });
      return found;
    },
    [],
  );
  const hasGroups = spans.some(({ group }) => group !== undefined);
  return (
    <Table.Header>
      {hasGroups ? (
        <Table.Row>
          {spans.map(({ group, span, at }) =>
            group === undefined ? (
              <Table.DataCell key={at} colSpan={span} />
            ) : (
              <Table.HeaderCell key={at} colSpan={span} scope="colgroup" align="center" className="is-group">
                {group}
              </Table.HeaderCell>
            ),
          )}
        </Table.Row>
      ) : null}
      <Table.Row>
        {columns.map(({ label, align }, at) => (
          <Table.HeaderCell key={at} scope="col" align={align}>
            <Runs text={label} />
          </Table.HeaderCell>
        ))}
      </Table.Row>
    </Table.Header>
  );
}

function TableCell({
  cell,
  isHeading,
  align,
}: {
  cell: Cell;
  isHeading: boolean;
  align: TableColumn['align'];
}) {
  const content = (
    <>
      <Runs text={cell.text} />
      {cell.note ? <sup className="note-mark">{cell.note}</sup> : null}
    </>
  );
  const style = cell.indent ? { paddingInlineStart: `${cell.indent * 1.25 + 0.5}rem` } : undefined;
  return isHeading ? (
    <Table.HeaderCell scope="row" align={align} style={style}>
      {content}
    </Table.HeaderCell>
  ) : (
    <Table.DataCell align={align} style={style} className={classOf(cell)}>
      {content}
    </Table.DataCell>
  );
}

function classOf({ tone, isWithheld }: Cell): string | undefined {
  if (tone) return `tone tone-${tone}`;
  return isWithheld ? 'is-withheld' : undefined;
}
