/** What a scanned consent may be, told by how its bytes begin and never by its name. */
const kinds = [
  { mediaType: 'application/pdf', ending: 'pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/png', ending: 'png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', ending: 'jpg', begins: [0xff, 0xd8, 0xff] },
] as const;
const signedOnScreen = { mediaType: 'text/html', ending: 'html' } as const;

/** Null when it is none of them. */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  const kind = kinds.find(({ begins }) => begins.every((byte, place) => bytes[place] === byte));
  return kind?.mediaType ?? null;
}

/** How the name of such a file ends. */
export function endingOf(mediaType: string): string {
  return [...kinds, signedOnScreen].find((kind) => kind.mediaType === mediaType)?.ending ?? 'bin';
}

/** A page scanned finely, or a few of them. */
export const mostPaperBytes = 10 * 1024 * 1024;
