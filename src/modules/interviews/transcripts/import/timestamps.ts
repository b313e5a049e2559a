/** No recording is a day long: a time from here on is a slip of whoever made the file. */
export const dayMs = 24 * 3_600_000;

/**
 * Milliseconds of a time as subtitles and transcripts write it: `01:02:03.250`, `02:03,25`, `1:02:03`. Hours may have
 * more than two digits; WebVTT's full stop, SRT's comma and no fraction at all are taken alike.
 *
 * @returns undefined when it is not a time, or has 60 minutes or seconds
 */
export function millisecondsOf(written: string): number | undefined {
  const found = /^(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/u.exec(written.trim());
  if (found === null) return undefined;
  const [hours, minutes, seconds] = [Number(found[1] ?? 0), Number(found[2]), Number(found[3])];
  if (minutes > 59 || seconds > 59 || !Number.isSafeInteger(hours * 3_600_000)) return undefined;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number((found[4] ?? '').padEnd(3, '0'));
}

/** As a bench shows it and the files we write: `1:02:03` or `02:03`, whole seconds that have passed. */
export function sayTime(milliseconds: number): string {
  const whole = Math.floor(milliseconds / 1000);
  const two = (number: number) => String(number).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}
