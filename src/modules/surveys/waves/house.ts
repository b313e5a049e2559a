import type { CustodyHolder, Unit } from '#modules/organisation/schema.ts';
import type { CodeKey } from '#modules/privacy/index.ts';
import type { ParsedStudy } from '#modules/studies/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import type { Language } from '#platform/language.ts';
import type { Place } from '../tables.server.ts';

/** All that running a wave needs from elsewhere; the composition root puts it together. */
export type WaveHouse = {
  readonly organisationId: string;
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly clock: Clock;
  /** The code key, within a transaction or not. */
  readonly codeKeyIn: (database: Database) => CodeKey;
  custodyOf(studyId: string): Promise<CustodyHolder>;
  /** A version of a study, or the newest one; null when there is none. */
  findVersion(studyId: string, version: number | null): Promise<StudyVersion | null>;
  /** Whether the custodian's invitation says all that it must, in each of these languages. */
  isLetterReady(place: Place, languages: readonly Language[]): Promise<boolean>;
  /** Whether answers may come by a link that is given out on site. */
  hasOpenLink(place: Place): Promise<boolean>;
  /** The offices that the organisation's register knows; empty where nobody has filled it. */
  registerUnits(): Promise<readonly Unit[]>;
  /** Has the report of a closed wave made, now or after a restart. */
  requestReport(place: Place): Promise<void>;
};
export type StudyVersion = { readonly version: number; readonly parsed: ParsedStudy };

/** The day it is, and nothing finer. */
export const todayOf = ({ clock }: Pick<WaveHouse, 'clock'>) => clock.now().toISOString().slice(0, 10);
