import { m } from '#messages';
import type { AddedView } from '#modules/desk/schema.ts';
import { useWords } from '#web/language/language.ts';

/** What the study's list of analyses thought of afterwards holds, each to look at again or take away. */
export function AddedAnalyses({
  added,
  path,
  query,
}: {
  added: readonly AddedView[];
  path: string;
  query: string;
}) {
  const { say } = useWords();
  return (
    <section className="desk__added" id="added" aria-labelledby="desk-added">
      <h2 className="section-title" id="desk-added">
        {say(m.web_desk_added_title)}
      </h2>
      <p>{say(added.length === 0 ? m.web_desk_added_none : m.web_desk_added_text)}</p>
      {added.length === 0 ? null : (
        <ol>
          {added.map(({ id, name, where, query: own }) => (
            <li key={id}>
              <span className="desk__added-id">{id}</span>
              <span className="desk__added-name">
                {name}
                {where === null ? null : <span>{say(m.web_desk_where, { where })}</span>}
              </span>
              <div className="desk__added-ways">
                {own === null ? null : (
                  <a href={`${path}?${own}#answer`} aria-label={say(m.web_desk_open_named, { name: id })}>
                    {say(m.web_desk_open)}
                  </a>
                )}
                <form method="post" action={`${path}?${query}`}>
                  <input type="hidden" name="id" value={id} />
                  <button
                    type="submit"
                    name="intent"
                    value="remove"
                    className="desk__remove"
                    aria-label={say(m.web_desk_remove_named, { name: id })}
                  >
                    {say(m.web_desk_remove)}
                  </button>
                </form>
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
