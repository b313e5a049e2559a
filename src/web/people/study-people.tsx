import { m } from '#messages';
import type { StudyPeople as People } from '#modules/organisation/index.ts';
import { useWords } from '#web/language/language.ts';
import { roleName } from '#web/sign-in/role-words.ts';

/** Who works with a study, for everybody who does. `people` comes from `services.peopleDesk.ofStudy(actor, studyId)`. */
export function StudyPeople({ people }: { people: People }) {
  const { say } = useWords();
  return (
    <section aria-labelledby="study-people">
      <h2 className="section-title" id="study-people">
        {say(m.organisation_study_people)}
      </h2>
      <dl className="study-people">
        {people.people.map(({ name, role }) => (
          <div key={`${role} ${name}`}>
            <dt>{say(roleName[role])}</dt>
            <dd>{name}</dd>
          </div>
        ))}
        {people.custody === 'system' ? (
          <div>
            <dt>{say(m.organisation_role_custodian)}</dt>
            <dd>
              {say(m.organisation_study_system)}
              <p>{say(m.organisation_study_system_person)}</p>
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
}
