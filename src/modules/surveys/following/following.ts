import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor, CustodyHolder } from '#modules/organisation/schema.ts';
import {
  type CodeKey,
  type DisclosurePolicy,
  gather,
  gatherList,
  type Released,
  releaseFigure,
} from '#modules/privacy/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { secretName, secretsFromBytes } from '../links/wave-secrets.ts';
import { openLinksOf } from '../open-links/open-links.server.ts';
import { decidedUnits } from '../reporting-units/reporting-units.server.ts';
import { type ReportingUnit, unitOf } from '../reporting-units/units.rules.ts';
import type { Place } from '../tables.server.ts';
import type { SeenWave } from '../waves/see-wave.ts';
import { describeWave, wavesIn } from '../waves/waves.server.ts';
import { countWave, type WaveCount } from './count-wave.ts';
import { countBackgrounds, type DayCount, dayOf, type LetterDay, reachedOf } from './counts.ts';
import {
  daysOfWave,
  finalCellsOf,
  findCount,
  letterDaysOfWave,
  type StoredCount,
  saveCount,
} from './follow.server.ts';
import { likenessOf } from './likeness-of.ts';
import { type OpenLinkCount, openLinkCounts } from './open-link-counts.ts';
import { releaseRates } from './release-rates.ts';
import type { Collection, Likeness, Rates } from './result.ts';

/** What is followed of a wave: numbers, never who. */
export type FollowedWave = {
  readonly rates: Released<Rates>;
  /** Empty until the first reminder: before that nobody is marked as having answered. */
  readonly likeness: readonly Released<Likeness>[];
  readonly days: Released<readonly DayCount[]>;
  readonly letters: readonly LetterDay[];
  /** Offices that are reported together; nothing here is told of one of them alone. */
  readonly units: readonly ReportingUnit[];
  readonly openLinks: readonly OpenLinkCount[];
  readonly countedAt: Date;
  /** Counted for whoever asked, now; others see the count of the day. */
  readonly isLive: boolean;
  /** The wave is closed, and this is how it ended. */
  readonly isFinal: boolean;
};

export type Following = {
  /** Null for a wave that has not been opened. */
  follow(actor: Actor, seen: SeenWave): Promise<FollowedWave | null>;
  /** How a closed wave was answered, for its report; null where it was not counted when it closed. */
  collected(place: Place): Promise<Released<Collection> | null>;
  /** Counts every open wave, at the end of a day: its number is that of the day before. */
  countAll(organisationId: string): Promise<void>;
};

type Parts = {
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly codeKey: Pick<CodeKey, 'all' | 'countLetters'>;
  readonly clock: Clock;
  custodyOf(studyId: string): Promise<CustodyHolder>;
};

/**
 * Following waves. Whoever holds the code key sees the count of this moment; everybody else that of the last midnight,
 * or of the first time that day somebody asked: a number that moves while one looks on tells who has just answered.
 */
