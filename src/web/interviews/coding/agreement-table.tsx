import { m } from '#messages';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useWords } from '#web/language/language.ts';

type Said = { text: string; note: string };

const usedWords = {
  turns: m.interviews_agreement_used_turns,
  characters: m.interviews_agreement_used_passages,
  lines: m.interviews_answers_agreement_used,
} as const;

/** κ and α of rows, with how often each coder used what the row is of; where a figure is not there, why. */
export function AgreementTable(properties: {
  rows: readonly { id: string; name: string; used: readonly number[] | null; kappa: Said; alpha: Said }[];
  coders: readonly string[];
  units: 'turns' | 'characters' | 'lines';
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
                {say(usedWords[units], { name })}
              </th>
            ))}
            <th scope="col">{say(m.interviews_agreement_kappa)}</th>
            <th scope="col">
              {say(units === 'characters' ? m.interviews_agreement_unitized : m.interviews_agreement_alpha)}
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
