import { m } from '#messages';
import { endsOf } from '#modules/studies/index.ts';
import { type Item, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { Say } from '#platform/tables/table-problem.ts';

/** What the answer could have been, in words. */
export function sayAllowed(item: Item, value: string): Say {
  return (locale) => {
    const sentence = sayAllowedAnswers(item, locale);
    const looksLikeNone = /^(na|n\/a|nan|null|none|missing|mangler|#n\/a|#null!|[-–—.?*]+|-?9+)$/i.test(
      value,
    );
    return looksLikeNone ? `${sentence} ${m.analyses_answers_maybe_missing({}, { locale })}` : sentence;
  };
}

function sayAllowedAnswers(item: Item, locale: Language): string {
  if (item.kind === 'agreement') {
    const highest = item.lowest + item.points - 1;
    const [low, high] = endsOf(item).map((anchor) => textIn(anchor, locale));
    if (low !== undefined && high !== undefined) {
      const inputs = { lowest: item.lowest, highest, low, high };
      return m.analyses_answers_not_a_point_anchored(inputs, { locale });
    }
    return m.analyses_answers_not_a_point({ lowest: item.lowest, highest }, { locale });
  }
  if (item.kind === 'choice') {
    const options = item.options
      .slice(0, 12)
      .map(({ value, label }) => `${value} (${textIn(label, locale)})`);
    if (item.options.length > options.length) options.push('…');
    return m.analyses_answers_not_an_option({ options: options.join(', ') }, { locale });
  }
  if (item.kind === 'text') return m.analyses_answers_not_a_number({}, { locale });
  const { minimum, maximum } = item;
  if (minimum !== undefined && maximum !== undefined) {
    return m.analyses_answers_not_between({ minimum, maximum }, { locale });
  }
  if (minimum !== undefined) return m.analyses_answers_not_at_least({ minimum }, { locale });
  if (maximum !== undefined) return m.analyses_answers_not_at_most({ maximum }, { locale });
  return m.analyses_answers_not_a_number({}, { locale });
}
