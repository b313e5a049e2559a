type Asked = { readonly studyId: string; readonly interviewId: string };

/** Where the recording of an interview is. */
export const recordingPath = ({ studyId, interviewId }: Asked, part = '') =>
  `/studies/${studyId}/interviews/${interviewId}/recording${part}`;

/** Where its sound comes from. */
export const soundPath = (asked: Asked, recordingId: string) => recordingPath(asked, `/${recordingId}/sound`);

/** Where it is written out. */
export const benchPath = ({ studyId, interviewId }: Asked, part = '') =>
  `/studies/${studyId}/interviews/${interviewId}/transcribe${part}`;
