import { m } from '#messages';
import { useWords } from '#web/language/language.ts';

const middle = { x: 220, y: 214 };
const loopRadius = 142;
const nodeRadius = 58;

/** The loop that the program closes: five places in a ring, each leading to the next. */
export function LoopFigure() {
  const { say } = useWords();
  const places = [
    { name: say(m.web_loop_follow), what: say(m.web_loop_follow_what) },
    { name: say(m.web_loop_results), what: say(m.web_loop_results_what), isHere: true },
    { name: say(m.web_loop_measure), what: say(m.web_loop_measure_what), isHere: true },
    { name: say(m.web_loop_understand), what: say(m.web_loop_understand_what), isHere: true },
    { name: say(m.web_loop_improve), what: say(m.web_loop_improve_what) },
  ];
  const step = (2 * Math.PI) / places.length;
  const at = (turn: number) => ({
    x: middle.x + loopRadius * Math.sin(turn * step),
    y: middle.y - loopRadius * Math.cos(turn * step),
  });
  // The share of a step that a node covers, so that arrows begin and end at its rim.
  const rim = (nodeRadius + 9) / loopRadius / step;
  return (
    <figure className="loop">
      <svg viewBox="0 0 440 430" role="img" aria-label={say(m.web_loop_description)}>
        <defs>
          <marker
            id="loop-arrow"
            viewBox="0 0 10 10"
            refX="7"
            refY="5"
            markerWidth="7"
            markerHeight="7"
            orient="auto-start-reverse"
          >
            <path d="M1 1 8 5 1 9" fill="none" className="loop__arrow" strokeLinecap="round" />
          </marker>
        </defs>
        {places.map(({ name, what, isHere }, turn) => {
          const node = at(turn);
          const from = at(turn + rim);
          const to = at(turn + 1 - rim);
          return (
            <g key={name}>
              <path
                d={`M${from.x.toFixed(1)} ${from.y.toFixed(1)} A${loopRadius} ${loopRadius} 0 0 1 ${to.x.toFixed(1)} ${to.y.toFixed(1)}`}
                className="loop__arrow"
                fill="none"
                markerEnd="url(#loop-arrow)"
              />
              <circle
                cx={node.x.toFixed(1)}
                cy={node.y.toFixed(1)}
                r={nodeRadius}
                className={isHere ? 'loop__node loop__node--here' : 'loop__node'}
              />
              <text x={node.x.toFixed(1)} y={(node.y - 3).toFixed(1)} className="loop__name">
                {name}
              </text>
              <text x={node.x.toFixed(1)} y={(node.y + 17).toFixed(1)} className="loop__what">
                {what}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>{say(m.web_loop_caption)}</figcaption>
    </figure>
  );
}
