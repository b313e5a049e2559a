import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

export function SiteFooter() {
  const { say } = useWords();
  return (
    <footer className="site-footer">
      <div className="site-footer__inner">
        <p>{say(m.web_footer_promise)}</p>
        <p>{say(m.web_footer_licence)}</p>
      </div>
    </footer>
  );
}
