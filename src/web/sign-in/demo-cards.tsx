import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { DemoPerson } from '#modules/organisation/index.ts';
import type { Role } from '#modules/organisation/schema.ts';
import { useWords } from '#web/language/language.ts';
import { roleMay, roleName } from './role-words.ts';

/** The made-up people of the demo, each with what somebody in that role may do. */
export function DemoCards({ people }: { people: readonly DemoPerson[] }) {
  const { say } = useWords();
  return (
    <form method="post">
      <ul className="demo-people">
        {people.map(({ personId, name, grants }) => {
          const roles = [...new Set<Role>(grants.map(({ role }) => role))];
          return (
            <li key={personId}>
              <p className="demo-people__role">{roles.map((role) => say(roleName[role])).join(', ')}</p>
              <h2 className="demo-people__name">{name}</h2>
              {roles.map((role) => (
                <p key={role}>{say(roleMay[role])}</p>
              ))}
              <Button
                type="submit"
                variant="secondary"
                name="person"
                value={personId}
                aria-label={say(m.organisation_sign_in_as, { name })}
              >
                {say(m.organisation_nav_sign_in)}
              </Button>
            </li>
          );
        })}
      </ul>
    </form>
  );
}
