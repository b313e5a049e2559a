import type { Trilingual } from '#platform/language.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { type Place, sayPlaces } from './place.ts';

/** What became of something in the questionnaire: kept, kept in another form, or not kept. */
export type RemarkKind = 'converted' | 'changed' | 'dropped';

/** One line of the report on an import. */
export type ImportRemark = {
  readonly kind: RemarkKind;
  /** A stable name for the reason. */
  readonly code: string;
  /** What it is called in the questionnaire. */
  readonly what: string;
  /** Where it stands there; empty when it is about the whole. */
  readonly where: Trilingual;
  /** What became of it, and why: a whole sentence. */
  readonly reason: Trilingual;
};

type Say = (locale: Language) => string;
type Open = {
  readonly kind: RemarkKind;
  readonly code: string;
  readonly names: string[];
  readonly places: Place[];
  readonly say: Say;
};

/** Longer lists of names are cut in what is shown; all of them are in the file that was imported. */
const longestWhat = 4000;

/** Gathers what is to be told; the same thing said of many questions is said once, with all their names. */
export class Report {
  readonly #open: Open[] = [];
  readonly #gathered = new Map<string, Open>();

  add(kind: RemarkKind, code: string, name: string, place: Place, say: Say): void {
    this.#open.push({ kind, code, names: [name], places: [place], say });
  }

  /** @param key tells remarks of one code apart, such as which setting was left out */
  gather(kind: RemarkKind, code: string, key: string, name: string, place: Place, say: Say): void {
    const id = `${kind} ${code} ${key}`;
    const there = this.#gathered.get(id);
    if (there) {
      if (!there.names.includes(name)) there.names.push(name);
      there.places.push(place);
      return;
    }
    const remark: Open = { kind, code, names: [name], places: [place], say };
    this.#gathered.set(id, remark);
    this.#open.push(remark);
  }

  remarks(): readonly ImportRemark[] {
    return this.#open.map(({ kind, code, names, places, say }) => ({
      kind,
      code,
      what: names
        .filter((name) => name !== '')
        .join(', ')
        .slice(0, longestWhat),
      where: sayPlaces(places),
      reason: inAllLanguages(say),
    }));
  }
}
