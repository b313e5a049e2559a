import { type OpenCodes, type SentStep, sentStepSchema } from '#modules/interviews/index.ts';

/** What a form of the board asks for, as steps; null when something in it cannot be read. */
export function boardSteps(form: FormData, { state }: Pick<OpenCodes, 'state'>): readonly SentStep[] | null {
  const said = (name: string) => String(form.get(name) ?? '');
  const groupId = said('group');
  const conceptId = said('concept');
  const ways: Readonly<Record<string, () => readonly object[]>> = {
    place: () => placeSteps(form),
    name: () => [{ kind: 'groupNamed', groupId, name: said('name') }],
    forward: () => [moveStep(state.groups, groupId, -1)],
    back: () => [moveStep(state.groups, groupId, 1)],
    note: () => [{ kind: 'groupNoted', groupId, memo: said('memo') }],
    remove: () => [{ kind: 'groupRemoved', groupId }],
    concept: () => conceptSteps(form),
    discuss: () => [
      { kind: 'conceptNamed', conceptId, name: said('name') },
      { kind: 'conceptDiscussed', conceptId, literature: said('literature'), memo: said('memo') },
      ...chosenGroups(form, conceptId, state),
    ],
    removeConcept: () => [{ kind: 'conceptRemoved', conceptId }],
    undo: () => [{ kind: 'takenBack', eventId: said('event') }],
  };
  const sent = ways[said('do')]?.().map((step) => ({ eventId: crypto.randomUUID(), step }));
  const read = sentStepSchema.array().max(2000).safeParse(sent);
  return read.success ? read.data : null;
}

function placeSteps(form: FormData): readonly object[] {
  const to = String(form.get('to') ?? '');
  const name = String(form.get('name') ?? '').trim();
  const isNew = to === 'new';
  const groupId = isNew ? crypto.randomUUID() : to;
  const place = to === 'outside' || to === 'ungrouped' ? { kind: to } : { kind: 'group', groupId };
  return [
    ...(isNew ? [{ kind: 'groupNamed', groupId, name }] : []),
    ...form.getAll('code').map((codeId) => ({ kind: 'codePlaced', codeId: String(codeId), place })),
  ];
}

/** One place towards the front or the end; where there is none, it stays after the one it is after. */
function moveStep(groups: OpenCodes['state']['groups'], groupId: string, by: number) {
  const at = groups.findIndex((group) => group.groupId === groupId);
  const others = groups.filter((group) => group.groupId !== groupId);
  const after = others[Math.max(0, Math.min(others.length, at + by)) - 1];
  return { kind: 'groupMoved', groupId, after: after?.groupId ?? null };
}

function conceptSteps(form: FormData): readonly object[] {
  const conceptId = crypto.randomUUID();
  return [
    { kind: 'conceptNamed', conceptId, name: String(form.get('name') ?? '') },
    ...form.getAll('group').map((groupId) => ({ kind: 'groupPlaced', groupId: String(groupId), conceptId })),
  ];
}

/** The groups that are ticked become the concept's, and those that no longer are, nobody's. */
function chosenGroups(form: FormData, conceptId: string, { groups }: OpenCodes['state']): readonly object[] {
  const chosen = new Set(form.getAll('group').map(String));
  return groups
    .filter((group) => chosen.has(group.groupId) !== (group.conceptId === conceptId))
    .map(({ groupId }) => ({
      kind: 'groupPlaced',
      groupId,
      conceptId: chosen.has(groupId) ? conceptId : null,
    }));
}
