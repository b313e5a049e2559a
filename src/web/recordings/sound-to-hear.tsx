import type { ComponentProps } from 'react';

/**
 * Sound that is heard in the page, and is not offered for download. It has no track: no browser shows one where there is no
 * picture. What is said stands as text beside it, or is being written out from it.
 */
export function Sound(properties: Omit<ComponentProps<'audio'>, 'controls' | 'controlsList'>) {
  return <audio controls controlsList="nodownload" {...properties} />;
}
