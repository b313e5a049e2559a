import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { Page } from '#web/components/page.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { type FoundGuide, listGuides } from './guide-catalogue.ts';
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
    guides: found.guides.map(entry),
    references: found.references.filter(({ file }) => !file.includes('/')).map(entry),
    methods: found.references.filter(({ file }) => file.includes('/')).map(entry),
  };
}

export default function GuideIndexPage() {
  const { guides, references, methods } = useLoaderData<typeof loader>();
  const { say } = useWords();
  return (
    <Page title={say(m.web_guide_title)} lead={<p>{say(m.web_guide_lead)}</p>}>
      <Entries id="guides" title={say(m.web_guide_guides)} entries={guides} />
      <Entries id="references" title={say(m.web_guide_references)} entries={references} />
      <Entries id="methods" title={say(m.web_guide_methods)} entries={methods} />
    </Page>
  );
}

function Entries({ id, title, entries }: { id: string; title: string; entries: readonly Entry[] }) {
  const { language: reader } = useWords();
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {title}
      </h2>
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
