import type { UnitsWish } from '#modules/surveys/index.ts';

/** What stood in the form when it was sent, to stand there again when something was wrong with it. */
export type UnitsGiven = {
  readonly choices: readonly { readonly office: string; readonly unit: string }[];
  readonly names: readonly { readonly unit: string; readonly name: string }[];
  readonly rate: string | null;
};

/** What the form asks for; null when it asks for nothing we know. */
export function unitsWishOf(form: FormData): { readonly wish: UnitsWish | null; readonly given: UnitsGiven } {
  const all = (name: string) => form.getAll(name).map(String);
  const [offices, units] = [all('office'), all('unit')];
  const [keys, names] = [all('named'), all('name')];
  const rate = form.get('rate');
  const given: UnitsGiven = {
    choices: offices.map((office, at) => ({ office, unit: units[at] ?? '' })),
    names: keys.map((unit, at) => ({ unit, name: names[at] ?? '' })),
    rate: rate === null ? null : String(rate),
  };
  return { wish: wishOf(String(form.get('do') ?? ''), given), given };
}

function wishOf(verb: string, { choices, names, rate }: UnitsGiven): UnitsWish | null {
  switch (verb) {
    case 'save':
      return { do: 'save', choices, names };
    case 'propose':
    case 'reset':
      return { do: verb };
    case 'rate': {
      // As it may be typed: 48, 48 % or 48,0.
      const typed = (rate ?? '').replace(/%/, '').trim().replace(',', '.');
      return { do: 'rate', ratePercent: typed === '' ? Number.NaN : Number(typed) };
    }
    default:
      return null;
  }
}
