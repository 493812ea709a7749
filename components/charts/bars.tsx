import type { ReactNode } from 'react';
import classes from './block.module.css';

/** One bar: `value` with its interval `low` to `high`, on the scale of its `Bars`; null: nothing to draw. */
export type Bar = { value: number | null; low: number | null; high: number | null; text: ReactNode };

/** A named row with a bar for each thing that is laid beside the other; `note` says what they amount to. */
export type BarRow = {
  key: string;
  label: ReactNode;
  bars: Bar[];
  note?: { text: string; tone: 'good' | 'bad' | null };
};

/**
 * Horizontal bars (or dots, for a place on a scale) with the 95 % interval as a line. `from` and `to`: the ends of the
 * scale in the unit of the values. Every figure stands beside its bar, so that nothing is said by length alone.
 */
export function Bars({
  rows,
  from = 0,
  to,
  label,
  isDot = false,
}: {
  rows: readonly BarRow[];
  from?: number;
  to: number;
  label: string;
  isDot?: boolean;
}) {
  const place = (value: number) =>
    `${Math.min(100, Math.max(0, ((value - from) / (to - from || 1)) * 100))}%`;
  const range = ({ low, high }: Bar) =>
    low === null || high === null || low === high ? null : (
      <span
        className={classes.range}
        style={{ insetInlineStart: place(low), width: place(from + (high - low)) }}
      />
    );
  return (
    <ul className={classes.bars} aria-label={label}>
      {rows.map(({ key, label: name, bars, note }) => (
        <li key={key} className={classes.row}>
          <span className={classes.label}>{name}</span>
          <span className={classes.tracks} aria-hidden="true">
            {bars.map((bar, index) => (
              <span
                key={index}
                className={classes.track}
                data-second={index > 0 || undefined}
                data-dot={isDot || undefined}
              >
                {isDot ? range(bar) : null}
                {bar.value === null ? null : (
                  <span
                    className={classes.fill}
                    style={isDot ? { insetInlineStart: place(bar.value) } : { width: place(bar.value) }}
                  />
                )}
                {isDot ? null : range(bar)}
              </span>
            ))}
          </span>
          <span className={classes.figure}>
            {bars.map((bar, index) => (
              <span key={index}>{bar.text}</span>
            ))}
            {note ? (
              <span className={classes.note} data-tone={note.tone ?? undefined}>
                {note.text}
              </span>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
