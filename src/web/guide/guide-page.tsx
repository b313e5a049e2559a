import { Alert } from '@navikt/ds-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { BackLink } from '#web/components/back-link.tsx';
import { Page } from '#web/components/page.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { findGuide, guideHref } from './guide-catalogue.ts';
import { GuideContent } from './guide-content.tsx';
import { type MarkdownBlock, titleOf, withLinks } from './markdown/markdown.ts';
import { parseMarkdown } from './markdown/parse-markdown.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const files = context.get(servicesContext).guideFiles();
  const found = findGuide(files, params.guideId ?? '', languageOf(request));
  if (!found) throw data(null, { status: 404 });
  const titleAt = (href: string) => {
    const linked = findGuide(files, href.replace(/^\/guide\//, ''), languageOf(request));
    return linked ? titleOf(parseMarkdown(linked.text)) : null;
  };
  const lead = (href: string) => guideHref(files, found.file, href);
  const blocks = withLinks(parseMarkdown(found.text), lead, titleAt);
  // As text: the blocks hold one another, and that is more than the router's types can follow.
  return { title: titleOf(blocks), language: found.language, blocks: JSON.stringify(blocks.slice(1)) };
}

export default function GuidePage() {
  const { title, language, blocks } = useLoaderData<typeof loader>();
  const { say, language: reader } = useWords();
  const isOther = language !== reader;
  return (
    <>
      <BackLink href="/guide">{say(m.web_guide_back)}</BackLink>
      <Page title={title} isWide>
        <div className="guide">
          {isOther ? (
            <Alert variant="info" size="small">
              {say(language === 'en' ? m.web_guide_only_english : m.web_guide_only_bokmaal)}
            </Alert>
          ) : null}
          <div lang={isOther ? language : undefined}>
            <GuideContent blocks={JSON.parse(blocks) as MarkdownBlock[]} />
          </div>
        </div>
      </Page>
    </>
  );
}
