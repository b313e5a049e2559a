export { custodyOf, setCustody } from './custody.server.ts';
export { addGrant, grantsByPerson, holdersOf, insertGrant } from './grants.server.ts';
export {
  addPersonByHand,
  changePerson,
  giveRole,
  type KeyHasPeople,
  removePerson,
  takeRole,
} from './manage-people.ts';
export { addPerson, findActor, findPerson, findPersonByEmail, listPeople } from './people.server.ts';
export { createRegister, importUnits } from './register/create-register.ts';
export {
  findUnit,
  listSuccessions,
  listUnitFacts,
  listUnitNames,
  listUnits,
  saveUnits,
} from './register/register.server.ts';
export { findSizeLimits, listMunicipalities } from './register/register-settings.server.ts';
export { listChanges, recordChange } from './role-record.server.ts';
export { findPersonBySignInName, setSignInName, signInNamesOf } from './sign-in-names.server.ts';
export { lockRoles, type Person, type RoleChange, underRoleLock } from './tables.server.ts';
export { isNobodyHere, welcomeFirst } from './welcome-first.ts';
