import { type CodingParts, type CodingRoom, createCoding } from '#modules/interviews/index.ts';

/** Coding of interviews, for the pages: with the transcripts and the guides of the other parts of the room. */
export const createCodingService = (parts: CodingParts): { readonly coding: CodingRoom } => ({
  coding: createCoding(parts),
});
