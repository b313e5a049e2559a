/** Months from one to another, both with: `{from: '2015-01', to: '2015-06'}`. */
export type Period = { readonly from: string; readonly to: string };

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && text >= '1900-01';
}

/** Months since year 0, so that they can be counted with. */
export function monthNumber(month: string): number {
  return 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1;
}

export function monthOf(number: number): string {
  const year = String(Math.floor(number / 12)).padStart(4, '0');
  return `${year}-${String((((number % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

export function monthsIn({ from, to }: Period): readonly string[] {
  const length = Math.max(0, monthNumber(to) - monthNumber(from) + 1);
  return Array.from({ length }, (_, index) => monthOf(monthNumber(from) + index));
}

export function isIn(month: string, { from, to }: Period): boolean {
  return month >= from && month <= to;
}

/** The year so far: from January to the month itself. */
export function yearTo(month: string): Period {
  return { from: `${month.slice(0, 4)}-01`, to: month };
}

/** Whether the whole month is over on a day. */
export function isOver(month: string, today: string): boolean {
  return month < today.slice(0, 7);
}
