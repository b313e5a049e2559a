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
};
type Reach = { both: number; either: number; all: number };
type Counts<Key extends 'words' | 'lines'> = {
  first: Side & Record<Key, number>;
  second: Side & Record<Key, number>;
} & Record<Key, Reach>;

/** How much of an interview is coded is told in its words, and of answers in lines. */
const wordsOf = {
  words: {
    none: m.interviews_coders_words_none,
    reach: m.interviews_coders_words,
    passages: m.interviews_coders_count_passages,
    each: m.interviews_coders_count_words,
  },
  lines: {
    none: m.interviews_answers_side_lines_none,
    reach: m.interviews_answers_side_lines,
    passages: m.interviews_answers_side_count_codes,
    each: m.interviews_answers_side_count_lines,
  },
} as const;

/** What two have coded, in numbers. */
export function CodersTable(properties: {
  first: { name: string };
  second: { name: string };
  counts: Counts<'words'> | Counts<'lines'>;
}) {
  const { first, second, counts } = properties;
  const { say, language } = useWords();
  const whole = (count: number) => formatNumber(count, language, { decimals: 0 });
  const isOfWords = 'words' in counts;
  const words = wordsOf[isOfWords ? 'words' : 'lines'];
  const { both, either, all } = isOfWords ? counts.words : counts.lines;
  const each = isOfWords
    ? [counts.first.words, counts.second.words]
    : [counts.first.lines, counts.second.lines];
  const rows = [
    ['passages', say(words.passages)],
    ['sameCode', say(m.interviews_coders_count_same)],
    ['otherCode', say(m.interviews_coders_count_other)],
    ['alone', say(m.interviews_coders_count_alone)],
    ['codes', say(m.interviews_coders_count_codes)],
  ] as const;
  return (
    <section aria-labelledby="coders-counts" className="coders-counts">
      <h2 className="section-title" id="coders-counts">
        {say(m.interviews_coders_counts)}
      </h2>
      <p>
        {either === 0
          ? say(words.none)
          : say(words.reach, {
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
            <tr>
              <th scope="row">{say(words.each)}</th>
              {each.map((count, at) => (
                <td key={at === 0 ? 'first' : 'second'}>{whole(count)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </ScrollFrame>
    </section>
  );
}
