import { Button, Table } from '@navikt/ds-react';
import { m } from '#messages';
import type { Exchange, ExchangeLook } from '#modules/interviews/index.ts';
import { inAList } from '#platform/listing.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useWords } from '#web/language/language.ts';
import { sayDay } from '#web/studies/say-day.ts';

const mostShown = 100;

/** Who has taken what out and brought what in, the latest first; and the way to take an import back. */
export function ExchangeLog(properties: {
  exchanges: readonly (Exchange & { readonly day: string })[];
  interviews: ExchangeLook['interviews'];
  copies: ExchangeLook['copies'];
}) {
  const { exchanges, interviews, copies } = properties;
  const { say, language } = useWords();
  const nameOf = (id: string | undefined) =>
    interviews.find(({ interviewId }) => interviewId === id)?.name ?? say(m.interviews_exchange_log_gone);
  const sayWhat = ({ kind, codings, interviews: own }: Exchange) =>
    ({
      qdpx: say(m.interviews_exchange_log_qdpx, { interviews: own.length, codings }),
      qdc: say(m.interviews_exchange_log_qdc),
      codebook: say(m.interviews_exchange_log_codebook),
      transcript: say(m.interviews_exchange_log_transcript, { interview: nameOf(own[0]) }),
      in: say(m.interviews_exchange_log_in, { interviews: own.length, codings }),
    })[kind];
  const saySound = ({ exchangeId, recordings: brought }: Exchange) => {
    const own = copies.filter((copy) => copy.exchangeId === exchangeId);
    const [first] = own;
    if (brought.length > 0)
      return (
        <p className="exchange-copy">{say(m.interviews_exchange_log_brought, { count: brought.length })}</p>
      );
    if (!first) return null;
    const names = own.map(({ name }) => name ?? say(m.interviews_exchange_log_gone));
    const day = sayDay(first.deleteBy, language);
    return (
      <p className="exchange-copy">
        {say(m.interviews_exchange_log_sound, { interviews: inAList(names, language), day })}
      </p>
    );
  };
  return (
    <section aria-labelledby="log">
      <h2 className="section-title" id="log">
        {say(m.interviews_exchange_log_title)}
      </h2>
      {exchanges.length === 0 ? (
        <p>{say(m.interviews_exchange_log_none)}</p>
      ) : (
        <ScrollFrame labelledBy="log">
          <Table size="small">
            <ColumnHeads
              columns={[
                say(m.interviews_exchange_log_when),
                say(m.interviews_exchange_log_what),
                say(m.interviews_exchange_log_who),
                say(m.interviews_exchange_log_undo),
              ]}
            />
            <Table.Body>
              {exchanges.slice(0, mostShown).map((one) => (
                <Table.Row key={one.exchangeId} shadeOnHover={false}>
                  <Table.DataCell>{one.day}</Table.DataCell>
                  <Table.DataCell>
                    {sayWhat(one)}
                    {saySound(one)}
                  </Table.DataCell>
                  <Table.DataCell>{one.byName}</Table.DataCell>
                  <Table.DataCell>
                    {one.undoneOn ? (
                      say(m.interviews_exchange_log_undone, { day: sayDay(one.undoneOn, language) })
                    ) : one.kind === 'in' ? (
                      <form method="post">
                        <input type="hidden" name="exchange" value={one.exchangeId} />
                        <Button type="submit" name="intent" value="undo" size="small" variant="secondary">
                          {say(m.interviews_exchange_log_undo)}
                        </Button>
                      </form>
                    ) : null}
                  </Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </ScrollFrame>
      )}
    </section>
  );
}
