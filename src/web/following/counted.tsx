import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/** When it was counted, and whether the page is to be fetched anew by itself: only for whoever asks for it. */
export function Counted(properties: { text: string; isOpen: boolean; isRefreshing: boolean }) {
  const { text, isOpen, isRefreshing } = properties;
  const { say } = useWords();
  return (
    <div className="follow-counted">
      <p>{text}</p>
      {isOpen ? (
        <p>
          {isRefreshing ? `${say(m.following_refreshing)} ` : null}
          {isRefreshing ? (
            <a href="?">{say(m.following_refresh_off)}</a>
          ) : (
            <a href="?refresh">{say(m.following_refresh_on)}</a>
          )}
        </p>
      ) : null}
    </div>
  );
}
