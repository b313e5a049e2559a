export type { DemoPerson, People } from './people.ts';
export type {
  PeopleDesk,
  ShownChange,
  ShownGrant,
  ShownPerson,
  StudyChoice,
  StudyPeople,
} from './people-desk.ts';
export { readEmail } from './person.rules.ts';
export { type Action, may, refuseUnless } from './roles.rules.ts';
export type { SignIn, SignInService, Waits } from './sign-in.ts';
