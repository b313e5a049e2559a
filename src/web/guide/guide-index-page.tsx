import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { Page } from '#web/components/page.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { type FoundGuide, type GuideAbout, guideParts, listGuides } from './guide-catalogue.ts';
import { titleOf } from './markdown/markdown.ts';
import { parseMarkdown } from './markdown/parse-markdown.ts';

type Entry = { readonly id: string; readonly title: string; readonly language: string };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const found = listGuides(context.get(servicesContext).guideFiles(), languageOf(request));
  const entry = ({ id, text, language }: FoundGuide): Entry => ({
    id,
    language,
    title: titleOf(parseMarkdown(text)),
  });
  return {
    guides: found.guides.map((guide) => ({ ...entry(guide), about: guide.about })),
    references: found.references.filter(({ file }) => !file.includes('/')).map(entry),
    methods: found.references.filter(({ file }) => file.includes('/')).map(entry),
  };
}

export default function GuideIndexPage() {
  const { guides, references, methods } = useLoaderData<typeof loader>();
  const { say } = useWords();
  return (
    <Page title={say(m.web_guide_title)} lead={<p>{say(m.web_guide_lead)}</p>}>
      <div className="guide-parts">
        {guideParts.map((part) => (
          <Entries
            key={part}
            id={part}
            title={say(partWords[part])}
            entries={guides.filter(({ about }) => about === part)}
          />
        ))}
      </div>
      <Entries id="references" title={say(m.web_guide_references)} entries={references} />
      <Entries id="methods" title={say(m.web_guide_methods)} entries={methods} />
    </Page>
  );
}

const partWords = {
  begin: m.web_guide_begin,
  ask: m.web_guide_ask,
  interview: m.web_guide_interview,
  analyse: m.web_guide_analyse,
  offices: m.web_guide_offices,
  run: m.web_guide_run,
} satisfies Readonly<Record<GuideAbout, unknown>>;

function Entries({ id, title, entries }: { id: string; title: string; entries: readonly Entry[] }) {
  const { say, language: reader } = useWords();
  const isForeign = entries.every(({ language }) => language !== reader);
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {title}
      </h2>
      {isForeign ? <p>{say(m.web_guide_in_english)}</p> : null}
      <ul className="guide-entries">
        {entries.map((entry) => (
          <li key={entry.id}>
            <a href={`/guide/${entry.id}`} lang={entry.language === reader ? undefined : entry.language}>
              {entry.title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
