import { Select } from '@navikt/ds-react';
import { m } from '#messages';
import { formatNumber } from '#platform/number-style.ts';
import { useWords } from '#web/language/language.ts';
import { megabytesOf } from '#web/recordings/sizes.ts';
import type { ShownImport } from './import-form.ts';

type Sound = NonNullable<ShownImport['sources'][number]['sound']>;

/** Whether the sound of a text comes too, where there is something to choose; and why it does not, in a sentence. */
export function SoundField({ at, sound, isChosen }: { at: number; sound: Sound; isChosen: boolean }) {
  const { say, language } = useWords();
  const megabytes = formatNumber(megabytesOf(sound.bytes), language, { decimals: 1 });
  return (
    <div className="exchange-seen">
      {sound.isAsked ? (
        <label className="plain-choice">
          <input type="checkbox" name={`sound-${at}`} value="yes" defaultChecked={isChosen} />
          {say(m.interviews_exchange_sound_in, { megabytes })}
        </label>
      ) : null}
      {sound.way === 'notChosen' || sound.way === 'noInterview' ? null : (
        <p className="file-field__hint">{say(wayWords[sound.way])}</p>
      )}
    </div>
  );
}

/** Recordings that nobody has written out: each is some interview's, or stays where it is. */
export function AloneFields({ held }: { held: ShownImport }) {
  const { say, language } = useWords();
  if (held.alone.length === 0) return null;
  return (
    <>
      <h2 className="section-title">{say(m.interviews_exchange_alone_title)}</h2>
      {held.alone.map((sound) => (
        <fieldset key={sound.at} className="transcript-speaker">
          <legend>{sound.name || say(m.interviews_exchange_alone_unnamed)}</legend>
          {sound.isAsked ? (
            <Select
              name={`alone-${sound.at}`}
              label={say(m.interviews_exchange_alone_interview, {
                megabytes: formatNumber(megabytesOf(sound.bytes), language, { decimals: 1 }),
              })}
              defaultValue={sound.interviewId}
            >
              <option value="">{say(m.interviews_exchange_source_leave)}</option>
              {held.choices.map(({ interviewId, name }) => (
                <option key={interviewId} value={interviewId}>
                  {name}
                </option>
              ))}
            </Select>
          ) : null}
          {sound.way === 'notChosen' || sound.way === 'noInterview' ? null : (
            <p className="exchange-way">{say(wayWords[sound.way])}</p>
          )}
        </fieldset>
      ))}
    </>
  );
}

const wayWords: Readonly<
  Record<Exclude<Sound['way'], 'notChosen' | 'noInterview'>, typeof m.interviews_exchange_sound_way_comes>
> = {
  comes: m.interviews_exchange_sound_way_comes,
  notYours: m.interviews_exchange_sound_way_notYours,
  noConsent: m.interviews_exchange_sound_way_noConsent,
  there: m.interviews_exchange_sound_way_there,
  missing: m.interviews_exchange_sound_way_missing,
  kind: m.interviews_exchange_sound_way_kind,
  large: m.interviews_exchange_sound_way_large,
  film: m.interviews_exchange_sound_way_film,
};
