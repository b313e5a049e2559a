import type { Template } from './template.ts';

/** The places of a letter that are filled in for each receiver. */
export const places = ['name', 'title', 'link', 'sender'] as const;
export type PlaceName = (typeof places)[number];
export type PlaceFault = {
  /** `glued`: in the middle of a longer word or address; `unknown`: a place that nothing is known to fill. */
  readonly code: 'glued' | 'unknown' | 'link-in-subject';
  readonly part: 'subject' | 'text';
  /** Counted from 1. */
  readonly line: number;
  /** The place as it was written, with its braces. */
  readonly place: string;
  /** What it stands in the middle of, as it was written. */
  readonly around: string;
  /** The place that was probably meant. */
  readonly meant?: PlaceName;
};

/** Only these may stand against a link: programs that read e-mail take anything else for a part of the address. */
const aloneLink = /^[([<«"“”'‘’]*\{link\}[)\]>»"“”'‘’.,;:!?…]*$/u;
/** What makes a word part of an address. */
const addressMark = /[/\\@=&#%]/u;
const others: Readonly<Record<string, PlaceName>> = {
  navn: 'name',
  namn: 'name',
  tittel: 'title',
  undersøkelse: 'title',
  undersøking: 'title',
  lenke: 'link',
  lenkje: 'link',
  lenka: 'link',
  url: 'link',
  avsender: 'sender',
  avsendar: 'sender',
};

/**
 * What is wrong with the places of a letter. A place in the middle of an address would send the receiver's own link, or
 * their name, to wherever that address leads; in the middle of a word it makes a link that leads nowhere. A subject is
 * seen by more than its receiver, in lists and in mail servers' logs: no link stands there.
 */
export function placeFaults(template: Template): readonly PlaceFault[] {
  const inSubject = faultsIn(template.subject, 'subject');
  const hasLink = template.subject.includes('{link}');
  return [
    ...(hasLink
      ? [{ code: 'link-in-subject', part: 'subject', line: 1, place: '{link}', around: '{link}' } as const]
      : []),
    ...inSubject.filter(({ place }) => place !== '{link}'),
    ...faultsIn(template.text, 'text'),
  ];
}

function faultsIn(text: string, part: PlaceFault['part']): PlaceFault[] {
  return text.split('\n').flatMap((content, index) => {
    const at = { part, line: index + 1 };
    return [...unknownIn(content), ...gluedIn(content)].map((fault) => ({ ...fault, ...at }));
  });
}

type Fault = Omit<PlaceFault, 'part' | 'line'>;

function unknownIn(line: string): Fault[] {
  return [...line.matchAll(/\{([^{}]*)(\}?)/g)].flatMap(([written, name = '', end]) => {
    if (end && isPlace(name)) return [];
    const plain = name.trim().toLowerCase().split(/\s/)[0] ?? '';
    const meant = isPlace(plain) ? plain : others[plain];
    const place = end ? written : (written.split(/\s/)[0] ?? written);
    return [{ code: 'unknown', place, around: place, ...(meant ? { meant } : {}) }];
  });
}

function gluedIn(line: string): Fault[] {
  return line.split(/\s+/).flatMap((word) => {
    const found = [...word.matchAll(/\{(name|title|link|sender)\}/g)];
    return found.flatMap((match): Fault[] => {
      const [place, name] = match;
      const before = word[match.index - 1] ?? '';
      const after = word[match.index + place.length] ?? '';
      const isGlued =
        name === 'link'
          ? !aloneLink.test(word)
          : addressMark.test(word) || /[\p{L}\p{N}_{}]/u.test(before) || /[\p{L}\p{N}_{}]/u.test(after);
      return isGlued ? [{ code: 'glued', place, around: word }] : [];
    });
  });
}

function isPlace(name: string): name is PlaceName {
  return places.some((place) => place === name);
}
