import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { listSuccessions, listUnits } from '#modules/organisation/store.server.ts';
import { isMonth, readOutcomesNow } from '#modules/scorecards/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { findStudy, listStudies } from '#modules/studies/store.server.ts';
import { officesInRegister } from '#modules/surveys/index.ts';
import type { Database } from '#platform/database/database.ts';
import type { OutcomesFiles } from '#web/scorecards/outcomes-files.ts';
import { organisationId } from './organisation.ts';

/** What offices achieved in a period, as a file for analyses. */
export function createOutcomesFiles(database: Database): OutcomesFiles {
  const register = async (from: Database) => ({
    units: await listUnits(from, { organisationId }),
    successions: await listSuccessions(from, { organisationId }),
  });
  return {
    studies: async (actor) => {
      refuseUnless(actor, 'manageScorecards');
      const ids = [...new Set(actor.grants.flatMap(({ studyId }) => studyId ?? []))].filter((studyId) =>
        may(actor, 'exportData', { studyId }),
      );
      const found = await listStudies(database, { organisationId, studyIds: ids });
      const stored = await Promise.all(
        found.map(({ studyId }) => findStudy(database, { organisationId, studyId })),
      );
      return found.flatMap(({ studyId, title }, index) => {
        const file = stored[index];
        if (!file) return [];
        const { study } = parseStudy(file.fileText, file.fileName);
        return study.offices && Object.keys(study.outcomes).length > 0 ? [{ studyId, title }] : [];
      });
    },
    file: async (actor, { from, to, studyId }) => {
      refuseUnless(actor, 'manageScorecards');
      if (!isMonth(from) || !isMonth(to)) return null;
      const period = from <= to ? { from, to } : { from: to, to: from };
      const offices = studyId === null ? await everyOffice() : await officesOf(actor, studyId);
      if (!offices) return null;
      const { csv, outcomes } = await readOutcomesNow(
        database,
        { organisationId },
        { register, wanted: { ...offices, unknownOffices: [], period } },
      );
      if (outcomes.columns.length === 0) return null;
      return { fileName: `outcomes-${period.from}-${period.to}.csv`, text: csv };
    },
  };

  /** Every office under its number in the register. */
  async function everyOffice() {
    const { units } = await register(database);
    const offices = units
      .filter(({ type, status }) => type === 'office' && status !== 'planned')
      .map(({ number }) => ({ office: number, units: [number] }));
    return { offices, officeColumn: 'office' };
  }

  /** A study's offices, as its answers call them; null for a study that has none, or that is not the actor's. */
  async function officesOf(actor: Actor, studyId: string) {
    if (!may(actor, 'exportData', { studyId })) return null;
    const stored = await findStudy(database, { organisationId, studyId });
    if (!stored) return null;
    const { study } = parseStudy(stored.fileText, stored.fileName);
    if (!study.offices) return null;
    const { units } = await register(database);
    const { offices } = officesInRegister({
      study,
      register: units,
      decided: { units: [], offices: [] },
      named: units.filter(({ type }) => type === 'office').map(({ name }) => name),
    });
    return { offices, officeColumn: study.offices.column };
  }
}
