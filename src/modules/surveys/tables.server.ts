import type { Generated, Insertable } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Language } from '#platform/language.ts';
import type { TesterLetterState, WaveState } from './schema.ts';

export type { WaveState } from './schema.ts';
export type Tables = {
  waves: {
    organisation_id: string;
    wave_id: string;
    study_id: string;
    study_version: number;
    state: WaveState;
    minimum_group: number;
    plan_sha256: string;
    sealing_key: string | null;
    sealed_bytes: number | null;
    opened_on: string | null;
    closed_on: string | null;
    wave_number: Generated<number>;
    title: Generated<string>;
    planned_closing_on: Generated<string | null>;
    sender_name: Generated<string>;
    reply_to: Generated<string>;
    audiences: Generated<string>;
    is_pilot_skipped: Generated<boolean>;
    erase_code_key_on: Generated<string | null>;
    code_key_erased_on: Generated<string | null>;
    report_problem: Generated<string | null>;
  };
  sealed_answers: { organisation_id: string; wave_id: string; receipt: Uint8Array; sealed: Uint8Array };
  begun_answers: { organisation_id: string; wave_id: string; draft: Uint8Array; sealed: Uint8Array };
  answers: {
    organisation_id: string;
    wave_id: string;
    answer_id: string;
    audience: string;
    office: string | null;
    answers: string;
  };
  wave_counts: {
    organisation_id: string;
    wave_id: string;
    audience: string;
    office: string;
    invited: number;
    undeliverable: number;
    absent: number;
    complete: number;
    partial: number;
  };
  pilot_testers: {
    organisation_id: string;
    wave_id: string;
    tester_id: string;
    name: string;
    email: string;
    audience: string;
    link: string;
    letter_state: Generated<TesterLetterState>;
    letter_reply: Generated<string | null>;
    letter_round: Generated<number>;
    language: Language | null;
    is_finished: boolean;
    given: string;
  };
  pilot_sections: {
    organisation_id: string;
    wave_id: string;
    tester_id: string;
    section: number;
    shown_at: Date | null;
    seconds: number;
  };
  pilot_comments: {
    organisation_id: string;
    wave_id: string;
    tester_id: string;
    item_id: string;
    comment_text: string;
    is_dealt_with: boolean;
  };
  free_texts: {
    organisation_id: string;
    wave_id: string;
    text_id: string;
    audience: string;
    item_id: string;
    free_text: string;
  };
};
export type AnswerRow = Insertable<Tables['answers']>;
export type FreeTextRow = Insertable<Tables['free_texts']>;
export type Place = { readonly organisationId: string; readonly waveId: string };

/** There is no partition to take a row: the wave is not open. */
export const noPartition = '23514';

export const tablesOf = (database: Database) => database.withTables<Tables>();
