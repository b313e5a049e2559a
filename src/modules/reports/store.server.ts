import type { Results } from '#modules/analyses/schema.ts';
import { type Released, revive } from '#modules/privacy/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { Language } from '#platform/language.ts';
import type { ReportDocument } from './schema.ts';

type ReportColumns = { study: string; results: string; document: string };
type Tables = {
  study_reports: ReportColumns & {
    organisation_id: string;
    study_id: string;
    language: string;
    inputs_sha256: string;
    made_at: Date;
  };
  wave_reports: ReportColumns & {
    organisation_id: string;
    wave_id: string;
    language: string;
    made_on: string;
  };
  kept_reports: ReportColumns & { organisation_id: string; report_id: string; kept_at: Date };
};

/** All that is ever stored of a report: what was asked, the released figures, and the document made of them. */
export type StoredReport = {
  readonly study: Study;
  readonly results: Released<Results>;
  readonly document: ReportDocument;
};

/** Stores the report of a stored study in one language, in place of the one before. */
export async function saveStudyReport(
  database: Database,
  options: {
    readonly organisationId: string;
    readonly studyId: string;
    readonly language: Language;
    /** Fingerprint of everything the report was made from, the program's version included. */
    readonly inputsSha256: string;
    readonly report: StoredReport;
    readonly now: Date;
  },
): Promise<void> {
  const values = {
    inputs_sha256: options.inputsSha256,
    ...toColumns(options.report),
    made_at: options.now,
  };
  await database
    .withTables<Tables>()
    .insertInto('study_reports')
    .values({
      organisation_id: options.organisationId,
      study_id: options.studyId,
      language: options.language,
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'study_id', 'language']).doUpdateSet(values),
    )
    .execute();
}

export async function findStudyReport(
  database: Database,
  options: { readonly organisationId: string; readonly studyId: string; readonly language: Language },
): Promise<(StoredReport & { readonly inputsSha256: string }) | null> {
  const row = await database
    .withTables<Tables>()
    .selectFrom('study_reports')
    .selectAll()
    .where('organisation_id', '=', options.organisationId)
    .where('study_id', '=', options.studyId)
    .where('language', '=', options.language)
    .executeTakeFirst();
  return row ? { ...fromColumns(row), inputsSha256: row.inputs_sha256 } : null;
}

/** Stores the report of a closed wave in all its languages, in place of the one before. */
export async function saveWaveReports(
  database: Database,
  options: {
    readonly organisationId: string;
    readonly waveId: string;
    readonly reports: readonly StoredReport[];
    /** The day, as in 2026-12-24. */
    readonly on: string;
  },
): Promise<void> {
  const { organisationId, waveId, on } = options;
  await database
    .withTables<Tables>()
    .transaction()
    .execute(async (transaction) => {
      await transaction
        .deleteFrom('wave_reports')
        .where('organisation_id', '=', organisationId)
        .where('wave_id', '=', waveId)
        .execute();
      for (const report of options.reports) {
        await transaction
          .insertInto('wave_reports')
          .values({
            organisation_id: organisationId,
            wave_id: waveId,
            language: report.document.language,
            ...toColumns(report),
            made_on: on,
          })
          .execute();
      }
    });
}

/** The report of a wave, in the wanted language or else one that it is in; null when none has been made. */
export async function findWaveReport(
  database: Database,
  options: { readonly organisationId: string; readonly waveId: string; readonly language: Language },
): Promise<(StoredReport & { readonly madeOn: string }) | null> {
  const rows = await database
    .withTables<Tables>()
    .selectFrom('wave_reports')
    .selectAll()
    .where('organisation_id', '=', options.organisationId)
    .where('wave_id', '=', options.waveId)
    .orderBy('language', 'desc')
    .execute();
  // Nynorsk and bokmål stand closer to each other than to English, which comes first in the alphabet.
  const row = rows.find(({ language }) => language === options.language) ?? rows[0];
  return row ? { ...fromColumns(row), madeOn: row.made_on } : null;
}

/** When the report of a wave was made; null when none has been. */
export async function waveReportMadeOn(
  database: Database,
  options: { readonly organisationId: string; readonly waveId: string },
): Promise<string | null> {
  const row = await database
    .withTables<Tables>()
    .selectFrom('wave_reports')
    .select('made_on')
    .where('organisation_id', '=', options.organisationId)
    .where('wave_id', '=', options.waveId)
    .executeTakeFirst();
  return row?.made_on ?? null;
}

/** Keeps a report under a secret id. Keeping the same one twice is harmless. */
export async function keepReport(
  database: Database,
  options: {
    readonly organisationId: string;
    readonly reportId: string;
    readonly report: StoredReport;
    readonly now: Date;
  },
): Promise<void> {
  await database
    .withTables<Tables>()
    .insertInto('kept_reports')
    .values({
      organisation_id: options.organisationId,
      report_id: options.reportId,
      ...toColumns(options.report),
      kept_at: options.now,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'report_id']).doNothing())
    .execute();
}

export async function findKeptReport(
  database: Database,
  options: { readonly organisationId: string; readonly reportId: string },
): Promise<StoredReport | null> {
  const row = await database
    .withTables<Tables>()
    .selectFrom('kept_reports')
    .selectAll()
    .where('organisation_id', '=', options.organisationId)
    .where('report_id', '=', options.reportId)
    .executeTakeFirst();
  return row ? fromColumns(row) : null;
}

/** Removes a kept report for good; removing what is not there is harmless. */
export async function removeKeptReport(
  database: Database,
  options: { readonly organisationId: string; readonly reportId: string },
): Promise<void> {
  await database
    .withTables<Tables>()
    .deleteFrom('kept_reports')
    .where('organisation_id', '=', options.organisationId)
    .where('report_id', '=', options.reportId)
    .execute();
}

function toColumns(report: StoredReport): ReportColumns {
  return {
    study: JSON.stringify(report.study),
    results: JSON.stringify(report.results),
    document: JSON.stringify(report.document),
  };
}

/** Only released figures can be put in, so only released figures come out. */
function fromColumns(row: ReportColumns): StoredReport {
  return {
    study: JSON.parse(row.study) as Study,
    results: revive<Results>(row.results),
    document: JSON.parse(row.document) as ReportDocument,
  };
}
