import { comparable } from './comparable.ts';

/**
 * Words that questionnaires answer with, from least to most, in bokmål, nynorsk and English; words on one line mean
 * the same place. Files that have words instead of codes are put in order by these.
 */
const families: Readonly<Record<string, readonly string[]>> = {
  agreement: [
    'helt uenig|heilt ueinig|svært uenig|svært ueinig|sterkt uenig|fullstendig uenig|strongly disagree|totally disagree|completely disagree',
    'uenig|ueinig|ganske uenig|ganske ueinig|nokså uenig|disagree',
    'litt uenig|litt ueinig|noe uenig|noko ueinig|delvis uenig|delvis ueinig|slightly disagree|somewhat disagree',
    'verken enig eller uenig|hverken enig eller uenig|verken einig eller ueinig|både og|både enig og uenig|nøytral|neither agree nor disagree|neutral',
    'litt enig|litt einig|noe enig|noko einig|delvis enig|delvis einig|slightly agree|somewhat agree',
    'enig|einig|ganske enig|ganske einig|nokså enig|agree',
    'helt enig|heilt einig|svært enig|svært einig|sterkt enig|fullstendig enig|strongly agree|totally agree|completely agree',
  ],
  frequency: [
    'aldri|never',
    'nesten aldri|svært sjelden|svært sjeldan|meget sjelden|almost never|very rarely',
    'sjelden|sjeldan|rarely|seldom',
    'av og til|noen ganger|nokre gonger|iblant|sometimes|occasionally',
    'ofte|often',
    'svært ofte|meget ofte|som regel|very often|usually',
    'nesten alltid|almost always',
    'alltid|always',
  ],
  degree: [
    'ikke i det hele tatt|ikkje i det heile|overhodet ikke|not at all',
    'i svært liten grad|i svært lita grad|i meget liten grad|to a very small extent',
    'i liten grad|i lita grad|to a small extent',
    'i noen grad|i nokon grad|i en viss grad|i ei viss grad|i middels grad|to some extent',
    'i ganske stor grad|to a fairly large extent',
    'i stor grad|to a large extent|to a great extent',
    'i svært stor grad|i meget stor grad|to a very large extent|to a very great extent',
  ],
  satisfaction: [
    'svært misfornøyd|svært misnøgd|meget misfornøyd|very dissatisfied',
    'misfornøyd|misnøgd|ganske misfornøyd|dissatisfied',
    'litt misfornøyd|litt misnøgd|noe misfornøyd|slightly dissatisfied',
    'verken fornøyd eller misfornøyd|hverken fornøyd eller misfornøyd|verken nøgd eller misnøgd|neither satisfied nor dissatisfied',
    'litt fornøyd|litt nøgd|noe fornøyd|slightly satisfied',
    'fornøyd|nøgd|ganske fornøyd|satisfied',
    'svært fornøyd|svært nøgd|meget fornøyd|very satisfied',
  ],
  quality: [
    'svært dårlig|svært dårleg|meget dårlig|very bad|very poor',
    'dårlig|dårleg|ganske dårlig|bad|poor',
    'verken god eller dårlig|verken bra eller dårlig|middels|fair',
    'god|bra|godt|good',
    'svært god|svært bra|svært godt|meget god|very good',
    'utmerket|framifrå|excellent',
  ],
  importance: [
    'ikke viktig|ikkje viktig|uviktig|not important',
    'litt viktig|lite viktig|mindre viktig|slightly important',
    'ganske viktig|noe viktig|nokså viktig|moderately important|fairly important',
    'viktig|important',
    'svært viktig|meget viktig|very important',
  ],
  likelihood: [
    'svært usannsynlig|svært usannsynleg|very unlikely',
    'usannsynlig|usannsynleg|lite sannsynlig|unlikely',
    'verken sannsynlig eller usannsynlig|neither likely nor unlikely',
    'sannsynlig|sannsynleg|likely',
    'svært sannsynlig|svært sannsynleg|very likely',
  ],
};

type Place = { readonly family: string; readonly rank: number };
const placeOf = new Map<string, Place>(
  Object.entries(families).flatMap(([family, places]) =>
    places.flatMap((words, rank) => words.split('|').map((word) => [word, { family, rank }] as const)),
  ),
);

/** Where a word stands among the answers of its kind; undefined for a word that is nobody's scale. */
export function placeOfWord(word: string): Place | undefined {
  return placeOf.get(comparable(word).replace(/[.!]+$/, ''));
}

/** Labels that are no degree of anything, even where the file forgets to say that they are missing. */
const noDegree =
  /^\W*(vet ikke|veit ikkje|ikke (aktuelt|relevant|besvart|svart)|ikkje (aktuelt|relevant|svart)|uaktuelt|ubesvart|ingen formening|inga meining|(ønsker|vil) ikke( å)? svare|(ønskjer|vil) ikkje( å)? svare|(do ?n.?t|do not) know|not (applicable|relevant)|no (answer|opinion)|refused|missing|n\/a)(?!\p{L})/iu;

export function isNoDegree(label: string): boolean {
  return noDegree.test(label);
}

/** Words that belong to questionnaires, so that one who is alone in using one is not told by it. */
export function isQuestionnaireWord(text: string): boolean {
  return placeOfWord(text) !== undefined || isNoDegree(text);
}
