import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { useProblems } from './editor-words.tsx';

/** How many things are wrong in a part of the study, where it stands in a list. */
export function PartMistake({ path }: { path: string }) {
  const { say } = useWords();
  const count = useProblems(path, true).length;
  if (count === 0) return null;
  return (
    <span className="words__lack">
      {say(count === 1 ? m.editor_one_problem : m.editor_problems, { count })}
    </span>
  );
}
