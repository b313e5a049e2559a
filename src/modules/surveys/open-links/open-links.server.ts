import type { Database } from '#platform/database/database.ts';
import type { Place } from '../tables.server.ts';

type Tables = {
  open_links: {
    organisation_id: string;
    wave_id: string;
    link_id: string;
    audience: string;
    office: string;
    code: string;
    is_open: boolean;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** A link for people who are on no list, at one place. */
export type OpenLink = {
  readonly linkId: string;
  readonly audience: string;
  readonly office: string;
  readonly code: string;
  readonly isOpen: boolean;
};

/** Adds open links; a place that has one keeps it. Tells how many were added. */
export async function addOpenLinks(
  database: Database,
  place: Place,
  links: readonly OpenLink[],
): Promise<number> {
  const rows = await tablesOf(database)
    .insertInto('open_links')
    .values(
      links.map(({ linkId, audience, office, code, isOpen }) => ({
        organisation_id: place.organisationId,
        wave_id: place.waveId,
        link_id: linkId,
        audience,
        office,
        code,
        is_open: isOpen,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('link_id')
    .execute();
  return rows.length;
}

/** The open links of a wave, by audience and place. */
export async function openLinksOf(database: Database, place: Place): Promise<OpenLink[]> {
  const rows = await tablesOf(database)
    .selectFrom('open_links')
    .selectAll()
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('audience')
    .orderBy('office')
    .execute();
  return rows.map(linkOf);
}

/** Which open link has this code now, and in which wave. */
export async function findByCode(
  database: Database,
  { organisationId, code }: { readonly organisationId: string; readonly code: string },
): Promise<(OpenLink & { readonly waveId: string }) | null> {
  const row = await tablesOf(database)
    .selectFrom('open_links')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('code', '=', code)
    .executeTakeFirst();
  return row ? { ...linkOf(row), waveId: row.wave_id } : null;
}

/** Gives an open link another code, or opens or closes it. False when there is none of that id. */
export async function changeOpenLink(
  database: Database,
  place: Place & { readonly linkId: string },
  change: { readonly code: string } | { readonly isOpen: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await tablesOf(database)
    .updateTable('open_links')
    .set('code' in change ? { code: change.code } : { is_open: change.isOpen })
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('link_id', '=', place.linkId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const linkOf = (row: Tables['open_links']): OpenLink => ({
  linkId: row.link_id,
  audience: row.audience,
  office: row.office,
  code: row.code,
  isOpen: row.is_open,
});
