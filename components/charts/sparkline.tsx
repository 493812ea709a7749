const WIDTH = 88;
const HEIGHT = 24;
const MARGIN = 2;

/** A muted line of the same buckets as the trend, without axis; says nothing to a screen reader, the card's words do. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter(value => value !== null);
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (index: number) => MARGIN + (index / (values.length - 1)) * (WIDTH - 2 * MARGIN);
  const y = (value: number) => HEIGHT - MARGIN - ((value - low) / span) * (HEIGHT - 2 * MARGIN);
  // A gap in the answers is a gap in the line.
  let isDown = false;
  const path = values
    .map((value, index) => {
      const command =
        value === null ? '' : `${isDown ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
      isDown = value !== null;
      return command;
    })
    .join('');
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={path} fill="none" stroke="var(--aw-muted)" strokeWidth={1.5} strokeLinejoin="round" />
    </svg>
  );
}
