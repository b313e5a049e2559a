import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import { letterKinds } from '../../privacy/index.ts';
import { placeFaults } from './places.rules.ts';
import { defaultTemplate } from './template.ts';

const inText = (text: string) => placeFaults({ subject: 'Et emne', text });

describe('the places of a letter', () => {
  test('are all right in our own letters, in every language', () => {
    for (const kind of ['pilot', ...letterKinds] as const) {
      for (const language of languages) expect(placeFaults(defaultTemplate(kind, language))).toEqual([]);
    }
  });

  test.each([
    'https://evil.example/?x={link}',
    'abc{link}',
    '{link}?from=1',
    '{link}.evil.example',
    'https:{link}',
    '{link}{name}',
    'a\u200b{link}',
  ])('a link in the middle of “%s” is told of, with its line', (word) => {
    expect(inText(`Hei!\n\nLes ${word} først.`)).toEqual([
      ...(word === '{link}{name}'
        ? [{ code: 'glued', part: 'text', line: 3, place: '{link}', around: word }]
        : []),
      {
        code: 'glued',
        part: 'text',
        line: 3,
        place: word === '{link}{name}' ? '{name}' : '{link}',
        around: word,
      },
    ]);
  });

  test.each([
    '{link}',
    'Her: {link}.',
    '({link})',
    '<{link}>',
    '«{title}» lukkes snart, {name}!',
    'Hilsen\n{sender}\n',
    '{title}-undersøkelsen',
    'Kontor/avdeling: {sender}',
  ])('“%s” is as it should be', (text) => {
    expect(inText(text)).toEqual([]);
  });

  test.each([
    ['https://evil.example/{name}', '{name}'],
    ['{name}s', '{name}'],
    ['post@{sender}', '{sender}'],
    ['kurs{title}', '{title}'],
  ])('in “%s” too, a place is told of', (text, place) => {
    expect(inText(text)).toMatchObject([{ code: 'glued', place, around: text }]);
  });

  test.each([
    ['{lenke}', '{lenke}', 'link'],
    ['{Link}', '{Link}', 'link'],
    ['{ name }', '{ name }', 'name'],
    ['Hei {navn}!', '{navn}', 'name'],
    ['{link', '{link', 'link'],
    ['Hei {name og {sender}', '{name', 'name'],
    ['{dato}', '{dato}', undefined],
    ['{}', '{}', undefined],
  ])('in “%s” the place %s is unknown', (text, place, meant) => {
    const [fault, ...more] = inText(text);
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ code: 'unknown', place });
    expect(fault?.meant).toBe(meant);
  });

  test('a link is not put in the subject, where others may read it', () => {
    expect(placeFaults({ subject: 'Svar her: {link}', text: '{link}' })).toMatchObject([
      { code: 'link-in-subject', part: 'subject', place: '{link}' },
    ]);
    expect(placeFaults({ subject: 'Til {navn}', text: '{link}' })).toMatchObject([
      { code: 'unknown', part: 'subject', line: 1, place: '{navn}', meant: 'name' },
    ]);
  });
});
