import { Table } from '@navikt/ds-react';

/** What stands above a column; above one of numbers it stands to the right, as they do. */
export type ColumnHead = string | { readonly number: string };

/** The heading row of a table. */
export function ColumnHeads({ columns }: { columns: readonly ColumnHead[] }) {
  return (
    <Table.Header>
      <Table.Row>
        {columns.map((column, place) =>
          typeof column === 'string' ? (
            <Table.HeaderCell key={place} scope="col">
              {column}
            </Table.HeaderCell>
          ) : (
            <Table.HeaderCell key={place} scope="col" align="right">
              {column.number}
            </Table.HeaderCell>
          ),
        )}
      </Table.Row>
    </Table.Header>
  );
}
