import { Table } from '@navikt/ds-react';
import { m } from '#messages';
import type { ExchangeLook } from '#modules/interviews/index.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useWords } from '#web/language/language.ts';

const formats = ['docx', 'html', 'csv'] as const;
const formatNames = { docx: 'Word (.docx)', html: 'HTML', csv: 'CSV' } as const;

/** The code book and each coded transcript, in the formats that people read and count in. */
export function FilesToRead(properties: { here: string; interviews: ExchangeLook['interviews'] }) {
  const { here, interviews } = properties;
  const { say } = useWords();
  const files = [
    { id: 'codebook', name: say(m.interviews_exchange_codebook_name), codings: null },
    ...interviews.map(({ interviewId, name, codings }) => ({
      id: `transcript-${interviewId}`,
      name,
      codings,
    })),
  ];
  return (
    <section aria-labelledby="read">
      <h2 className="section-title" id="read">
        {say(m.interviews_exchange_read_title)}
      </h2>
      <p className="measure">{say(m.interviews_exchange_read_codebook)}</p>
      <p className="measure">{say(m.interviews_exchange_read_transcripts)}</p>
      <ScrollFrame labelledBy="read">
        <Table size="small" className="exchange-files">
          <ColumnHeads
            columns={[
              say(m.interviews_exchange_column_file),
              { number: say(m.interviews_exchange_fact_codings) },
              say(m.interviews_exchange_column_formats),
            ]}
          />
          <Table.Body>
            {files.map(({ id, name, codings }) => (
              <Table.Row key={id} shadeOnHover={false}>
                <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
                <Table.DataCell align="right">{codings ?? ''}</Table.DataCell>
                <Table.DataCell>
                  <span className="exchange-formats">
                    {formats.map((format) => (
                      <a key={format} href={`${here}/${id}.${format}`} download>
                        {formatNames[format]}
                        <span className="visually-hidden">, {name}</span>
                      </a>
                    ))}
                  </span>
                </Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollFrame>
    </section>
  );
}
