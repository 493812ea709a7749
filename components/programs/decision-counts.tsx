'use client';

import { Card, Text } from '@mantine/core';
import classes from './decision-counts.module.css';
import { useDecisionCounts, type Why, whyWords } from './use-decisions';

/** How often each decision was made in the last 30 days, as bars; one narrows the log to it. */
export function DecisionCounts({
  program,
  why,
  onWhy,
}: {
  program: string | undefined;
  why: Why | null;
  onWhy: (why: Why | null) => void;
}) {
  const counts = useDecisionCounts(program);
  if (counts.length === 0) return null;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(...counts.map(({ count }) => count));
  const number = new Intl.NumberFormat();
  const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <Card mb="md" p="sm">
      <Text size="xs" c="dimmed" px={8} mb={4}>
        {number.format(all)} decisions in the last 30 days
      </Text>
      <ul className={classes.bars}>
        {counts.map(({ why: one, count }) => (
          <li key={one}>
            <button
              type="button"
              className={classes.row}
              aria-pressed={why === one}
              onClick={() => onWhy(why === one ? null : one)}
            >
              <span>{whyWords[one]}</span>
              <span className={classes.track} aria-hidden>
                <span
                  className={classes.fill}
                  data-asked={one === 'invited' || undefined}
                  style={{ width: `${(count / most) * 100}%` }}
                />
              </span>
              <span className="aw-number">{number.format(count)}</span>
              <span className={`aw-number ${classes.share}`}>
                {count / all < 0.005 ? `<${percent.format(0.01)}` : percent.format(count / all)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
