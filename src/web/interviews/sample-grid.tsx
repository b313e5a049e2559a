import { Button, Table } from '@navikt/ds-react';
import { m } from '#messages';
import { cellOf, type Sample } from '#modules/interviews/schema.ts';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useWords } from '#web/language/language.ts';

/** The grid: how many are wanted in each cell, and who is there, by pseudonym. */
export function SampleGrid(properties: {
  sample: Sample;
  people: readonly {
    readonly informantId: string;
    readonly pseudonym: string;
    readonly cell: string | null;
  }[];
  mayPrepare: boolean;
}) {
  const { sample, people, mayPrepare } = properties;
  const { say } = useWords();
  const wanted = Object.values(sample.wanted).reduce((sum, count) => sum + count, 0);
  const there = people.filter(({ cell }) => cell !== null).length;
  const grid = (
    <>
      <h2 className="section-title" id="grid">
        {say(m.interviews_sample_there, { there, wanted })}
      </h2>
      <ScrollFrame labelledBy="grid">
        <Table size="small" className="sample-grid">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{sample.rowTitle}</Table.HeaderCell>
              {sample.columns.map(({ id, label }) => (
                <Table.HeaderCell key={id} scope="col">
                  {sample.columnTitle ? <small>{sample.columnTitle}</small> : null} {label}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {sample.rows.map((row) => (
              <Table.Row key={row.id} shadeOnHover={false}>
                <Table.HeaderCell scope="row">{row.label}</Table.HeaderCell>
                {sample.columns.map((column) => {
                  const cell = cellOf(row.id, column.id);
                  const here = people.filter((one) => one.cell === cell);
                  const count = sample.wanted[cell] ?? 0;
                  const id = `wanted-${row.id}-${column.id}`;
                  return (
                    <Table.DataCell key={column.id}>
                      <span className={here.length < count ? 'asked-few' : undefined}>
                        {say(m.interviews_sample_cell, { there: here.length, wanted: count })}
                      </span>
                      {here.length > 0 ? (
                        <span className="sample-grid__who">
                          {here.map(({ pseudonym }) => pseudonym).join(', ')}
                        </span>
                      ) : null}
                      {mayPrepare ? (
                        <label className="sample-grid__wanted" htmlFor={id}>
                          {say(m.interviews_sample_wanted)}
                          <input
                            id={id}
                            name={`wanted-${cell}`}
                            type="number"
                            min={0}
                            max={99}
                            defaultValue={count}
                            aria-label={say(m.interviews_sample_wanted_in, {
                              row: row.label,
                              column: column.label,
                            })}
                          />
                        </label>
                      ) : null}
                    </Table.DataCell>
                  );
                })}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollFrame>
    </>
  );
  if (!mayPrepare) return <section aria-labelledby="grid">{grid}</section>;
  return (
    <form method="post" className="asked-form">
      <input type="hidden" name="rowTitle" value={sample.rowTitle} />
      <input type="hidden" name="columnTitle" value={sample.columnTitle} />
      {(['r', 'c'] as const).map((letter) =>
        (letter === 'r' ? sample.rows : sample.columns).map(({ id, label }) => (
          <span key={id}>
            <input type="hidden" name={letter} value={id} />
            <input type="hidden" name={`label-${id}`} value={label} />
          </span>
        )),
      )}
      <div className="sample-grid__frame">{grid}</div>
      <Button type="submit">{say(m.interviews_sample_save_wanted)}</Button>
    </form>
  );
}
