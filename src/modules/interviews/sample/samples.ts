import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { DomainError, type Problem } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { listInformants } from '../core/interviews.server.ts';
import type { InterviewParts } from '../informants/interview-parts.ts';
import { refuseUnlessPrepares, refuseUnlessSees } from '../informants/who-may.ts';
import { cellOf, type Sample, type SampleLine, sampleLimits } from './sample.ts';
import { findSample, listPlaces, placeInformant, saveSample } from './samples.server.ts';

/** The grid, and where everybody stands in it, by pseudonym. */
export type SampleLook = {
  readonly sample: Sample | null;
  readonly people: readonly {
    readonly informantId: string;
    readonly pseudonym: string;
    /** As `cellOf` says it; null for somebody who stands nowhere in the grid as it is now. */
    readonly cell: string | null;
  }[];
};

export type Samples = {
  sample(actor: Actor, studyId: string): Promise<SampleLook>;
  /** @throws DomainError `sample-faulty` */
  saveSample(actor: Actor, studyId: string, sample: Sample): Promise<void>;
  /** Puts informants where they belong; a cell that is not in the grid takes them out of it. */
  placeInformants(
    actor: Actor,
    studyId: string,
    places: readonly { readonly informantId: string; readonly cell: string }[],
  ): Promise<void>;
};

export function createSamples({ database }: InterviewParts): Samples {
  const cellsOf = (sample: Sample | null) =>
    new Map(
      (sample?.rows ?? []).flatMap((row) =>
        sample!.columns.map((column) => [cellOf(row.id, column.id), { rowId: row.id, columnId: column.id }]),
      ),
    );
  return {
    sample: async (actor, studyId) => {
      refuseUnlessSees(actor, studyId);
      const place = { organisationId: actor.organisationId, studyId };
      const sample = await findSample(database, place);
      const cells = cellsOf(sample);
      const places = new Map(
        (await listPlaces(database, place)).map(({ informantId, rowId, columnId }) => [
          informantId,
          cellOf(rowId, columnId),
        ]),
      );
      const here = (await listInformants(database, place)).filter(({ withdrawnOn }) => withdrawnOn === null);
      const people = here.map(({ informantId, pseudonym }) => {
        const cell = places.get(informantId);
        return { informantId, pseudonym, cell: cell !== undefined && cells.has(cell) ? cell : null };
      });
      return { sample, people };
    },
    saveSample: async (actor, studyId, given) => {
      refuseUnlessPrepares(actor, studyId);
      await saveSample(database, { organisationId: actor.organisationId, studyId }, soundSample(given));
    },
    placeInformants: async (actor, studyId, places) => {
      refuseUnless(actor, 'conductInterviews', { studyId });
      const place = { organisationId: actor.organisationId, studyId };
      await database.transaction().execute(async (transaction) => {
        const cells = cellsOf(await findSample(transaction, place));
        const there = await listInformants(transaction, place);
        for (const { informantId, cell } of places) {
          const informant = there.find((one) => one.informantId === informantId);
          if (!informant || informant.withdrawnOn !== null) continue;
          await placeInformant(transaction, place, informantId, cells.get(cell) ?? null);
        }
      });
    },
  };
}

/** Lines without a label are gone, and what was wanted of them. */
function soundSample(given: Sample): Sample {
  const line = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  const lines = (all: readonly SampleLine[]) =>
    all.map(({ id, label }) => ({ id, label: line(label) })).filter(({ label }) => label !== '');
  const [rows, columns] = [lines(given.rows), lines(given.columns)];
  const problems: Problem[] = [];
  const add = (code: string, say: Parameters<typeof inAllLanguages>[0], value?: string) =>
    problems.push({ code, file: '', text: inAllLanguages(say), ...(value ? { value } : {}) });
  if (rows.length === 0 || columns.length === 0) {
    add('lines', (locale) => m.interviews_sample_no_lines({}, { locale }));
  }
  for (const side of [rows, columns]) {
    if (side.length > sampleLimits.lines) {
      add('many', (locale) => m.interviews_sample_many({ most: sampleLimits.lines }, { locale }));
    }
    const seen = new Set<string>();
    for (const { label } of side) {
      if (label.length > sampleLimits.label) {
        add('long', (locale) => m.interviews_sample_long({ most: sampleLimits.label }, { locale }), label);
      }
      if (seen.has(label)) add('twice', (locale) => m.interviews_sample_twice({}, { locale }), label);
      seen.add(label);
    }
  }
  const wanted: Record<string, number> = {};
  for (const row of rows) {
    for (const column of columns) {
      const count = given.wanted[cellOf(row.id, column.id)] ?? 0;
      if (!Number.isSafeInteger(count) || count < 0 || count > sampleLimits.wanted) {
        add(
          'wanted',
          (locale) => m.interviews_sample_wanted_faulty({ most: sampleLimits.wanted }, { locale }),
          `${row.label}, ${column.label}`,
        );
      } else if (count > 0) wanted[cellOf(row.id, column.id)] = count;
    }
  }
  if (problems.length > 0) {
    throw new DomainError(
      'sample-faulty',
      inAllLanguages((locale) => m.interviews_sample_faulty({}, { locale })),
      problems,
    );
  }
  return { rowTitle: line(given.rowTitle), columnTitle: line(given.columnTitle), rows, columns, wanted };
}