export function createFollowing(parts: Parts): Following {
  const { database, keys, codeKey, clock, custodyOf } = parts;

  const unitOfPlace = async (place: Place) => unitOf((await decidedUnits(database, place)).units);

  async function countNow(place: Place, custody: CustodyHolder): Promise<WaveCount | null> {
    const secret = keys.read(secretName(place.organisationId, place.waveId));
    if (!secret) return null;
    const openLinkIds = (await openLinksOf(database, place)).map(({ linkId }) => linkId);
    const secrets = secretsFromBytes(secret);
    const unit = await unitOfPlace(place);
    return countWave({ database, codeKey }, { ...place, secrets, openLinkIds, custody, unit });
  }

  async function countOfDay(place: Place, custody: CustodyHolder): Promise<StoredCount | null> {
    const stored = await findCount(database, place);
    const now = clock.now();
    if (stored && dayOf(stored.countedAt) === dayOf(now)) return stored;
    const counted = await countNow(place, custody);
    if (!counted) return stored;
    const count = { ...counted, countedAt: now, isFinal: false };
    await saveCount(database, place, { ...count, day: dayOf(now) });
    return count;
  }

  /** How it ended: counted once more when the wave has closed, by the flags that were set then, and kept. */
  async function finalCount(
    place: Place,
    { custody, closedOn }: { readonly custody: CustodyHolder; readonly closedOn: string | null },
  ): Promise<StoredCount | null> {
    const stored = await findCount(database, place);
    if (stored?.isFinal) return stored;
    const cells = await finalCellsOf(database, place);
    if (cells.length === 0) return stored;
    const unit = await unitOfPlace(place);
    const people = (await codeKey.all(place)).map((person) => ({ ...person, office: unit(person.office) }));
    const backgrounds = people.length > 0 ? countBackgrounds(people, custody) : (stored?.backgrounds ?? []);
    const count = { cells, backgrounds, countedAt: clock.now(), isFinal: true };
    await saveCount(database, place, { ...count, day: closedOn, openLinks: new Map(), letters: [] });
    return count;
  }

  /** What may be told of a count. A page and a report of the same count are made here, and so tell the same. */
  async function released(
    place: Place,
    count: Pick<StoredCount, 'cells' | 'backgrounds'>,
    { policy, custody }: { readonly policy: DisclosurePolicy; readonly custody: CustodyHolder },
  ): Promise<Pick<FollowedWave, 'rates' | 'likeness' | 'days' | 'letters'>> {
    const rates = releaseRates(count.cells, policy, custody);
    const reached = count.cells.reduce((sum, cell) => sum + reachedOf(cell), 0);
    const days = await daysOfWave(database, place);
    return {
      rates,
      likeness: likenessOf(count, rates, { policy, custody }),
      days: releaseFigure<readonly DayCount[]>(days, reached, policy, () => []),
      letters: await letterDaysOfWave(database, place),
    };
  }

  return {
    collected: async (place) => {
      const wave = await describeWave(database, place);
      if (wave?.state !== 'closed' && wave?.state !== 'archived') return null;
      const custody = await custodyOf(wave.studyId);
      const count = await finalCount(place, { custody, closedOn: wave.closedOn });
      if (!count?.isFinal) return null;
      const policy = { minimumGroup: wave.minimumGroup };
      const { rates, likeness, days, letters } = await released(place, count, { policy, custody });
      const { units } = await decidedUnits(database, place);
      const links = await openLinkCounts(database, place, {
        count,
        now: null,
        isOpen: false,
        rates,
        policy,
        custody,
        unit: unitOf(units),
      });
      return gather<
        Pick<Collection, 'rates' | 'likeness' | 'days'>,
        Omit<Collection, 'rates' | 'likeness' | 'days'>
      >(
        { rates, likeness: gatherList(likeness), days },
        {
          openedOn: wave.openedOn,
          closedOn: wave.closedOn,
          letters,
          // Only where there is something to say: offices that are by themselves need no explaining.
          ...(joinedUnits(units).length > 0 ? { units: joinedUnits(units) } : {}),
          openLinks: links.map(({ audience, office, answered }) => ({ audience, office, answered })),
        },
      );
    },
    follow: async (actor, { study, custody, wave }) => {
      refuseUnless(actor, 'followWave', { studyId: study.id });
      const place = { organisationId: actor.organisationId, waveId: wave.waveId };
      const isOpen = wave.state === 'open';
      if (!isOpen && wave.state !== 'closed' && wave.state !== 'archived') return null;
      const isLive = isOpen && may(actor, 'readCodeKey', { studyId: study.id, custody });
      const now = isLive ? await countNow(place, custody) : null;
      const count: (Omit<StoredCount, 'isFinal'> & { isFinal?: boolean }) | null = now
        ? { ...now, countedAt: clock.now() }
        : isOpen
          ? await countOfDay(place, custody)
          : await finalCount(place, { custody, closedOn: wave.closedOn });
      if (!count) return null;
      const policy = { minimumGroup: wave.minimumGroup };
      const told = await released(place, count, { policy, custody });
      const { units } = await decidedUnits(database, place);
      return {
        ...told,
        units: joinedUnits(units),
        openLinks: await openLinkCounts(database, place, {
          count,
          now,
          isOpen,
          rates: told.rates,
          policy,
          custody,
          unit: unitOf(units),
        }),
        countedAt: count.countedAt,
        isLive: now !== null,
        isFinal: count.isFinal ?? false,
      };
    },
    countAll: async (organisationId) => {
      const day = dayOf(new Date(clock.now().getTime() - 60 * 60 * 1000));
      for (const { waveId, studyId } of await wavesIn(database, { organisationId, states: ['open'] })) {
        const place = { organisationId, waveId };
        const counted = await countNow(place, await custodyOf(studyId));
        if (!counted) continue;
        await saveCount(database, place, { ...counted, countedAt: clock.now(), isFinal: false, day });
      }
      // Before the code key is erased, so that who answered can be held against who was asked.
      for (const { waveId, studyId, closedOn } of await wavesIn(database, {
        organisationId,
        states: ['closed'],
      })) {
        await finalCount({ organisationId, waveId }, { custody: await custodyOf(studyId), closedOn });
      }
    },
  };
}

const joinedUnits = (units: readonly ReportingUnit[]) => units.filter(({ offices }) => offices.length > 1);
