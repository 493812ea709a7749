import Link from 'next/link';
import type { ReactNode } from 'react';
import classes from './block.module.css';

/** One column: how high (0..1 of all answers, one for each thing laid side by side) and what it is called. */
export type Column = {
  key: string;
  /** Under the column; in full for a screen reader. */
  tick: string;
  name: string;
  parts: (number | null)[];
  /** What stands over the first part. */
  text: string;
  tone?: 'good' | 'mid' | 'bad';
  /** Where the answers in it are. */
  href?: string;
};

/** Upright columns of a scale or a histogram. `label` says what is drawn; the numbers are one key away. */
export function Columns({ columns, label }: { columns: readonly Column[]; label: string }) {
  const most = Math.max(...columns.flatMap(column => column.parts.map(part => part ?? 0)), 0) || 1;
  // Too many columns for a figure over each of them.
  const isCrowded = columns.length > 16;
  const every = Math.ceil(columns.length / 12);
  return (
    <ul className={classes.columns} aria-label={label}>
      {columns.map(({ key, tick, name, parts, text, tone, href }, index) => (
        <Cell key={key} href={href} title={`${name}: ${text}`}>
          <span className={classes.stage} aria-hidden="true">
            {parts.map((part, place) => (
              <span
                key={place}
                className={classes.stick}
                data-tone={tone}
                data-second={place > 0 || undefined}
                style={{ height: `${((part ?? 0) / most) * 84}%` }}
              >
                {place === 0 && !isCrowded && parts.length === 1 ? (
                  <span className={classes.over}>{text}</span>
                ) : null}
              </span>
            ))}
          </span>
          <span className={classes.tick} aria-hidden="true">
            {index % every === 0 ? tick : '\u00A0'}
          </span>
          <span className={classes.unseen}>{`${name}: ${text}`}</span>
        </Cell>
      ))}
    </ul>
  );
}

function Cell({ href, title, children }: { href: string | undefined; title: string; children: ReactNode }) {
  if (href === undefined)
    return (
      <li className={classes.column} title={title}>
        {children}
      </li>
    );
  return (
    <li className={classes.linked}>
      <Link href={href} className={classes.column} title={title}>
        {children}
      </Link>
    </li>
  );
}
