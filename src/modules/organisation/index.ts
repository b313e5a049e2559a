export type { DemoPerson, People } from './people.ts';
export { type Action, may, refuseUnless } from './roles.rules.ts';
