import type { ReactNode } from 'react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

/**
 * A frame that a wide table scrolls sideways in, also by keyboard, and that shows when there is more to see: a shadow
 * at the edge, and a few words over it. The words are for eyes only; a screen reader reads the whole table anyway.
 */
export function ScrollFrame(properties: {
  labelledBy?: string;
  /** False for a table so narrow that a browser which cannot tell need not say anything. */
  hasHint?: boolean;
  children: ReactNode;
}) {
  const { labelledBy, hasHint = true, children } = properties;
  const { say } = useWords();
  const Frame = labelledBy ? 'section' : 'div';
  return (
    <div className="scroll-frame">
      <p className={hasHint ? 'scroll-hint' : 'scroll-hint scroll-hint--unlikely'} aria-hidden="true">
        {say(m.web_table_scrolls)}
      </p>
      {/* A wide table scrolls in its frame, also by keyboard: the frame takes focus. */}
      <Frame className="table-frame" tabIndex={0} aria-labelledby={labelledBy}>
        {children}
      </Frame>
    </div>
  );
}
