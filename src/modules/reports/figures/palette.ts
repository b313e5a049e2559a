/**
 * Figures wear Aksel's colours (@navikt/ds-tokens 8.15, light and dark). On the web each colour is a CSS
 * variable with the light value as fallback, so a page can turn its figures dark; documents get the light value.
 */
type Shade = { readonly light: string; readonly dark: string };

export const figureColours = {
  surface: { light: '#ffffff', dark: '#0e151f' }, // bg-default
  ink: { light: '#202733', dark: '#dfe1e5' }, // neutral-1000
  subtle: { light: '#49515e', dark: '#a5acb6' }, // neutral-900
  grid: { light: '#e1e3e7', dark: '#242b37' }, // neutral-300
  line: { light: '#818997', dark: '#8a92a0' }, // neutral-500 | neutral-700
  quiet: { light: '#f5f6f7', dark: '#161d28' }, // neutral-100
  accent: { light: '#0063c1', dark: '#5f94d8' }, // accent-700
  'accent-soft': { light: '#bad5fb', dark: '#17365c' }, // accent-400
  'accent-faint': { light: '#f1f7ff', dark: '#091e37' }, // accent-100
  contrary: { light: '#915541', dark: '#c0836e' }, // brand-beige-700: a negative strength
  // Blue against brown stays apart for every common kind of colour blindness; the number says the sign as well.
  'positive-1': { light: '#e4eeff', dark: '#0b233f' }, // accent-200
  'positive-2': { light: '#bad5fb', dark: '#17365c' }, // accent-400
  'positive-3': { light: '#8ab6f1', dark: '#2257a0' }, // between accent-400 and -500, for contrast with the number
  'positive-4': { light: '#0063c1', dark: '#84aee6' }, // accent-700 | accent-900
  'negative-1': { light: '#fdebe0', dark: '#351d15' }, // brand-beige-200
  'negative-2': { light: '#f8c8b1', dark: '#493027' }, // brand-beige-400
  'negative-3': { light: '#dfa188', dark: '#7d4a38' }, // between brand-beige-400 and -500
  'negative-4': { light: '#915541', dark: '#d1a08c' }, // brand-beige-700 | -900
  'on-strong': { light: '#ffffff', dark: '#0e151f' }, // the number on a -4 cell
} as const satisfies Record<string, Shade>;

export type ColourName = keyof typeof figureColours;
export type FigureTheme = 'web' | 'print';
export type Paint = (name: ColourName) => string;

export function paintFor(theme: FigureTheme): Paint {
  return (name) =>
    theme === 'web' ? `var(--hr-figure-${name}, ${figureColours[name].light})` : figureColours[name].light;
}

/** CSS declarations that turn figures dark: put them where the page is dark, for example in `.dark { … }`. */
export const darkFigureVariables: string = Object.entries(figureColours)
  .map(([name, shade]) => `--hr-figure-${name}: ${shade.dark};`)
  .join(' ');

/**
 * The same figure with literal light colours, for what does not understand `var()`: resvg, Typst, Word.
 * Only inside tags: a label's text is never changed.
 */
export function withLiteralColours(svg: string): string {
  return svg.replace(/<[^>]*>/g, (tag) =>
    tag.replace(/var\(--hr-figure-[a-z0-9-]+, (#[0-9a-f]{6})\)/g, '$1'),
  );
}
