import type { Selectable } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Language } from '#platform/language.ts';
import type { Invitation, InvitationState, LetterKind, LetterState } from './code-key.ts';

export type Tables = {
  code_key: {
    organisation_id: string;
    wave_id: string;
    invitation_id: string;
    name: string;
    email: string;
    audience: string;
    office: string | null;
    background: string;
    state: InvitationState;
    has_answered: boolean;
    language: Language | null;
  };
  letters: {
    organisation_id: string;
    wave_id: string;
    invitation_id: string;
    kind: LetterKind;
    state: LetterState;
  };
  code_key_looks: {
    organisation_id: string;
    wave_id: string;
    looked_on: string;
    person_id: string;
    person_name: string;
  };
};

export const tablesOf = (database: Database) => database.withTables<Tables>();

export const invitationOf = (row: Selectable<Tables['code_key']>): Invitation => ({
  invitationId: row.invitation_id,
  name: row.name,
  email: row.email,
  audience: row.audience,
  office: row.office,
  background: JSON.parse(row.background) as Record<string, string>,
  language: row.language,
  state: row.state,
  hasAnswered: row.has_answered,
});
