import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type Messages = Record<string, unknown>;
const read = (room: string, language: string): Messages =>
  JSON.parse(readFileSync(`messages/${room}/${language}.json`, 'utf8'));
const places = (message: unknown) =>
  [...new Set(JSON.stringify(message).match(/\{[a-zA-Z0-9_]+\}/g) ?? [])].sort();

/** Every word that stands in code that ships, the compiled messages themselves left out. */
const wordsInCode = new Set(
  ['src', 'scripts', 'bin'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => /[.](tsx?|mjs)$/.test(file) && !/[.]test[.]|^src.messages./.test(file))
      .flatMap((file) => readFileSync(file, 'utf8').match(/\w+/g) ?? []),
  ),
);

describe.each(readdirSync('messages'))('the words of %s', (room) => {
  const bokmaal = read(room, 'nb');

  test.each(['nn', 'en'])('%s says everything that bokmål says, with the same places to fill', (language) => {
    const other = read(room, language);
    expect(Object.keys(other).sort()).toEqual(Object.keys(bokmaal).sort());
    for (const [key, message] of Object.entries(bokmaal))
      expect([key, ...places(other[key])]).toEqual([key, ...places(message)]);
  });

  test('every key begins with its room, and no message is empty', () => {
    for (const language of ['nb', 'nn', 'en']) {
      for (const [key, message] of Object.entries(read(room, language))) {
        if (key === '$schema') continue;
        expect(key.startsWith(`${room}_`), key).toBe(true);
        expect(JSON.stringify(message).length, key).toBeGreaterThan(2);
      }
    }
  });

  test('every message is said somewhere', () => {
    const keys = Object.keys(bokmaal).filter((key) => key !== '$schema');
    expect(keys.filter((key) => !wordsInCode.has(key))).toEqual([]);
  });
});
