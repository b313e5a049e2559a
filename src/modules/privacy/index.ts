export { type Released, viewOf } from './disclosure/released.ts';
