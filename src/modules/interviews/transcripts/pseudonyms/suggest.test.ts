import { describe, expect, test } from 'vitest';
import { words } from '../testing/stand-in-words.ts';
import { proposeStandIns, standInsIn } from './stand-ins.rules.ts';
import { suggestNames } from './suggest.rules.ts';
import { placesOf } from './words.rules.ts';

const suggested = (
  texts: string | readonly string[],
  given: Partial<Parameters<typeof suggestNames>[1]> = {},
) =>
  Object.fromEntries(
    suggestNames([texts].flat(), { known: [], decided: [], ...given }).map(({ original, kind, isLikely }) => [
      original,
      isLikely ? kind : 'perhaps',
    ]),
  );

describe('names are suggested', () => {
  test('by a capital where no sentence begins, several words together', () => {
    expect(suggested('da jeg ringte Kari Nordmann, sa Torbjørn ja')).toEqual({
      'Kari Nordmann': 'person',
      Torbjørn: 'person',
    });
  });

  test('not of the words that begin a sentence, a line, or something quoted', () => {
    expect(suggested('Gås. Gås! Gås: Gås «Gås» (Gås\nGås – Gås. «Gås?» Gås, gås')).toEqual({});
  });

  test('only perhaps where a word begins a sentence and is never written small', () => {
    expect(suggested('Solveig sa nei. Mindre enn mindre.')).toEqual({ Solveig: 'perhaps' });
    expect(suggested('Solveig sa nei. Så ringte Solveig.')).toEqual({ Solveig: 'person' });
  });

  test('of a first name that only begins sentences, where the whole name is met or has been replaced', () => {
    expect(suggested('jeg begynte med Torbjørn Lie. Torbjørn sa nei. Solveig lo.')).toEqual({
      'Torbjørn Lie': 'person',
      Torbjørn: 'person',
      Solveig: 'perhaps',
    });
    const decided = [{ original: 'Torbjørn Lie', replacement: '[kollega A]', kind: 'person' }] as const;
    expect(suggested('Torbjørn sa nei. Solveig lo.', { decided })).toEqual({
      Torbjørn: 'person',
      Solveig: 'perhaps',
    });
  });

  test('of offices, municipalities and counties by the word beside them', () => {
    expect(suggested('vi på NAV Fjellvik og Storlia kommune i Øst-Fjell fylke, og i Vik')).toEqual({
      'NAV Fjellvik': 'office',
      'Storlia kommune': 'municipality',
      Storlia: 'municipality',
      'Øst-Fjell fylke': 'county',
      'Øst-Fjell': 'county',
      Vik: 'place',
    });
  });

  test('and a name alone is what the longer name with it is', () => {
    expect(suggested('hun på NAV Fjellvik kom fra Fjellvik')).toEqual({
      'NAV Fjellvik': 'office',
      Fjellvik: 'office',
    });
  });

  test('of what the register knows, also where a sentence begins', () => {
    const known = [
      { name: 'Askelia', kind: 'office' },
      { name: 'Hole', kind: 'municipality' },
    ] as const;
    expect(suggested('Askelia er fint.', { known })).toEqual({ Askelia: 'office' });
    // A place that is also a word is one only where its capital says so.
    expect(suggested('Hole i veien, et hole.', { known })).toEqual({});
    expect(suggested('et hole i veien til Hole', { known })).toEqual({ Hole: 'municipality' });
  });

  test('of addresses and numbers', () => {
    expect(
      suggested('skriv til kari.n@example.org eller ring 00 00 00 00, 000 00 000; 010203 00000'),
    ).toEqual({
      'kari.n@example.org': 'email',
      '00 00 00 00': 'phone',
      '000 00 000': 'phone',
      '010203 00000': 'nationalNumber',
    });
  });

  test('not of abbreviations, programs, countries, or what stands for somebody already', () => {
    expect(suggested('vi i NAV bruker Excel i Norge, sa [kollega A] til [Kari]')).toEqual({});
  });

  test('once, with the genitive of it', () => {
    expect(suggested('det var Karis idé, sa Kari')).toEqual({ Kari: 'person' });
    expect(suggested('det var Lars, sa Lars')).toEqual({ Lars: 'person' });
  });

  test('over all interviews together', () => {
    expect(suggested(['Mor sa det.', 'hun er mor'])).toEqual({});
  });

  test('not when somebody has said that it is none, and again when it is to be replaced', () => {
    const decided = [
      { original: 'Kari', replacement: '[kollega A]', kind: 'person' },
      { original: 'Per', replacement: null, kind: 'person' },
    ] as const;
    expect(suggested('så sa Kari til Per. Kari lo.', { decided })).toEqual({ Kari: 'person' });
  });
});

describe('what stands for a name', () => {
  const proposed = (text: string, decided: Parameters<typeof suggestNames>[1]['decided'] = []) =>
    Object.fromEntries(
      proposeStandIns(suggestNames([text], { known: [], decided }), {
        decided,
        words,
        taken: standInsIn([text]),
      }),
    );

  test('is the next letter or number that stands for nobody', () => {
    expect(proposed('[kollega A] og [kommune 1] så Kari og Per i Storlia kommune')).toEqual({
      Kari: '[kollega B]',
      Per: '[kollega C]',
      'Storlia kommune': '[kommune 2]',
      Storlia: '[kommune 2]',
    });
  });

  test('is the same for a whole name and its parts, and for a name that was decided', () => {
    const decided = [{ original: 'Kari Sandmo', replacement: '[leder]', kind: 'person' }] as const;
    expect(proposed('så kom Kari Sandmo, og Kari lo til Per', decided)).toEqual({
      'Kari Sandmo': '[leder]',
      Kari: '[leder]',
      Per: '[kollega A]',
    });
  });

  test('is a new one where a part belongs to two', () => {
    expect(proposed('så kom Kari Sandmo og Kari Vik, og Kari lo')).toMatchObject({ Kari: '[kollega C]' });
  });
});

test('a name is found as a whole word, the longest first, without its genitive', () => {
  const text = 'Kari Sandmo, Karis, Karin, kari, x@Kari, Kari.';
  const found = placesOf(text, ['Kari', 'Kari Sandmo']).map(({ name, start }) => [name, start]);
  expect(found).toEqual([
    ['Kari Sandmo', 0],
    ['Kari', 13],
    ['Kari', 41],
  ]);
  expect(placesOf('a.b a+b', ['a.b', '', 'a+b']).map(({ name }) => name)).toEqual(['a.b', 'a+b']);
});
