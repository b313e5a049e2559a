/** A page of an interview's codes with more said in its address: what it said already stays. */
export function withQuery(here: string, more: Readonly<Record<string, string | number>>): string {
  const [path = '', query = ''] = here.split('?');
  const all = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) all.set(name, `${value}`);
  return `${path}?${all}`;
}

/** A page below another one, asked the same. @example below('/coding?own=1', 'steps') // '/coding/steps?own=1' */
export function below(here: string, page: string): string {
  const [path, query] = here.split('?');
  return query === undefined ? `${path}/${page}` : `${path}/${page}?${query}`;
}
