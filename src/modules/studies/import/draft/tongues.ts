import { type Language, languages } from '#platform/language.ts';

/** A text as the questionnaire has it, by the questionnaire's own names of languages; '' where it names none. */
export type Texts = ReadonlyMap<string, string>;

export const noTexts: Texts = new Map();
export const oneText = (text: string, tongue = ''): Texts => new Map([[tongue, text]]);

/** The same text in every language that a questionnaire has, each made by `make`. */
export function mapTexts(texts: Texts, make: (text: string, tongue: string) => string): Texts {
  return new Map([...texts].map(([tongue, text]) => [tongue, make(text, tongue)]));
}

/** Two texts after one another, in the languages that either has. */
export function joinTexts(first: Texts, second: Texts, between: string): Texts {
  if (second.size === 0) return first;
  if (first.size === 0) return second;
  const tongues = new Set([...first.keys(), ...second.keys()]);
  return new Map(
    [...tongues].map((tongue) => {
      const a = first.get(tongue) ?? first.values().next().value ?? '';
      const b = second.get(tongue) ?? second.values().next().value ?? '';
      return [tongue, [a, b].filter((text) => text !== '').join(between)];
    }),
  );
}

/**
 * Which of our languages a questionnaire's name for one means; undefined for another language.
 *
 * @example languageOf('Norsk bokmål (nb)') // 'nb'
 */
export function languageOf(tongue: string): Language | undefined {
  const name = tongue.trim().toLowerCase();
  const code =
    /\(([a-z]{2,3})(?:[-_][^)]*)?\)\s*$/.exec(name)?.[1] ?? /^([a-z]{2,3})(?:[-_].*)?$/.exec(name)?.[1];
  if (code === 'nb' || code === 'no' || code === 'nob' || code === 'nor') return 'nb';
  if (code === 'nn' || code === 'nno') return 'nn';
  if (code === 'en' || code === 'eng') return 'en';
  if (code !== undefined) return undefined;
  if (/nynorsk/.test(name)) return 'nn';
  if (/bokm(å|aa|a)l|^norsk|^norwegian/.test(name)) return 'nb';
  return /^english|^engelsk/.test(name) ? 'en' : undefined;
}

const signs: Readonly<Record<Language, RegExp>> = {
  nb: /(^|[^\p{L}])(jeg|ikke|hva|hvor|hvordan|noen|deg|mer|fra|gjøre|være|uenig|vet)(?=$|[^\p{L}])/giu,
  nn: /(^|[^\p{L}])(eg|ikkje|kva|kor|korleis|nokon|meir|frå|gjere|vere|ein|ueinig|veit)(?=$|[^\p{L}])/giu,
  en: /(^|[^\p{L}])(the|you|your|what|how|and|of|is|are|agree|disagree|do)(?=$|[^\p{L}])/giu,
};

/** The language that a text seems to be in; undefined when nothing tells. */
export function guessLanguage(text: string): Language | undefined {
  const sample = text.slice(0, 50_000);
  const counts = languages.map((language) => ({
    language,
    count: [...sample.matchAll(signs[language])].length,
  }));
  const [best, second] = counts.toSorted((a, b) => b.count - a.count);
  return best && second && best.count > second.count ? best.language : undefined;
}
