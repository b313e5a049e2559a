/**
 * Invariant 1, "released only": what is shown about respondents has passed disclosure control.
 * The brand is a symbol that this folder never exports, so no other code can make a `Released<T>`.
 */
declare const released: unique symbol;

/** A value that disclosure control has let through. Tables, figures, exports and pages take nothing else. */
export type Released<T> = T & { readonly [released]: true };

/** For this folder only (index.ts does not pass it on): stamps what the rules beside it have let through. */
export function stamp<T>(value: T): Released<T> {
  return value as Released<T>;
}

/**
 * A view of released figures is itself released: it can pick and rearrange what was let through.
 * `view` gets nothing but the released value, so it must not reach for raw answers by closure.
 */
export function viewOf<T, V>(value: Released<T>, view: (value: T) => V): Released<V> {
  return view(value) as Released<V>;
}
