export type { DemoPerson, People } from './people.ts';
export type {
  PeopleDesk,
  ShownChange,
  ShownGrant,
  ShownPerson,
  StudyChoice,
  StudyPeople,
  UnitChoice,
} from './people-desk.ts';
export { readEmail } from './person.rules.ts';
export { dayBefore, isDay, namesOf, statusOn } from './register/days.rules.ts';
export type { FieldChange, ImportPlan, UnitChange } from './register/import/plan-import.ts';
export { type UnitField, unitFields } from './register/import/unit-columns.rules.ts';
export type { LeftOut } from './register/import/unit-draft.ts';
export { lineageOf, passedOnBy, standingOf } from './register/lineage.rules.ts';
export { maySeeUnit } from './register/may-see-unit.rules.ts';
export type {
  GivenUnit,
  HeldImport,
  Register,
  RegisterChange,
  RegisterLook,
  ShownRegisterChange,
  UnitLook,
} from './register/register.ts';
export { defaultSizeLimits, sizeClassOf } from './register/size.rules.ts';
export { type UnitBranch, unitTree } from './register/tree.rules.ts';
export { type Action, may, refuseUnless } from './roles.rules.ts';
export type { SignIn, SignInService, Waits } from './sign-in.ts';
