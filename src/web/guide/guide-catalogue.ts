import type { Language } from '#platform/language.ts';

/** The texts of docs/ that are shown on the web, by their path there, such as `guide/nb/kom-i-gang.md`. */
export type GuideFiles = ReadonlyMap<string, string>;

type Page = { readonly id: string } & { readonly [L in Language]: string };
type Topic = Page & { readonly about: GuideAbout };

/** What the guides are about, in the order one meets it. */
export const guideParts = ['begin', 'ask', 'interview', 'analyse', 'offices', 'run'] as const;
export type GuideAbout = (typeof guideParts)[number];

/** The same page in several languages, in the order one reads them. Nynorsk falls back to bokmål. */
const topics: readonly Topic[] = [
  ...about('begin', [
    topic('getting-started', 'kom-i-gang', 'guide/en/getting-started.md'),
    topic('first-study', 'forste-studie', 'guide/en/first-study.md'),
  ]),
  ...about('ask', [
    topic('make-a-study', 'lage-en-undersokelse', 'guide/en/make-a-study.md'),
    topic('import-a-questionnaire', 'hente-inn-et-skjema', 'guide/en/import-a-questionnaire.md'),
    topic('send-invitations', 'sende-invitasjoner', 'guide/en/send-invitations.md'),
    topic('collect-answers', 'samle-inn-svar', 'guide/en/collect-answers.md'),
    topic('follow-a-wave', 'folge-en-runde', 'guide/en/following-a-wave.md'),
  ]),
  ...about('interview', [
    topic('interviews', 'intervjuer', 'guide/en/interviews.md'),
    topic('from-recording-to-text', 'fra-opptak-til-tekst', 'guide/en/from-recording-to-text.md'),
    topic('coding', 'koding', 'guide/en/coding.md'),
  ]),
  ...about('analyse', [
    topic('start-from-your-answers', 'start-fra-svarfilen', 'guide/en/start-from-your-answers.md'),
    topic('start-from-the-spss-file', 'start-fra-spss-filen', 'guide/en/start-from-the-spss-file.md'),
    topic('study-file', 'studiefilen', 'study-file.md'),
    topic('reading-the-report', 'lese-rapporten', 'guide/en/reading-the-report.md'),
    topic('desk', 'analysebordet', 'guide/en/desk.md'),
    topic('data-files', 'ta-ut-data', 'guide/en/data-files.md'),
    topic('publication-check', 'publiseringskontroll', 'publication-check.md'),
  ]),
  ...about('offices', [
    topic('reading-office-pages', 'lese-kontorsiden', 'guide/en/reading-office-pages.md'),
    topic('demo-offices', 'demokontorene', 'guide/en/demo-offices.md'),
    topic('scorecard', 'malekortet', 'guide/en/scorecard.md'),
    topic('user-survey', 'brukerundersokelsen', 'guide/en/user-survey.md'),
    topic('register', 'enhetsregisteret', 'guide/en/units.md'),
  ]),
  ...about('run', [
    topic('roles-and-signing-in', 'roller-og-innlogging', 'guide/en/roles-and-signing-in.md'),
    topic('api', 'bruke-api-et', 'guide/en/api.md'),
  ]),
];
/** The references, in the order they are listed, and what they are called where a guide has their own name. */
const referenceIds: Readonly<Record<string, string>> = {
  'study-file.md': 'study-file-format',
  'publication-check.md': 'publication-check-format',
  'privacy.md': 'privacy',
  'archive.md': 'archive-format',
  'study-import.md': 'study-import-format',
  'scorecard-files.md': 'scorecard-files',
};

function topic(id: string, norwegian: string, en: string): Page {
  return { id, nb: `guide/nb/${norwegian}.md`, nn: `guide/nn/${norwegian}.md`, en };
}

function about(part: GuideAbout, pages: readonly Page[]): Topic[] {
  return pages.map((page) => ({ ...page, about: part }));
}

export type FoundGuide = {
  readonly id: string;
  readonly file: string;
  readonly text: string;
  readonly language: Language;
};

/** The page of that id in the reader's language, or in the nearest there is. */
export function findGuide(files: GuideFiles, id: string, reader: Language): FoundGuide | null {
  const wanted = topics.find((one) => one.id === id);
  const nearest = { nb: ['nb', 'nn', 'en'], nn: ['nn', 'nb', 'en'], en: ['en', 'nb'] } as const;
  const inOrder = wanted
    ? nearest[reader].map((language) => wanted[language])
    : [...files.keys()].filter((file) => idOf(file) === id);
  for (const file of inOrder) {
    const text = files.get(file);
    if (text !== undefined) return { id, file, text, language: languageOf(file) };
  }
  return null;
}

/** What there is to read: the guides in the reader's language, and the references beside them. */
export function listGuides(
  files: GuideFiles,
  reader: Language,
): {
  guides: readonly (FoundGuide & { readonly about: GuideAbout })[];
  references: readonly FoundGuide[];
} {
  const guides = topics.flatMap((each) => {
    const found = findGuide(files, each.id, reader);
    return found ? [{ ...found, about: each.about }] : [];
  });
  const shown = new Set(guides.map(({ file }) => file));
  const references = [...files.keys()]
    .filter((file) => !file.startsWith('guide/') && !shown.has(file))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'))
    .flatMap((file) => findGuide(files, idOf(file), reader) ?? []);
  return { guides, references };
}

/**
 * Where a link in one of the texts leads on the web; null when what it points to is not shown here.
 *
 * @example guideHref(files, 'guide/nb/kom-i-gang.md', 'studiefilen.md') // '/guide/study-file'
 */
export function guideHref(files: GuideFiles, from: string, href: string): string | null {
  if (/^https?:\/\//.test(href) || href.startsWith('#')) return href;
  if (/^[a-z]+:/i.test(href)) return null;
  const { pathname, hash } = new URL(href, `http://docs/${from}`);
  const file = decodeURIComponent(pathname.slice(1));
  const schema = /^([a-z]+\.schema\.json)$/.exec(file)?.[1];
  if (schema) return `/guide/schema/${schema}`;
  return files.has(file) ? `/guide/${idOf(file)}${hash}` : null;
}

function idOf(file: string): string {
  const known = referenceIds[file] ?? topics.find((one) => [one.nb, one.nn, one.en].includes(file))?.id;
  return known ?? file.replace(/\.md$/, '').replaceAll('/', '-');
}

function languageOf(file: string): Language {
  if (file.startsWith('guide/nb/')) return 'nb';
  return file.startsWith('guide/nn/') ? 'nn' : 'en';
}

function rank(file: string): number {
  const at = Object.keys(referenceIds).indexOf(file);
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}
