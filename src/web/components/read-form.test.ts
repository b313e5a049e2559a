import { expect, test } from 'vitest';
import { readForm } from './read-form.ts';

test('a form loses U+0000, which no database keeps, and nothing else', async () => {
  const sent = new FormData();
  sent.append('title', 'a\0b\n æ');
  sent.append('audiences', 'one');
  sent.append('audiences', 'two');
  sent.append('list', new File([Uint8Array.of(0, 1)], 'list.xlsx'));
  const form = await readForm(new Request('http://localhost/', { method: 'POST', body: sent }));
  expect(form.get('title')).toMatch(/^ab\r?\n æ$/);
  expect(form.getAll('audiences')).toEqual(['one', 'two']);
  const file = form.get('list') as File;
  expect([file.name, [...new Uint8Array(await file.arrayBuffer())]]).toEqual(['list.xlsx', [0, 1]]);
});
