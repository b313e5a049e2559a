import type { Path } from '../parse/finding.ts';

/** Units and sizes of offices as a file holds them, right or wrong. */
export type OfficesOutline = {
  readonly units: readonly { readonly code: string; readonly unit: string; readonly path: Path }[];
  readonly sizes: readonly {
    readonly id: string;
    readonly path: Path;
    readonly offices: readonly { readonly code: string; readonly path: Path }[];
  }[];
  readonly registration: { readonly id: string; readonly path: Path } | null;
};

type Loose = {
  readonly recordOf: (value: unknown) => Record<string, unknown>;
  readonly listOf: (value: unknown) => readonly unknown[];
};

export function officesOutline(value: unknown, { recordOf, listOf }: Loose): OfficesOutline {
  const offices = recordOf(value);
  return {
    units: Object.entries(recordOf(offices.units)).flatMap(([code, unit]) =>
      typeof unit === 'string' ? [{ code, unit, path: ['offices', 'units', code] }] : [],
    ),
    sizes: listOf(offices.sizes).flatMap((candidate, index) => {
      const { id, offices: codes } = recordOf(candidate);
      if (typeof id !== 'string') return [];
      const path: Path = ['offices', 'sizes', index];
      return [
        {
          id,
          path: [...path, 'id'],
          offices: listOf(codes).map((code, place) => ({
            code: String(code),
            path: [...path, 'offices', place],
          })),
        },
      ];
    }),
    registration:
      typeof offices.registration === 'string'
        ? { id: offices.registration, path: ['offices', 'registration'] }
        : null,
  };
}
