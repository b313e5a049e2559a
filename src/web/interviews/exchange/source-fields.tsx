import { Select, TextField } from '@navikt/ds-react';
import { m } from '#messages';
import type { SourceWay, SpeakerChoice } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';
import type { ShownImport } from './import-form.ts';
import { SoundField } from './sound-fields.tsx';

type Source = ShownImport['sources'][number];
/** What was chosen before it was refused. */
type Given = {
  readonly interviews: readonly (readonly [number, string])[];
  readonly speakers: readonly (readonly [number, readonly SpeakerChoice[]])[];
  readonly isSeenThrough: boolean;
  readonly sounds: readonly number[];
} | null;

/** Which interview each text of a file is, and who speaks in those that would be new. */
export function SourceFields({ held, given }: { held: ShownImport; given: Given }) {
  const { say } = useWords();
  const isSomeNew = held.choices.some(({ has }) => has === 'nothing') && held.sources.some(mayBeNew);
  return (
    <>
      <h2 className="section-title">{say(m.interviews_exchange_sources_title)}</h2>
      <p className="measure">{say(m.interviews_exchange_sources_text)}</p>
      {held.sources.map((source, at) => (
        <fieldset key={at} className="transcript-speaker">
          <legend>{source.name}</legend>
          <p>{say(m.interviews_exchange_source_words, { codings: source.codings, sample: source.sample })}</p>
          <Select
            name={`interview-${at}`}
            label={say(m.interviews_exchange_source_interview)}
            defaultValue={new Map(given?.interviews).get(at) ?? source.interviewId}
          >
            <option value="">{say(m.interviews_exchange_source_leave)}</option>
            {held.choices.map(({ interviewId, name, has }) => (
              <option key={interviewId} value={interviewId}>
                {say(hasWords[has], { interview: name })}
              </option>
            ))}
          </Select>
          <p className="exchange-way">{sayWay(source)}</p>
          {source.sound ? (
            <SoundField at={at} sound={source.sound} isChosen={given?.sounds.includes(at) ?? false} />
          ) : null}
          {isSomeNew && mayBeNew(source) ? (
            <Speakers at={at} source={source} given={new Map(given?.speakers).get(at) ?? []} />
          ) : null}
        </fieldset>
      ))}
      {isSomeNew ? (
        <div className="exchange-seen">
          <label className="plain-choice">
            <input type="checkbox" name="seen" value="yes" defaultChecked={given?.isSeenThrough ?? false} />
            {say(m.interviews_exchange_seen_through)}
          </label>
          <p className="file-field__hint">{say(m.interviews_exchange_seen_hint)}</p>
        </div>
      ) : null}
    </>
  );

  function sayWay({ way, notFound, likelyNames }: Source): string {
    if (way === 'newDraft') return say(m.interviews_exchange_way_newDraft, { names: likelyNames });
    if (way === 'codes' && notFound > 0)
      return say(m.interviews_exchange_way_codes_lost, { count: notFound });
    return say(wayWords[way]);
  }
}

/** A text that matches no transcript there is. */
const mayBeNew = ({ way }: Source) => way !== 'codes';

function Speakers(properties: { at: number; source: Source; given: readonly SpeakerChoice[] }) {
  const { at, source, given } = properties;
  const { say } = useWords();
  return (
    <div className="exchange-speakers">
      <p>{say(m.interviews_exchange_speakers)}</p>
      {source.speakers.map(({ name, guess }, index) => (
        <div key={index} className="transcript-speaker__choice">
          <Select
            size="small"
            name={`role-${at}-${index}`}
            label={say(m.interviews_exchange_speaker, {
              speaker: name ?? say(m.interviews_transcript_nobody),
            })}
            defaultValue={given[index]?.role ?? guess}
          >
            <option value="interviewer">{say(m.interviews_transcript_interviewer)}</option>
            <option value="informant">{say(m.interviews_exchange_informant)}</option>
            <option value="other">{say(m.interviews_transcript_somebody_else)}</option>
          </Select>
          <TextField
            size="small"
            name={`name-${at}-${index}`}
            label={say(m.interviews_transcript_other_name)}
            defaultValue={given[index]?.name ?? ''}
            maxLength={40}
            autoComplete="off"
          />
        </div>
      ))}
    </div>
  );
}

const hasWords = {
  open: m.interviews_exchange_has_open,
  names: m.interviews_exchange_has_names,
  nothing: m.interviews_exchange_has_nothing,
  noConsent: m.interviews_exchange_has_noConsent,
};
const wayWords: Readonly<Record<Exclude<SourceWay, 'newDraft'>, typeof m.interviews_exchange_way_codes>> = {
  codes: m.interviews_exchange_way_codes,
  newOpen: m.interviews_exchange_way_newOpen,
  namesLeft: m.interviews_exchange_way_namesLeft,
  noConsent: m.interviews_exchange_way_noConsent,
  notYours: m.interviews_exchange_way_notYours,
  left: m.interviews_exchange_way_left,
};
