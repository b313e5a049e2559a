import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseStudy } from '#modules/studies/index.ts';
import type { Database } from '#platform/database/database.ts';
import { type KeyFiles, openKeyFiles } from '#platform/keys/key-files.ts';
import { submitAnswer } from '../answering/submit-answer.ts';
import { type Link, makeLink } from '../links/link.ts';
import type { WaveSecrets } from '../links/wave-secrets.ts';
import { newWaveId, openWave } from '../open-wave.ts';
import type { SubmittedAnswer } from '../sealing/answer-bytes.ts';
import { findWave, type Place } from '../store.server.ts';
import { insertWave } from './wave-rows.server.ts';

/** A made-up questionnaire of two statements, an age and a free text. */
export const smallWaveYaml = `
handlingsrom: 1
id: small-wave
title: Small
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: age, kind: choice, text: Age, identifying: true, options: [{value: 1, label: Young}, {value: 2, label: Old}]}
          - {id: s1, kind: agreement, points: 6, text: One}
          - {id: s2, kind: agreement, points: 6, text: Two}
          - {id: why, kind: text, text: Why}
`;
export const smallWaveStudy = () => parseStudy(smallWaveYaml, 'small-wave.yaml');
export const june = new Date('2026-06-01T09:30:00Z');

export type OpenWave = {
  readonly place: Place;
  readonly keys: KeyFiles;
  readonly secrets: WaveSecrets;
  /** The link of an invitation, and a way to answer by it. */
  link(invitationId: string, office?: string): { link: Link; token: string };
  submit(invitationId: string, answer: Partial<SubmittedAnswer>): Promise<boolean>;
  submitBy(by: { link: Link; token: string }, answer: Partial<SubmittedAnswer>): Promise<boolean>;
  clear(): void;
};

/** An open wave of made-up people in a database of a test. */
export async function openSmallWave(
  database: Database,
  { study, planSha256 } = smallWaveStudy(),
  /** What is decided of it before it opens. */
  prepare: (place: Place) => Promise<void> = async () => {},
): Promise<OpenWave> {
  const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-wave-'));
  const keys = openKeyFiles(directory);
  const place: Place = { organisationId: 'own', waveId: newWaveId() };
  await insertWave(database, {
    ...place,
    studyId: study.id,
    studyVersion: 1,
    minimumGroup: 5,
    planSha256,
  });
  await prepare(place);
  const secrets = await openWave(database, keys, { ...place, study, now: june });
  if (!secrets) throw new Error('The wave did not open');
  const wave = (await findWave(database, place))!;
  const linkTo = (invitationId: string, office = 'north') => {
    const link: Link = { invitationId, audience: 'employee', office };
    return { link, token: makeLink(link, secrets.linkKey) };
  };
  const submitBy: OpenWave['submitBy'] = (by, { answers = {}, texts = {} }) =>
    submitAnswer(database, { wave, ...by, receiptKey: secrets.receiptKey, answer: { answers, texts } });
  return {
    place,
    keys,
    secrets,
    link: linkTo,
    submit: (invitationId, answer) => submitBy(linkTo(invitationId), answer),
    submitBy,
    clear: () => rmSync(directory, { recursive: true, force: true }),
  };
}
