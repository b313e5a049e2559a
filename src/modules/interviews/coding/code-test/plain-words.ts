import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as norwegianStem } from '@orama/stemmers/norwegian';

/** The languages interviews are held in. Bokmål and nynorsk are told apart by nobody who speaks, and not here. */
export type SpokenLanguage = 'no' | 'en';

/** Words that tell who, whether or when, and so make a saying of what would else be a heading. */
const sayingWords: Readonly<Record<SpokenLanguage, ReadonlySet<string>>> = {
  no: new Set(
    `jeg eg vi du de dei dere dykk han hun ho man ein en meg oss deg dem seg det dette alle ingen noen nokon
    er var har hadde hatt blir ble blei vart blitt må måtte kan kunne skal skulle vil ville bør burde får fikk fekk fått
    gjør gjer gjorde går gikk gjekk kommer kjem kom sier seier sa tør torde trenger treng slipper slepp
    ikke ikkje aldri alltid bare berre når hvis viss fordi før etterpå først så mer meir mindre`.split(/\s+/),
  ),
  en: new Set(
    `i we you they he she it us me them one everybody nobody somebody this that
    is are was were has have had be been being must can could shall should will would may might do does did get got goes
    go come came say says said need needs dare dares let lets
    not never always only just when if because before after first so more less too`.split(/\s+/),
  ),
};

/** Words that only join: they say nothing by themselves. */
const joiningWords: Readonly<Record<SpokenLanguage, ReadonlySet<string>>> = {
  no: new Set(
    `og eller men i på av til for med om fra frå ved hos mot uten utan under over mellom gjennom å at som der da då enn
    et ei eit den denne disse desse sin sitt sine jo altså da vel også òg både`.split(/\s+/),
  ),
  en: new Set(
    `and or but in on of to with about from by at against without under over between through as than there then
    a an the these those its their our also both well`.split(/\s+/),
  ),
};

/** Words of a text, small letters, in order. */
export function wordsOf(text: string): readonly string[] {
  return text.toLocaleLowerCase('nb').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
}

/** Whether the word carries something to speak of: neither who, whether or when, nor only joining. */
export function isContentWord(word: string, language: SpokenLanguage): boolean {
  return !sayingWords[language].has(word) && !joiningWords[language].has(word);
}

/** Whether the words say something of something, as far as words alone can tell. */
export function isSaying(words: readonly string[], language: SpokenLanguage): boolean {
  return words.some((word) => sayingWords[language].has(word));
}

/** A word's stem, by the stemmer of its language (Snowball): "brukere" and "brukernes" meet in it. */
export function stemOf(word: string, language: SpokenLanguage): string {
  return language === 'no' ? norwegianStem(word) : englishStem(word);
}

/** Stems are cut a letter or two apart in a language of two written forms: long ones meet when one begins the other. */
export function meet(stem: string, other: string): boolean {
  const [short, long] = stem.length <= other.length ? [stem, other] : [other, stem];
  return short === long || (short.length >= 5 && long.startsWith(short));
}
