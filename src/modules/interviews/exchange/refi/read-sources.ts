import { childOf, childrenOf, type XmlElement } from '#platform/packed/xml-tree.ts';
import { countingOf, placesIn } from './counting.ts';
import { descriptionOf, fileNameOf, identityOf, plainTextOf, referencesOf } from './elements.ts';
import { guidOf } from './guids.ts';
import type { Losses } from './losses.ts';
import type { QdaCoding, QdaProject, QdaRecording, QdaSelection, QdaSound, QdaSource } from './project.ts';

type TextOf = (name: string) => string | undefined;

/**
 * The texts and transcripts of a project, with their coded passages at places of the text as we keep it; and the recordings
 * that have no transcript.
 */
export function readSources(
  sources: XmlElement | undefined,
  textOf: TextOf,
  losses: Losses,
): Pick<QdaProject, 'sources' | 'sounds'> {
  const sounds: QdaSound[] = [];
  const texts = (sources?.children ?? []).flatMap((source): readonly QdaSource[] => {
    const name = source.attribute('name');
    if (source.name === 'PictureSource') return losses.add('picture', name) ?? [];
    if (source.name === 'PDFSource') return losses.add('pdf', name) ?? [];
    if (source.name === 'AudioSource' || source.name === 'VideoSource')
      return transcriptsOf(source, textOf, losses, sounds);
    return source.name === 'TextSource' ? textSource(source, textOf, losses) : [];
  });
  return { sources: texts, sounds };
}

function textSource(source: XmlElement, textOf: TextOf, losses: Losses): readonly QdaSource[] {
  const name = source.attribute('name') ?? '';
  const raw = plainTextOf(source, textOf);
  if (raw === undefined) return losses.add('textElsewhere', name) ?? [];
  noteWhatIsLost(source, losses);
  const given = childrenOf(source, 'PlainTextSelection').map((element) => ({
    element,
    name: element.attribute('name') ?? null,
    start: integerOf(element.attribute('startPosition')),
    end: integerOf(element.attribute('endPosition')),
  }));
  const places = placesIn(raw, countingOf(raw, given));
  const selections = given.flatMap(({ element, ...passage }) =>
    selectionOf(element, places.of(passage), losses),
  );
  return [
    {
      ...commonOf(source, name),
      text: places.text,
      selections,
      codings: codingsOf(source, losses),
      recording: null,
    },
  ];
}

/** The recording itself; a file that is not in the package is on somebody else's disk, and is not fetched. */
function recordingOf(source: XmlElement, losses: Losses): QdaSound {
  const name = source.attribute('name') ?? '';
  const path = source.attribute('path') ?? source.attribute('currentPath');
  const file = fileNameOf(path) ?? null;
  if (path !== undefined && file === null) losses.add('soundElsewhere', name);
  const kind = source.name === 'AudioSource' ? 'audio' : 'video';
  return { guid: identityOf(source), name, kind, file };
}

function transcriptsOf(
  source: XmlElement,
  textOf: TextOf,
  losses: Losses,
  sounds: QdaSound[],
): readonly QdaSource[] {
  const name = source.attribute('name') ?? '';
  const own = recordingOf(source, losses);
  for (const one of childrenOf(source, own.kind === 'audio' ? 'AudioSelection' : 'VideoSelection')) {
    losses.add('timeSelection', one.attribute('name') ?? name);
  }
  for (const _ of childrenOf(source, 'VariableValue')) losses.add('variable', name);
  const transcripts = childrenOf(source, 'Transcript');
  if (transcripts.length === 0) {
    sounds.push(own);
    if (source.attribute('path') === undefined && own.file === null) losses.add('soundMissing', name);
    // Codes of a recording as a whole stand on nothing that was said.
    for (const _ of childrenOf(source, 'Coding')) losses.add('soundCoding', name);
    return [];
  }
  return transcripts.flatMap((transcript, index): readonly QdaSource[] => {
    const raw = plainTextOf(transcript, textOf);
    if (raw === undefined) return losses.add('textElsewhere', transcript.attribute('name') ?? name) ?? [];
    noteWhatIsLost(transcript, losses);
    const points = childrenOf(transcript, 'SyncPoint').map((point) => ({
      guid: identityOf(point),
      position: integerOf(point.attribute('position')),
      milliseconds: integerOf(point.attribute('timeStamp')),
    }));
    const positions = new Map(points.map(({ guid, position }) => [guid, position]));
    const given = childrenOf(transcript, 'TranscriptSelection').map((element) => ({
      element,
      name: element.attribute('name') ?? null,
      start: positions.get(guidOf(element.attribute('fromSyncPoint') ?? '')) ?? Number.NaN,
      end: positions.get(guidOf(element.attribute('toSyncPoint') ?? '')) ?? Number.NaN,
    }));
    const places = placesIn(raw, countingOf(raw, given));
    const recording: QdaRecording = {
      ...own,
      points: points.flatMap(({ guid, position, milliseconds }) => {
        const place = places.at(position);
        return place === undefined || !(milliseconds >= 0) ? [] : [{ guid, place, milliseconds }];
      }),
    };
    const selections = given.flatMap(({ element, ...passage }) =>
      selectionOf(element, places.of(passage), losses),
    );
    // What is said of the recording as a whole goes with its first transcript.
    const ofAll =
      index === 0
        ? { codings: codingsOf(source, losses), notes: referencesOf(source, 'NoteRef') }
        : { codings: [], notes: [] };
    const common = commonOf(transcript, transcript.attribute('name') ?? name);
    return [
      {
        ...common,
        notes: [...common.notes, ...ofAll.notes],
        text: places.text,
        selections,
        codings: ofAll.codings,
        recording,
      },
    ];
  });
}

const commonOf = (element: XmlElement, name: string) => ({
  guid: identityOf(element),
  name,
  description: descriptionOf(element),
  notes: referencesOf(element, 'NoteRef'),
});

function noteWhatIsLost(element: XmlElement, losses: Losses): void {
  const name = element.attribute('name');
  if (element.attribute('richTextPath') !== undefined) losses.add('richText', name);
  for (const _ of childrenOf(element, 'VariableValue')) losses.add('variable', name);
}

function selectionOf(
  element: XmlElement,
  place: { readonly start: number; readonly end: number } | undefined,
  losses: Losses,
): readonly QdaSelection[] {
  const name = element.attribute('name') ?? null;
  if (place === undefined) return losses.add('badPlace', name ?? element.attribute('guid')) ?? [];
  return [
    {
      guid: identityOf(element),
      name,
      description: descriptionOf(element),
      ...place,
      codings: codingsOf(element, losses),
      notes: referencesOf(element, 'NoteRef'),
    },
  ];
}

function codingsOf(element: XmlElement, losses: Losses): readonly QdaCoding[] {
  return childrenOf(element, 'Coding').flatMap((coding): readonly QdaCoding[] => {
    const code = childOf(coding, 'CodeRef')?.attribute('targetGUID');
    if (code === undefined) return losses.add('pointsNowhere', coding.attribute('guid')) ?? [];
    const user = coding.attribute('creatingUser');
    return [
      {
        guid: identityOf(coding),
        code: guidOf(code),
        user: user === undefined ? null : guidOf(user),
        createdAt: coding.attribute('creationDateTime') ?? null,
        notes: referencesOf(coding, 'NoteRef'),
      },
    ];
  });
}

function integerOf(written: string | undefined): number {
  return /^\s*[+-]?\d{1,15}\s*$/u.test(written ?? '') ? Number(written) : Number.NaN;
}
