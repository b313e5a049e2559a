import { readFileSync } from 'node:fs';
import { addGrant, addPerson } from '#modules/organisation/store.server.ts';
import { itemsOf, parseStudy } from '#modules/studies/index.ts';
import { closeWave } from '#modules/surveys/index.ts';
import { submitAnswer } from '../src/modules/surveys/answering/submit-answer.ts';
import { type Link, makeLink } from '../src/modules/surveys/links/link.ts';
import { secretName, secretsFromBytes } from '../src/modules/surveys/links/wave-secrets.ts';
import { findWave } from '../src/modules/surveys/store.server.ts';
import { june } from '../src/modules/surveys/testing/small-wave.ts';
import { openWaveOnDisk, type WaveOnDisk } from './wave-on-disk.ts';

const folder = 'examples/sor-trondelag/';
export const closedStudyId = 'sor-trondelag-2015';

/**
 * A closed wave with the made-up answers of the twin of 2015, in a database that a server can be started on, and a
 * study lead and a custodian who can sign in by e-mail.
 */
export async function closeTwinOnDisk(options: {
  readonly isClosed: boolean;
  /** Another plan for the same questions; the twin's own, unless said. */
  readonly studyText?: string;
}): Promise<WaveOnDisk> {
  const studyText = options.studyText ?? readFileSync(`${folder}study.yaml`, 'utf8');
  const { study } = parseStudy(studyText, 'study.yaml');
  const disk = await openWaveOnDisk(null, studyText);
  const open = await disk.open();
  const { database } = open;
  const wave = (await findWave(database, disk.place))!;
  const secrets = secretsFromBytes(disk.keys.read(secretName(disk.place.organisationId, disk.place.waveId))!);
  const [heading, ...lines] = readFileSync(`${folder}employees.csv`, 'utf8').trim().split(/\r?\n/);
  const columns = heading!.split(';');
  const items = itemsOf(study, 'employee');
  for (const [at, line] of lines.entries()) {
    const cells = new Map(line.split(';').map((cell, place) => [columns[place]!, cell]));
    const answers: Record<string, number | string> = {};
    const texts: Record<string, string> = {};
    for (const item of items) {
      const cell = cells.get(item.column ?? item.id);
      if (!cell) continue;
      if (item.kind === 'text') texts[item.id] = cell;
      else answers[item.id] = Number(cell);
    }
    const link: Link = { invitationId: `p${at}`, audience: 'employee', office: `NAV ${cells.get('office')}` };
    const token = makeLink(link, secrets.linkKey);
    await submitAnswer(database, {
      wave,
      link,
      token,
      receiptKey: secrets.receiptKey,
      answer: { answers, texts },
    });
  }
  if (options.isClosed) await closeWave(database, disk.keys, { ...disk.place, now: june });
  for (const [personId, role] of [
    ['lead', 'studyLead'],
    ['custodian', 'custodian'],
  ] as const) {
    const person = { organisationId: 'own', personId };
    await addPerson(database, {
      ...person,
      name: personId === 'lead' ? 'Sol Studieleder' : 'Nils Nøkkelholder',
      email: `${personId}@example.org`,
      isDemo: false,
      now: june,
    });
    await addGrant(database, { ...person, role, studyId: closedStudyId, office: null });
  }
  await open.close();
  return disk;
}
