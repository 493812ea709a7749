import { Anchor, Button, Group, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { HOW_SURE } from '@/domain/metrics/findings';
import classes from './segments.module.css';
import { type Part, type SegmentsAddress, useWays } from './use-segments';

/**
 * A figure that can be pressed: what stands behind it in full, how sure it is, the way to its answers, and on with this
 * page for it alone. `label` is read instead of what is shown.
 */
export function SegmentFigure({
  part,
  address,
  facts,
  label,
  className,
  tone,
  isFew = false,
  ground = null,
  children,
}: {
  part: Part;
  address: SegmentsAddress;
  facts: readonly string[];
  label?: string;
  className?: string;
  tone?: 'good' | 'bad' | null;
  isFew?: boolean;
  /** Colour behind it, where it has one of its own. */
  ground?: string | null;
  children: ReactNode;
}) {
  const ways = useWays(address);
  const name = Object.values(part.values).join(', ');
  return (
    <Popover position="bottom" width={320} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={className ?? classes.press}
          aria-label={label}
          data-tone={tone === null ? 'none' : tone}
          data-few={isFew || undefined}
          data-strong={ground !== null || undefined}
          style={ground ? { background: ground } : undefined}
        >
          {children}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text fw={600}>{name}</Text>
          {facts.map(fact => (
            <Text key={fact}>{fact}</Text>
          ))}
          <Text size="xs" c="dimmed">
            {HOW_SURE} p is adjusted for the number of comparisons in the table.
          </Text>
          <Group gap="md">
            <Anchor component={Link} href={ways.answers(part)}>
              Read the answers
            </Anchor>
            <Button size="compact-sm" onClick={() => ways.narrow(part)}>
              Filter by this
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
