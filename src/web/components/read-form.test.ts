import { expect, test } from 'vitest';
import { readForm } from './read-form.ts';

test('a form loses what nobody types and nobody sees, and nothing else', async () => {
  const sent = new FormData();
  sent.append('title', 'a\0\u001b\uFFFEb\n \u202Eæ');
  sent.append('audiences', 'one');
  sent.append('audiences', 'two');
  sent.append('list', new File([Uint8Array.of(0, 1)], 'list\u202E.xlsx'));
  const form = await readForm(new Request('http://localhost/', { method: 'POST', body: sent }));
  expect(form.get('title')).toMatch(/^ab\r?\n æ$/);
  expect(form.getAll('audiences')).toEqual(['one', 'two']);
  const file = form.get('list') as File;
  expect([file.name, [...new Uint8Array(await file.arrayBuffer())]]).toEqual(['list.xlsx', [0, 1]]);
});
