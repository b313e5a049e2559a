import { comparable } from '#modules/studies/index.ts';
import { type UnitStatus, type UnitType, unitStatuses, unitTypes } from '../unit.ts';

/** What a file can say of a unit. */
export const unitFields = [
  'number',
  'name',
  'type',
  'status',
  'parent',
  'validFrom',
  'validTo',
  'municipality',
  'leader',
  'positions',
  'users',
] as const;
export type UnitField = (typeof unitFields)[number];

/** Headings as they are written in Norwegian and English lists, in small letters and without punctuation. */
const headings: Readonly<Record<UnitField, readonly string[]>> = {
  number: [
    ...['number', 'nummer', 'nr', 'enhet', 'eining', 'unit', 'unit number', 'enhetnr', 'enhet nr'],
    ...['enhetsnr', 'enhetsnummer', 'enhetsnr', 'einingsnummer', 'einingsnr', 'kontornummer', 'kontornr'],
  ],
  name: ['name', 'navn', 'namn', 'enhetsnavn', 'einingsnamn', 'kontor', 'kontornavn', 'kontornamn'],
  type: ['type', 'enhetstype', 'einingstype', 'slag', 'unit type'],
  status: ['status', 'tilstand'],
  parent: [
    ...['parent', 'overordnet', 'overordna', 'overordnet enhet', 'overordna eining', 'overordnetenhet'],
    ...['fylke', 'county', 'tilhører', 'høyrer til', 'hører til'],
  ],
  validFrom: [
    ...['validfrom', 'valid from', 'from', 'fra', 'frå', 'gyldig fra', 'gyldig frå', 'gyldigfra', 'fra dato'],
    ...['frå dato', 'opprettet', 'oppretta', 'aktiveringsdato', 'opened'],
  ],
  validTo: [
    ...['validto', 'valid to', 'to', 'til', 'gyldig til', 'gyldigtil', 'til dato', 'nedlagt', 'closed'],
    ...['nedleggelsesdato', 'nedleggingsdato'],
  ],
  municipality: [
    ...['municipality', 'municipality code', 'kommune', 'kommunenummer', 'kommunenr', 'kommune nr'],
    ...['kommunekode'],
  ],
  leader: [
    'leader',
    'leader key',
    'leder',
    'leiar',
    'ledernøkkel',
    'leiarnøkkel',
    'samme leder',
    'same leiar',
  ],
  positions: [
    ...['positions', 'registered positions', 'stillinger', 'stillingar', 'årsverk', 'registrerte stillinger'],
    ...['registrerte stillingar', 'antall stillinger', 'tal på stillingar'],
  ],
  users: [
    ...['users', 'brukere', 'brukarar', 'antall brukere', 'tal på brukarar', 'brukere under oppfølging'],
    ...['brukarar under oppfølging'],
  ],
};

const typeWords: Readonly<Record<UnitType, readonly string[]>> = {
  // The words of Norg2 first.
  county: ['fylke', 'county', 'region'],
  office: ['lokal', 'kontor', 'office', 'nav kontor', 'nav-kontor'],
  department: ['avdeling', 'department', 'seksjon', 'team'],
};
const statusWords: Readonly<Record<UnitStatus, readonly string[]>> = {
  planned: ['under etablering', 'planlagt', 'planned'],
  active: ['aktiv', 'active', 'i drift'],
  closing: ['under avvikling', 'closing'],
  closed: ['nedlagt', 'closed', 'lagt ned', 'avviklet', 'avvikla'],
};

const plain = (text: string) => comparable(text.replaceAll(/[^\p{L}\p{N}]+/gu, ' '));

/** What a column is about, as far as its heading tells. */
export function fieldOfHeading(heading: string): UnitField | undefined {
  const wanted = plain(heading);
  return unitFields.find((field) => headings[field].includes(wanted));
}

/** What each column is about; null for those that are not about units, or say again what another says. */
export function fieldsOfHeadings(columns: readonly string[]): readonly (UnitField | null)[] {
  const taken = new Set<UnitField>();
  return columns.map((column) => {
    const field = fieldOfHeading(column);
    if (!field || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

export const typeIn = (text: string): UnitType | undefined =>
  unitTypes.find((type) => typeWords[type].map(plain).includes(plain(text)));

export const statusIn = (text: string): UnitStatus | undefined =>
  unitStatuses.find((status) => statusWords[status].map(plain).includes(plain(text)));

/** A day as Norwegian lists and spreadsheets write it: 2015-12-31, 31.12.2015, or with a time after it. */
export function dayIn(text: string): string | undefined {
  const [day = ''] = text.split(/[T ]/);
  const norwegian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(day);
  if (!norwegian) return day;
  const [, date = '', month = '', year = ''] = norwegian;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

export type CountFault = 'thousands-or-decimals' | 'no-count';

/**
 * A count as people write it: 12, 12.5, 12,5, 1 200. A comma or point before just three digits could be either, and is
 * asked about rather than guessed.
 */
export function countIn(text: string): number | CountFault {
  const bare = text.replaceAll(/[\s\u00a0\u202f]/g, '');
  if (/^\d+[.,]\d{3}$/.test(bare)) return 'thousands-or-decimals';
  if (!/^\d{1,7}([.,]\d{1,4})?$/.test(bare)) return 'no-count';
  return Number(bare.replace(',', '.'));
}

export type LeaderFault = 'email' | 'identity-number' | 'ident' | 'name';

/** Why a text cannot be a leader's key: it could tell who the leader is. Null when it is fit to be one. */
export function faultOfLeader(text: string): LeaderFault | null {
  if (text.includes('@')) return 'email';
  if (/^\d{11}$/.test(text.replaceAll(/\s/g, ''))) return 'identity-number';
  // A letter and six digits is how NAV names the people who work there.
  if (/^[A-Za-zÆØÅæøå]\d{6}$/.test(text)) return 'ident';
  return /^[A-Za-z]{0,4}[-_]?\d{1,5}$/.test(text) ? null : 'name';
}
