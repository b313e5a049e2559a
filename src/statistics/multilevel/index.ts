export { type InterceptTerm, type RandomIntercept, randomIntercept } from './random-intercept.ts';
