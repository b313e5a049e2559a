import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import type { ListedCode } from './codes-data.ts';

type Concept = { conceptId: string; name: string; literature: string; memo: string };
type Group = { groupId: string; name: string; conceptId: string | null };

/** What the groups come to: concepts, with the literature each is discussed with, and what one thinks of it. */
export function Concepts(properties: {
  concepts: readonly Concept[];
  groups: readonly Group[];
  codes: readonly ListedCode[];
  here: string;
}) {
  const { concepts, groups, codes, here } = properties;
  const { say } = useWords();
  const codesOf = (conceptId: string) => {
    const own = new Set(
      groups.filter((group) => group.conceptId === conceptId).map(({ groupId }) => groupId),
    );
    return codes.filter(({ place }) => place.kind === 'group' && own.has(place.groupId));
  };
  return (
    <section aria-labelledby="concepts" className="concepts">
      <h2 className="section-title" id="concepts">
        {say(m.interviews_concepts)}
      </h2>
      <p>{say(m.interviews_concepts_text)}</p>
      {concepts.map((concept) => {
        const own = codesOf(concept.conceptId);
        const informants = new Set(own.flatMap(({ passages }) => passages.map(({ pseudonym }) => pseudonym)));
        return (
          <Fold
            key={concept.conceptId}
            summary={say(m.interviews_concept_summary, {
              name: concept.name,
              codes: own.length,
              informants: informants.size,
            })}
          >
            <form method="post" action={here} className="concept-form">
              <input type="hidden" name="concept" value={concept.conceptId} />
              <label>
                <span>{say(m.interviews_concept_name)}</span>
                <input
                  type="text"
                  name="name"
                  defaultValue={concept.name}
                  required
                  maxLength={120}
                  autoComplete="off"
                />
              </label>
              <GroupChoice groups={groups} conceptId={concept.conceptId} />
              <label>
                <span>{say(m.interviews_concept_literature)}</span>
                <textarea name="literature" rows={3} maxLength={10000} defaultValue={concept.literature} />
              </label>
              <label>
                <span>{say(m.interviews_concept_memo)}</span>
                <textarea name="memo" rows={5} maxLength={10000} defaultValue={concept.memo} />
              </label>
              <div className="write-code__buttons">
                <Button type="submit" name="do" value="discuss" size="small">
                  {say(m.interviews_concept_save)}
                </Button>
                <Button
                  type="submit"
                  name="do"
                  value="removeConcept"
                  size="small"
                  variant="tertiary"
                  formNoValidate
                >
                  {say(m.interviews_concept_remove)}
                </Button>
              </div>
            </form>
          </Fold>
        );
      })}
      <form method="post" action={here} className="concept-form concept-form--new">
        <h3>{say(m.interviews_concept_new)}</h3>
        <label>
          <span>{say(m.interviews_concept_name)}</span>
          <input type="text" name="name" required maxLength={120} autoComplete="off" />
        </label>
        <GroupChoice groups={groups} conceptId={null} />
        <Button type="submit" name="do" value="concept" size="small" variant="secondary">
          {say(m.interviews_concept_make)}
        </Button>
      </form>
    </section>
  );
}

/** A group is in one concept at a time: ticked in another, it goes there. */
function GroupChoice({ groups, conceptId }: { groups: readonly Group[]; conceptId: string | null }) {
  const { say } = useWords();
  return (
    <fieldset className="code-question code-question--places">
      <legend>{say(m.interviews_concept_groups)}</legend>
      {groups.map((group) => (
        <label key={group.groupId}>
          <input
            type="checkbox"
            name="group"
            value={group.groupId}
            defaultChecked={conceptId !== null && group.conceptId === conceptId}
          />
          <span>{group.name}</span>
        </label>
      ))}
    </fieldset>
  );
}
