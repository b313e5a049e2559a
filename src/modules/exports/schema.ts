import type { MicrodataReport, ReleasedTexts } from '#modules/privacy/index.ts';
import type { Language } from '#platform/language.ts';
import type { DataTable } from '#platform/tables/data-table.ts';

/** Where a data file comes from; stands in every file that is made of it. */
export type Provenance = {
  readonly studyId: string;
  readonly studyTitle: string;
  readonly audienceTitle: string;
  readonly waveTitle: string;
  readonly studyVersion: number;
  /** SHA-256 of the study file. */
  readonly studySha256: string;
  /** SHA-256 of the analysis plan, as it was locked when the wave opened. */
  readonly planSha256: string;
  readonly waveId: string;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  /** The questionnaire: who was asked. */
  readonly audience: string;
  readonly program: string;
  /** Said where the answers are made up. */
  readonly synthetic: string | null;
};

/** The answers of one questionnaire in a closed wave, as far as they are released, with what everything means. */
export type DataFile = {
  readonly provenance: Provenance;
  readonly language: Language;
  readonly table: DataTable;
  readonly report: Omit<MicrodataReport, 'identifying'> & {
    readonly identifying: readonly (MicrodataReport['identifying'][number] & { readonly label: string })[];
  };
  readonly texts: readonly (ReleasedTexts & { readonly name: string; readonly label: string })[];
};

export const dataFormats = ['csv', 'xlsx', 'sav', 'xml', 'codebook.csv', 'codebook.html', 'zip'] as const;
export type DataFormat = (typeof dataFormats)[number];
export const isDataFormat = (text: unknown): text is DataFormat =>
  dataFormats.some((format) => format === text);

/** A file to take along. */
export type WrittenFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** How many characters the passphrase of an archive has at least. */
export const shortestPassphrase = 12;
