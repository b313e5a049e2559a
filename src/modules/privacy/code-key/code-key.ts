import type { Language } from '#platform/language.ts';

/** One person who is asked to answer, as the custodian sees them. What they answer is nowhere near. */
export type Invitation = {
  /** Random; names the person to the rest of the house, which knows no name. */
  readonly invitationId: string;
  readonly name: string;
  readonly email: string;
  readonly audience: string;
  readonly office: string | null;
  readonly background: Readonly<Record<string, string>>;
  /** The language they are written to in; null: the study's first. */
  readonly language: Language | null;
  readonly state: InvitationState;
  readonly hasAnswered: boolean;
};
/** Undeliverable and absent leave the sample that was reached; they are not reminded. */
export type InvitationState = 'invited' | 'undeliverable' | 'absent';

export type WavePlace = { readonly organisationId: string; readonly waveId: string };
export const letterKinds = ['notice', 'invitation', 'reminder1', 'reminder2', 'thanks'] as const;
export type LetterKind = (typeof letterKinds)[number];
/** In the outbox: shown on a page, because there is no mail server to hand it to. */
export type LetterState = 'queued' | 'sending' | 'sent' | 'uncertain' | 'refused' | 'outbox';

export type NewInvitation = Pick<
  Invitation,
  'invitationId' | 'name' | 'email' | 'audience' | 'office' | 'background'
> & { readonly language?: Language | null };
/** Somebody had the code key open that day; no finer. */
export type Look = { readonly on: string; readonly personId: string; readonly personName: string };

/** Who is asked, and what has been sent to them. Whoever holds this can read names; give it to the custodian's side only. */
export type CodeKey = {
  /** All or none; somebody whose address is there already is left as they are. Tells how many were added. */
  add(place: WavePlace, people: readonly NewInvitation[]): Promise<number>;
  /** Everybody who is asked, in the order of their ids, which are random. */
  all(place: WavePlace): Promise<Invitation[]>;
  markAnswered(place: WavePlace, invitationIds: readonly string[]): Promise<void>;
  setState(place: WavePlace, emails: readonly string[], state: InvitationState): Promise<number>;
  /** One that has the letter already does not get it again. Tells how many were queued. */
  queue(place: WavePlace, kind: LetterKind, invitationIds: readonly string[]): Promise<number>;
  /** Takes the next letters to send, marked as being sent before anybody sends them. */
  take(place: WavePlace, kind: LetterKind, most: number): Promise<string[]>;
  settle(
    place: WavePlace,
    kind: LetterKind,
    invitationIds: readonly string[],
    state: LetterState,
  ): Promise<void>;
  /** At a start: what was being sent when the server last died. Tells how many. */
  markUncertain(organisationId: string): Promise<number>;
  countLetters(place: WavePlace): Promise<{ kind: LetterKind; state: LetterState; count: number }[]>;
  /** Those of these ids who are there still. */
  some(place: WavePlace, invitationIds: readonly string[]): Promise<Invitation[]>;
  /** Which of these addresses are there already, in small letters. */
  emails(place: WavePlace, emails: readonly string[]): Promise<ReadonlySet<string>>;
  /** Corrects a name or an address. A letter that was refused may then be sent again. False when the address is taken. */
  change(
    place: WavePlace,
    invitationId: string,
    changed: { readonly name: string; readonly email: string },
  ): Promise<boolean>;
  setStateOf(place: WavePlace, invitationIds: readonly string[], state: InvitationState): Promise<void>;
  /** Takes somebody out who has not been written to. False when they have been, or are not there. */
  remove(place: WavePlace, invitationId: string): Promise<boolean>;
  /** Whose letter of a kind is in one of these states. */
  lettersIn(place: WavePlace, kind: LetterKind, states: readonly LetterState[]): Promise<string[]>;
  /** Takes letters back that have not been sent. */
  drop(place: WavePlace, kind: LetterKind, invitationIds: readonly string[]): Promise<void>;
  noteLook(place: WavePlace, look: Look): Promise<void>;
  /** The newest day first. */
  looks(place: WavePlace): Promise<Look[]>;
  /** From then on nobody can tell who was asked. */
  erase(place: WavePlace): Promise<void>;
};
