import { m } from '#messages';
import { formatNumber, formatPercent } from '#platform/number-style.ts';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useWords } from '#web/language/language.ts';

type Side = {
  passages: number;
  sameCode: number;
  otherCode: number;
  alone: number;
  codes: number;
  words: number;
};

/** What two have coded, in numbers. */
export function CodersTable(properties: {
  first: { name: string };
  second: { name: string };
  counts: { first: Side; second: Side; words: { both: number; either: number; all: number } };
}) {
  const { first, second, counts } = properties;
  const { say, language } = useWords();
  const whole = (count: number) => formatNumber(count, language, { decimals: 0 });
  const { both, either, all } = counts.words;
  const rows = [
    ['passages', say(m.interviews_coders_count_passages)],
    ['sameCode', say(m.interviews_coders_count_same)],
    ['otherCode', say(m.interviews_coders_count_other)],
    ['alone', say(m.interviews_coders_count_alone)],
    ['codes', say(m.interviews_coders_count_codes)],
    ['words', say(m.interviews_coders_count_words)],
  ] as const;
  return (
    <section aria-labelledby="coders-counts" className="coders-counts">
      <h2 className="section-title" id="coders-counts">
        {say(m.interviews_coders_counts)}
      </h2>
      <p>
        {either === 0
          ? say(m.interviews_coders_words_none)
          : say(m.interviews_coders_words, {
              both: whole(both),
              either: whole(either),
              all: whole(all),
              share: formatPercent(both / either, language),
            })}
      </p>
      <ScrollFrame hasHint={false}>
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{first.name}</th>
              <th scope="col">{second.name}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([key, name]) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>{whole(counts.first[key])}</td>
                <td>{whole(counts.second[key])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </section>
  );
}
