/** Where the code key of a study's interviews is. */
export type StudyPlace = { readonly organisationId: string; readonly studyId: string };

/** Who an informant is, as the interviewer knows them. What they say is nowhere near. */
export type InformantContact = {
  readonly informantId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
};
/** A signed consent, sealed: what it is, and bytes that only the informant's own key opens. */
export type SealedPaper = {
  readonly number: number;
  readonly mediaType: string;
  readonly sealed: Uint8Array;
};
/** Somebody had the names open that day; no finer. */
export type InterviewKeyLook = {
  readonly on: string;
  readonly personId: string;
  readonly personName: string;
};

/** Names and addresses of informants. Whoever holds this can read them; give it to those who interview only. */
export type InterviewKey = {
  add(place: StudyPlace, contact: InformantContact): Promise<void>;
  /** In the order of their ids, which are random. */
  all(place: StudyPlace): Promise<InformantContact[]>;
  find(place: StudyPlace, informantId: string): Promise<InformantContact | null>;
  change(place: StudyPlace, contact: InformantContact): Promise<void>;
  keepPaper(place: StudyPlace, informantId: string, paper: SealedPaper): Promise<void>;
  findPaper(place: StudyPlace, informantId: string, number: number): Promise<SealedPaper | null>;
  countPapers(place: StudyPlace, informantId: string): Promise<number>;
  /** Whose papers there are. */
  withPapers(place: StudyPlace): Promise<string[]>;
  /** Name, address and papers of one informant. Tells how many papers there were. */
  remove(
    place: StudyPlace,
    informantId: string,
  ): Promise<{ readonly names: number; readonly papers: number }>;
  noteLook(place: StudyPlace, look: InterviewKeyLook): Promise<void>;
  /** The newest day first. */
  looks(place: StudyPlace): Promise<InterviewKeyLook[]>;
  /** From then on nobody can tell who was interviewed. */
  erase(place: StudyPlace): Promise<void>;
};
