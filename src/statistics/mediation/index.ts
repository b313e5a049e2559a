export { type Mediation, mediation } from './mediation.ts';
