export { fewestMediationCases, type Mediation, type MediationOptions, mediation } from './mediation.ts';
