/** One person who is asked to answer, as the custodian sees them. What they answer is nowhere near. */
export type Invitation = {
  /** Random; names the person to the rest of the house, which knows no name. */
  readonly invitationId: string;
  readonly name: string;
  readonly email: string;
  readonly audience: string;
  readonly office: string | null;
  readonly background: Readonly<Record<string, string>>;
  readonly state: InvitationState;
  readonly hasAnswered: boolean;
};
/** Undeliverable and absent leave the sample that was reached; they are not reminded. */
export type InvitationState = 'invited' | 'undeliverable' | 'absent';

export type WavePlace = { readonly organisationId: string; readonly waveId: string };
export const letterKinds = ['notice', 'invitation', 'reminder1', 'reminder2', 'thanks'] as const;
export type LetterKind = (typeof letterKinds)[number];
export type LetterState = 'queued' | 'sending' | 'sent' | 'uncertain' | 'refused';

export type NewInvitation = Pick<
  Invitation,
  'invitationId' | 'name' | 'email' | 'audience' | 'office' | 'background'
>;

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
  /** From then on nobody can tell who was asked. */
  erase(place: WavePlace): Promise<void>;
};
