import { useRouteLoaderData } from 'react-router';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import type { loader as rootLoader } from '#web/root.tsx';

/** From what people answered to what their offices achieve; nothing where there are no offices to see. */
export function OfficesWay() {
  const { say } = useWords();
  if (!useRouteLoaderData<typeof rootLoader>('root')?.hasOffices) return null;
  return (
    <section aria-labelledby="offices">
      <h2 className="section-title" id="offices">
        {say(m.web_study_offices)}
      </h2>
      <p className="measure">{say(m.web_study_offices_text)}</p>
      <p className="ways-on">
        <a href="/offices">{say(m.web_home_offices_title)}</a>
      </p>
    </section>
  );
}
