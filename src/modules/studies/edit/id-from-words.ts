/**
 * An id made from what something is called, taken by nothing else.
 *
 * @example idFromWords('Støtte fra leder', { taken: [], joint: '_', otherwise: 'skala' }) // 'stotte_fra_leder'
 */
export function idFromWords(
  words: string,
  options: { readonly taken: Iterable<string>; readonly joint: '_' | '-'; readonly otherwise: string },
): string {
  const { joint, otherwise } = options;
  const names = new Set([...options.taken, 'constant', 'all'].map((name) => name.toLowerCase()));
  const plain = words
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, joint)
    .slice(0, 50)
    .replace(/^[_-]+|[_-]+$/g, '');
  const start = /^[a-z]/.test(plain) ? plain : `${otherwise}${plain && `${joint}${plain}`}`;
  let id = start;
  for (let count = 2; names.has(id) || id in Object.prototype; count += 1) id = `${start}${joint}${count}`;
  return id;
}
