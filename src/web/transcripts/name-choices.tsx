import { Button, Radio, RadioGroup, TextField } from '@navikt/ds-react';
import { m } from '#messages';
import type { NamesLook, SuggestedName } from '#modules/interviews/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { kindWords } from './stand-in-words.ts';

/** Shown at once; the rest is a fold away. */
const mostAtOnce = 3;

/** One decision a name: replace it by what is proposed or by own words, keep it, or wait. All of them in one form. */
export function NameChoices({ look }: { look: NamesLook }) {
  const { say } = useWords();
  const numbered = look.suggestions.map((name, at) => ({ name, at }));
  const likely = numbered.filter(({ name }) => name.isLikely);
  const perhaps = numbered.filter(({ name }) => !name.isLikely);
  return (
    <form method="post" className="asked-form names">
      <input type="hidden" name="stamp" value={look.stamp} />
      {likely.length > 0 ? (
        <h2 className="section-title">{say(m.interviews_names_likely, { count: likely.length })}</h2>
      ) : null}
      {likely.map(({ name, at }) => (
        <NameChoice key={name.original} name={name} at={at} />
      ))}
      {perhaps.length > 0 ? (
        <Fold summary={say(m.interviews_names_perhaps, { count: perhaps.length })} className="names-perhaps">
          <p>{say(m.interviews_names_perhaps_text)}</p>
          <ul>
            {perhaps.map(({ name, at }) => (
              <li key={name.original}>
                <label>
                  <input type="checkbox" name={`choice-${at}`} value="replace" />{' '}
                  <strong>{name.original}</strong>{' '}
                  <span>
                    {name.places[0]?.before}
                    {name.original}
                    {name.places[0]?.after}
                  </span>
                </label>
                <input type="hidden" name={`name-${at}`} value={name.original} />
                <input type="hidden" name={`kind-${at}`} value={name.kind} />
                <input type="hidden" name={`standin-${at}`} value={name.standIn} />
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
      <fieldset className="transcript-speaker">
        <legend>{say(m.interviews_names_own)}</legend>
        <p>{say(m.interviews_names_own_text)}</p>
        <div className="transcript-speaker__choice">
          <TextField
            name="added"
            label={say(m.interviews_names_own_word)}
            maxLength={80}
            autoComplete="off"
          />
          <TextField
            name="added-standin"
            label={say(m.interviews_names_own_stand_in)}
            maxLength={60}
            autoComplete="off"
          />
        </div>
        <Fold summary={say(m.interviews_names_lines)}>
          <label className="guide-field" htmlFor="added-lines">
            {say(m.interviews_names_lines_label)}
          </label>
          <textarea
            id="added-lines"
            name="added-lines"
            rows={5}
            maxLength={5000}
            autoComplete="off"
            className="names-lines"
          />
        </Fold>
      </fieldset>
      <Button
        type="submit"
        name="intent"
        value="decide"
        variant={likely.length > 0 ? 'primary' : 'secondary'}
      >
        {say(m.interviews_names_save)}
      </Button>
    </form>
  );
}

function NameChoice({ name, at }: { name: SuggestedName; at: number }) {
  const { say } = useWords();
  const { original, kind, places, standIn, isDecided } = name;
  const rest = places.slice(mostAtOnce);
  return (
    <fieldset className="transcript-speaker name-choice">
      <legend>
        {original} <small>{say(kindWords[kind])}</small>
      </legend>
      <input type="hidden" name={`name-${at}`} value={original} />
      <input type="hidden" name={`kind-${at}`} value={kind} />
      <Places places={places.slice(0, mostAtOnce)} />
      {rest.length > 0 ? (
        <Fold summary={say(m.interviews_names_more_places, { count: rest.length })}>
          <Places places={rest} />
        </Fold>
      ) : null}
      {isDecided ? <p className="asked-note">{say(m.interviews_names_decided)}</p> : null}
      <div className="name-choice__answer">
        <RadioGroup
          name={`choice-${at}`}
          legend={say(m.interviews_names_choice, { name: original })}
          hideLegend
          defaultValue="replace"
          size="small"
        >
          <Radio value="replace">{say(m.interviews_names_replace)}</Radio>
          <Radio value="keep">{say(m.interviews_names_keep)}</Radio>
          <Radio value="wait">{say(m.interviews_names_wait)}</Radio>
        </RadioGroup>
        <TextField
          name={`standin-${at}`}
          label={say(m.interviews_names_stand_in, { name: original })}
          defaultValue={standIn}
          maxLength={60}
          size="small"
          autoComplete="off"
        />
      </div>
    </fieldset>
  );
}

function Places({ places }: { places: SuggestedName['places'] }) {
  const { say } = useWords();
  return (
    <ul className="name-places">
      {places.map(({ pseudonym, turn, before, name, after }, at) => (
        <li key={at}>
          <span className="name-places__where">{say(m.interviews_names_where, { pseudonym, turn })}</span>{' '}
          {before}
          <mark>{name}</mark>
          {after}
        </li>
      ))}
    </ul>
  );
}
