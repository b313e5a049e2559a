const millisecondsOfDay = 86_400_000;
/** Day 0, chosen so that days from March 1900 on are right: spreadsheets believe that 1900 was a leap year. */
const start1900 = Date.UTC(1899, 11, 30);
const start1904 = Date.UTC(1904, 0, 1);
const lastDay = 2_958_465;

/**
 * A spreadsheet's date as people and programs agree to write it; a part of a day is a time.
 *
 * @example isoOf(42401.5, false) // '2016-02-01 12:00:00'
 */
export function isoOf(serial: number, isFrom1904: boolean): string {
  if (!(serial >= 0 && serial <= lastDay + 1)) return String(serial);
  const start = isFrom1904 ? start1904 : serial < 60 ? start1900 + millisecondsOfDay : start1900;
  const seconds = Math.round((serial * millisecondsOfDay) / 1000);
  const [day = '', time = ''] = new Date(start + seconds * 1000).toISOString().slice(0, 19).split('T');
  if (serial < 1 && serial > 0) return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}
