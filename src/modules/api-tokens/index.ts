export { type ApiTokens, createApiTokens, type TokenBearer, type TokenStore } from './tokens.ts';
