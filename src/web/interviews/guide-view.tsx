import { m } from '#messages';
import type { Guide } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';

/** A guide to read and to print: what is said, what is asked, and the prompts under each question. */
export function GuideView({ guide }: { guide: Guide }) {
  const { say } = useWords();
  return (
    <div className="guide-view">
      {guide.parts.map(({ id, kind, title, intro, questions }) => {
        const said = intro === '' ? null : <p className="guide-view__said">{intro}</p>;
        return (
          <section key={id} aria-labelledby={`view-${id}`}>
            <h2 id={`view-${id}`}>
              {kind === 'warmUp'
                ? say(m.interviews_guide_warm_up)
                : kind === 'closing'
                  ? say(m.interviews_guide_closing)
                  : title}
            </h2>
            {kind === 'closing' ? null : said}
            <ol>
              {questions.map(({ id: questionId, text, prompts }) => (
                <li key={questionId}>
                  {text}
                  {prompts.length > 0 ? (
                    <ul>
                      {prompts.map((prompt, index) => (
                        <li key={index}>{prompt}</li>
                      ))}
                    </ul>
                  ) : null}
                </li>
              ))}
            </ol>
            {kind === 'closing' ? said : null}
          </section>
        );
      })}
    </div>
  );
}
