import { describe, expect, test } from 'vitest';
import { codeTestHints } from './hints.rules.ts';

const guide = [
  'Hva legger du i begrepet nyskaping?',
  'Opplever du at kontoret har handlingsrom for nyskaping ved siden av daglig drift?',
  'Hvordan bruker dere den digitale planen?',
];
const passage =
  'Vi har ikke bedt om lov, vi har bare begynt i det små, og så har de på fylket sett at brukerne likte det.';
const hintsOf = (code: string, given: { guide?: readonly string[]; passage?: string } = {}) =>
  codeTestHints({ code, passage, guide, language: 'no', ...given }).map(({ kind }) => kind);

describe('the code test sees', () => {
  test('nothing wrong with a code in the words of who said it', () => {
    expect(hintsOf('Begynner i det små uten å be om lov')).toEqual([]);
    expect(hintsOf('Har ikke bedt om lov')).toEqual([]);
  });

  test('a code that could have been written from the guide', () => {
    expect(hintsOf('Handlingsrommet for nyskaping')).toContain('repeatsTheGuide');
    expect(codeTestHints({ code: 'Digital plan', passage, guide, language: 'no' })[0]).toEqual({
      kind: 'repeatsTheGuide',
      words: ['digital', 'plan'],
    });
  });

  test('that a code with more than the guide in it is no repetition', () => {
    expect(hintsOf('Nyskaping er å begynne i det små')).not.toContain('repeatsTheGuide');
  });

  test('a code that only names a topic', () => {
    expect(hintsOf('Brukerne')).toContain('onlyATopic');
    expect(hintsOf('Ledelse og kultur')).toContain('onlyATopic');
    expect(hintsOf('Rom for læring')).toContain('onlyATopic');
    expect(hintsOf('Brukerne likte det')).not.toContain('onlyATopic');
  });

  test('a code that shares no word with what it was put on', () => {
    expect(hintsOf('Modig organisasjon')).toContain('noWordsOfThePassage');
    expect(hintsOf('Brukarane har likt det')).not.toContain('noWordsOfThePassage');
  });

  test('bokmål and nynorsk as one language', () => {
    expect(hintsOf('Ventar ikkje på nokon', { passage: 'vi venter ikke på noen' })).not.toContain(
      'noWordsOfThePassage',
    );
  });

  test('English by its own words', () => {
    const given = {
      guide: ['How do you use the digital plan?'],
      passage: 'we just started small',
      language: 'en' as const,
    };
    expect(codeTestHints({ code: 'The digital plans', ...given }).map(({ kind }) => kind)).toContain(
      'repeatsTheGuide',
    );
    expect(codeTestHints({ code: 'We started small', ...given })).toEqual([]);
  });

  test('nothing to say of a code of signs only, or of no code', () => {
    expect(hintsOf('')).toEqual([]);
    expect(hintsOf('!?')).toEqual([]);
  });
});
