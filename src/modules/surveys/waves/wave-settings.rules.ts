import type { Study } from '#modules/studies/schema.ts';

/** What is decided of a wave by whoever runs it. Days are text, as in 2026-12-24. */
export type WaveSettings = {
  readonly title: string;
  readonly plannedClosingOn: string | null;
  readonly eraseCodeKeyOn: string | null;
  readonly senderName: string;
  readonly replyTo: string;
  /** Empty: every instrument of the study. */
  readonly audiences: readonly string[];
};
export type SettingField = keyof WaveSettings;
export type SettingProblem = {
  readonly field: SettingField;
  readonly code:
    | 'title-missing'
    | 'too-long'
    | 'not-a-day'
    | 'day-passed'
    | 'erased-before-closing'
    | 'erased-too-late'
    | 'not-an-address'
    | 'nobody-asked';
  /** The last day that may be chosen. */
  readonly day?: string;
};
export type SettingsForm = Readonly<
  Record<Exclude<SettingField, 'audiences'>, string> & { audiences: readonly string[] }
>;

const longestTitle = 120;
const longestAddress = 254;

/**
 * Reads the form of a wave's settings; every problem at once, each at its field.
 *
 * @param today the day it is, as in 2026-12-24
 */
export function checkWaveSettings(
  form: SettingsForm,
  { today, study }: { readonly today: string; readonly study: Study },
): { readonly settings: WaveSettings } | { readonly problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const refuse = (field: SettingField, code: SettingProblem['code']) => problems.push({ field, code });
  const line = (field: 'title' | 'senderName' | 'replyTo', most: number) => {
    const text = form[field].replaceAll(/\s+/g, ' ').trim();
    if (text.length > most) refuse(field, 'too-long');
    return text;
  };
  const day = (field: 'plannedClosingOn' | 'eraseCodeKeyOn') => {
    const text = form[field].trim();
    if (text === '') return null;
    if (!isDay(text)) refuse(field, 'not-a-day');
    else if (text < today) refuse(field, 'day-passed');
    return text;
  };

  const title = line('title', longestTitle);
  if (title === '') refuse('title', 'title-missing');
  const plannedClosingOn = day('plannedClosingOn');
  const eraseCodeKeyOn = day('eraseCodeKeyOn');
  const areDays = !problems.some(({ code }) => code === 'not-a-day' || code === 'day-passed');
  if (areDays && plannedClosingOn && eraseCodeKeyOn && eraseCodeKeyOn <= plannedClosingOn) {
    refuse('eraseCodeKeyOn', 'erased-before-closing');
  }
  const promised = study.privacy.eraseCodeKeyBy;
  if (areDays && breaksPromise(study, eraseCodeKeyOn)) {
    problems.push({
      field: 'eraseCodeKeyOn',
      code: 'erased-too-late',
      ...(promised ? { day: promised } : {}),
    });
  }
  const senderName = line('senderName', longestTitle);
  const replyTo = line('replyTo', longestAddress);
  if (replyTo !== '' && !isAddress(replyTo)) refuse('replyTo', 'not-an-address');
  const known = Object.keys(study.instruments);
  const audiences = known.filter((name) => form.audiences.includes(name));
  if (audiences.length === 0) refuse('audiences', 'nobody-asked');
  if (problems.length > 0) return { problems };
  return {
    settings: {
      title,
      plannedClosingOn,
      eraseCodeKeyOn,
      senderName,
      replyTo,
      audiences: audiences.length === known.length ? [] : audiences,
    },
  };
}

/** Whether names would be kept longer than the study says that they are. */
export function breaksPromise({ privacy }: Study, eraseCodeKeyOn: string | null): boolean {
  const { eraseCodeKeyBy } = privacy;
  return eraseCodeKeyBy !== undefined && eraseCodeKeyOn !== null && eraseCodeKeyOn > eraseCodeKeyBy;
}

/** A day that is in the calendar: 2026-02-30 is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** Enough to catch what was typed wrong; whether it works, only a letter can tell. */
export function isAddress(text: string): boolean {
  return text.length <= longestAddress && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text);
}

/** The instruments that a wave asks. */
export function audiencesOf(study: Study, { audiences }: Pick<WaveSettings, 'audiences'>): readonly string[] {
  const known = Object.keys(study.instruments);
  return audiences.length === 0 ? known : known.filter((name) => audiences.includes(name));
}
