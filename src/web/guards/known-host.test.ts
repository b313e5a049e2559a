import { expect, test } from 'vitest';
import { knownHosts } from './known-host.ts';

test('on the machine’s own address only its own names are known', () => {
  const isKnown = knownHosts({ host: '127.0.0.1', hosts: undefined });
  for (const name of ['localhost:3000', '127.0.0.1:80', '[::1]:3000', 'LOCALHOST']) {
    expect(isKnown(name)).toBe(true);
  }
  for (const name of ['evil.example', 'localhost.evil.example:3000', '', null]) {
    expect(isKnown(name)).toBe(false);
  }
});

test('HOSTS lists further names', () => {
  const isKnown = knownHosts({ host: '127.0.0.1', hosts: 'room.example, other.example' });
  expect(isKnown('room.example')).toBe(true);
  expect(isKnown('other.example:8080')).toBe(true);
  expect(isKnown('evil.example')).toBe(false);
});

test('a server open to others answers to every name, unless HOSTS says which', () => {
  expect(knownHosts({ host: '0.0.0.0', hosts: '' })('anything.example')).toBe(true);
  expect(knownHosts({ host: '0.0.0.0', hosts: 'room.example' })('anything.example')).toBe(false);
});

test('the address that people use is known too, where names are counted', () => {
  const publicUrl = 'https://room.example';
  const isKnown = knownHosts({ host: '127.0.0.1', hosts: undefined, publicUrl });
  expect(isKnown('room.example')).toBe(true);
  expect(isKnown('evil.example')).toBe(false);
  expect(knownHosts({ host: '0.0.0.0', hosts: undefined, publicUrl })('10.0.0.7')).toBe(true);
});
