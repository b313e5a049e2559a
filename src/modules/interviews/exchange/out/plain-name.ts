/** A name that any disk takes: letters, digits and hyphens. */
export const plainName = (name: string) =>
  name
    .toLocaleLowerCase('nb')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/[^a-z\d-]/gu, '-');
