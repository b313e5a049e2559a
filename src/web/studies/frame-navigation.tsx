import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

export type FramePage = {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  /** Not made yet: named, so that one knows it will come, and no link. */
  readonly isComing?: boolean;
};

/** The pages beside the one being read, which is marked. */
export function FrameNavigation(properties: {
  label: string;
  current: string;
  pages: readonly FramePage[];
  /** Within one page of another row, and seen to be so. */
  isInner?: boolean;
}) {
  const { label, current, pages, isInner = false } = properties;
  const { say } = useWords();
  return (
    <nav className={isInner ? 'frame-nav frame-nav--inner' : 'frame-nav'} aria-label={label}>
      <ul>
        {pages.map(({ id, name, href, isComing }) => (
          <li key={id}>
            {isComing ? (
              <span>
                {name} <small>({say(m.waves_nav_coming)})</small>
              </span>
            ) : (
              <a href={href} aria-current={id === current ? 'page' : undefined}>
                {name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
