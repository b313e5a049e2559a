export type Limits = readonly [lower: number, upper: number];
export type FunnelPoint = {
  readonly label: string;
  readonly denominator: number;
  readonly value: number;
  /** `outside95` and `outside998`: further from the rate than chance alone brings a unit of that size. */
  readonly place: 'inside' | 'outside95' | 'outside998';
  /** The office that the page is about. */
  readonly isOwn?: boolean;
};
export type Funnel = {
  readonly points: readonly FunnelPoint[];
  /** The limits at denominators from small to large. */
  readonly curve: readonly {
    readonly denominator: number;
    readonly limits95: Limits;
    readonly limits998: Limits;
  }[];
  /** What all together come to: the middle of the funnel. */
  readonly rate: { readonly value: number; readonly label: string };
  readonly target: { readonly value: number; readonly label: string } | null;
  readonly limitLabels: { readonly limits95: string; readonly limits998: string };
  readonly across: string;
  readonly up: string;
  /** A share never leaves 0–1; other figures have no such ends. */
  readonly ends: readonly [lowest: number, highest: number];
  readonly format: (value: number) => string;
  readonly key: string;
};

/** Of names of offices, and of all the rest. */
export const nameSize = 14;
export const smallSize = 13;
