import { expect, test } from 'vitest';
import { isOutOfReach } from './out-of-reach.ts';

const fault = (message: string, more: object = {}) => Object.assign(new Error(message), more);

test.each([
  fault('connect ECONNREFUSED 127.0.0.1:5432', { code: 'ECONNREFUSED', syscall: 'connect' }),
  Object.assign(new AggregateError([fault('::1'), fault('127.0.0.1')]), { code: 'ECONNREFUSED' }),
  fault('connect ENOENT /var/run/postgresql/.s.PGSQL.5432', { code: 'ENOENT', syscall: 'connect' }),
  fault('terminating connection due to administrator command', { code: '57P01' }),
  fault('the database system is starting up', { code: '57P03' }),
  fault('sorry, too many clients already', { code: '53300' }),
  fault('Connection terminated unexpectedly'),
  fault('Connection terminated due to connection timeout', { cause: fault('…') }),
  fault('timeout exceeded when trying to connect'),
  fault('Client has encountered a connection error and is not queryable'),
  fault('A statement failed', { cause: fault('read ECONNRESET', { code: 'ECONNRESET' }) }),
])('a database that does not answer is out of reach: $message', (away) => {
  expect(isOutOfReach(away)).toBe(true);
});

test.each([
  fault('duplicate key value violates unique constraint', { code: '23505' }),
  fault('ENOENT: no such file or directory', { code: 'ENOENT', syscall: 'open' }),
  fault('canceling statement due to user request', { code: '57014' }),
  fault('Cannot read properties of null'),
  'ECONNREFUSED',
  null,
])('any other fault is ours: %o', (ours) => {
  expect(isOutOfReach(ours)).toBe(false);
});
