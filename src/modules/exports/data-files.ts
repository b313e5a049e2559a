import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import { type Study, textIn } from '#modules/studies/schema.ts';
import { studyInUnits } from '#modules/surveys/index.ts';
import type { ReportingUnit, WaveDescription } from '#modules/surveys/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { programName, programVersion } from '#platform/program.ts';
import { makeDataFile } from './data-file.ts';
import { writeFile, writeTexts } from './formats/write-file.ts';
import type { DataFile, DataFormat, WrittenFile } from './schema.ts';

/** Where closed waves, their studies and their answers are found; the composition root hands it in. */
export type WaveSource = {
  wave(waveId: string): Promise<WaveDescription | null>;
  study(studyId: string, version: number): Promise<{ readonly study: Study; readonly sha256: string } | null>;
  /** What the wave's offices are reported as. */
  units(waveId: string): Promise<readonly ReportingUnit[]>;
  answers(waveId: string): Promise<
    readonly {
      readonly answer_id: string;
      readonly audience: string;
      readonly office: string | null;
      readonly answers: string;
    }[]
  >;
  texts(
    waveId: string,
  ): Promise<readonly { readonly audience: string; readonly item_id: string; readonly free_text: string }[]>;
};

export type WaveIds = { readonly studyId: string; readonly waveId: string };
type Wanted = WaveIds & { readonly audience: string; readonly language: Language };

/** The data files of closed waves, for those who may have them. Null is what is not there. */
export type DataFiles = {
  /** One for each questionnaire; null while the wave is not closed. */
  all(actor: Actor, ids: WaveIds, language: Language): Promise<readonly Released<DataFile>[] | null>;
  write(
    actor: Actor,
    wanted: Wanted & { readonly format: DataFormat; readonly hasByteOrderMark: boolean },
  ): Promise<WrittenFile | null>;
  writeTexts(
    actor: Actor,
    wanted: Wanted & { readonly item: string; readonly hasByteOrderMark: boolean },
  ): Promise<WrittenFile | null>;
};

/** Every use case refuses whoever may not export the study's data, and every file is released. */
export function createDataFiles(source: WaveSource): DataFiles {
  async function all(actor: Actor, ids: WaveIds, language: Language) {
    refuseUnless(actor, 'exportData', { studyId: ids.studyId });
    const wave = await source.wave(ids.waveId);
    if (wave?.studyId !== ids.studyId || !isClosed(wave)) return null;
    const found = await source.study(wave.studyId, wave.studyVersion);
    if (!found) return null;
    const [answers, texts] = await Promise.all([source.answers(ids.waveId), source.texts(ids.waveId)]);
    const { sha256 } = found;
    const study = studyInUnits(found.study, await source.units(ids.waveId));
    return audiencesOf(wave, study).map((audience) =>
      makeDataFile({
        study,
        audience,
        language,
        minimumGroup: wave.minimumGroup,
        respondents: answers
          .filter((row) => row.audience === audience)
          .map((row) => ({ id: row.answer_id, office: row.office, answers: JSON.parse(row.answers) })),
        texts: texts
          .filter((row) => row.audience === audience)
          .map((row) => ({ item: row.item_id, text: row.free_text })),
        provenance: provenanceOf(wave, study, sha256, language),
      }),
    );
  }

  async function one(actor: Actor, wanted: Wanted) {
    const files = await all(actor, wanted, wanted.language);
    if (files === null) throw notClosed();
    return files.find(({ provenance }) => provenance.audience === wanted.audience) ?? null;
  }

  return {
    all,
    write: async (actor, wanted) => {
      const file = await one(actor, wanted);
      return file && writeFile(file, wanted.format, wanted);
    },
    writeTexts: async (actor, wanted) => {
      const file = await one(actor, wanted);
      return file && writeTexts(file, wanted.item, wanted);
    },
  };
}

const isClosed = ({ state }: WaveDescription) => state === 'closed' || state === 'archived';

/** The questionnaires of a wave: those it names, or all that the study has. */
function audiencesOf({ audiences }: WaveDescription, study: Study): readonly string[] {
  const all = Object.keys(study.instruments);
  return audiences.length === 0 ? all : all.filter((name) => audiences.includes(name));
}

function provenanceOf(wave: WaveDescription, study: Study, studySha256: string, language: Language) {
  return {
    studyId: study.id,
    studyTitle: textIn(study.title, language),
    waveTitle: wave.title,
    studyVersion: wave.studyVersion,
    studySha256,
    planSha256: wave.planSha256,
    waveId: wave.waveId,
    openedOn: wave.openedOn,
    closedOn: wave.closedOn,
    program: `${programName} ${programVersion}`,
    synthetic: study.synthetic ? textIn(study.synthetic, language) : null,
  };
}

function notClosed(): DomainError {
  return new DomainError(
    'wave-not-closed',
    inAllLanguages((locale) => m.exports_not_closed({}, { locale })),
  );
}
