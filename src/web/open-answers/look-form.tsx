import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { Look, OpenQuestion } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';
import { showOf } from './answers-place.ts';

/** What one wants to see: words in the texts, and which of them. */
export function LookForm(properties: {
  base: string;
  look: Look;
  codes: OpenQuestion['codes'];
  groups: OpenQuestion['groups'];
}) {
  const { base, look, codes, groups } = properties;
  const { say } = useWords();
  return (
    <search>
      <form method="get" action={base} className="answers-look">
        <label className="codes-choice">
          <span>{say(m.interviews_answers_search)}</span>
          <input
            type="text"
            inputMode="search"
            enterKeyHint="search"
            name="search"
            defaultValue={look.search}
            maxLength={200}
            autoComplete="off"
          />
        </label>
        <label className="codes-choice">
          <span>{say(m.interviews_answers_show)}</span>
          <select name="show" defaultValue={showOf(look.filter)}>
            <option value="all">{say(m.interviews_answers_show_all)}</option>
            <option value="unsorted">{say(m.interviews_answers_show_unsorted)}</option>
            <option value="several">{say(m.interviews_answers_show_several)}</option>
            <option value="same">{say(m.interviews_answers_show_same)}</option>
            <option value="apart">{say(m.interviews_answers_show_apart)}</option>
            {groups.length > 0 ? (
              <optgroup label={say(m.interviews_answers_show_themes)}>
                {groups.map(({ groupId, name }) => (
                  <option key={groupId} value={`group:${groupId}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ) : null}
            {codes.length > 0 ? (
              <optgroup label={say(m.interviews_answers_show_codes)}>
                {codes.map(({ codeId, words }) => (
                  <option key={codeId} value={`code:${codeId}`}>
                    {words}
                  </option>
                ))}
              </optgroup>
            ) : null}
          </select>
        </label>
        {look.ownOnly ? <input type="hidden" name="own" value="1" /> : null}
        <Button type="submit" size="small" variant="secondary">
          {say(m.interviews_answers_show_button)}
        </Button>
      </form>
    </search>
  );
}
