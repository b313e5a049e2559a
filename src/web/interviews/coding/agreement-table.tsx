import { m } from '#messages';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useWords } from '#web/language/language.ts';

type Said = { text: string; note: string };

/** κ and α of rows, with how often each coder used what the row is of; where a figure is not there, why. */
export function AgreementTable(properties: {
  rows: readonly { id: string; name: string; used: readonly number[] | null; kappa: Said; alpha: Said }[];
  coders: readonly string[];
  units: 'turns' | 'characters';
  labelledBy: string;
}) {
  const { rows, coders, units, labelledBy } = properties;
  const { say } = useWords();
  return (
    <ScrollFrame labelledBy={labelledBy}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(m.interviews_agreement_what)}</th>
            {coders.map((name) => (
              <th key={name} scope="col">
                {say(
                  units === 'turns'
                    ? m.interviews_agreement_used_turns
                    : m.interviews_agreement_used_passages,
                  { name },
                )}
              </th>
            ))}
            <th scope="col">{say(m.interviews_agreement_kappa)}</th>
            <th scope="col">
              {say(units === 'turns' ? m.interviews_agreement_alpha : m.interviews_agreement_unitized)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, used, kappa, alpha }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {coders.map((coder, at) => (
                <td key={coder}>{used?.[at] ?? ''}</td>
              ))}
              <Cell {...kappa} />
              <Cell {...alpha} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

function Cell({ text, note }: Said) {
  return (
    <td className={text === '–' ? 'is-withheld' : undefined}>
      {text === '–' ? null : text}
      {note ? <small>{note}</small> : null}
    </td>
  );
}
