'use client';

import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';

/**
 * `j` and `k` walk a list, Enter opens. Give each row `{...keys.row(index)}`; the marked one carries
 * `data-selected` and is scrolled to.
 */
export function useListKeys({ count, onOpen }: { count: number; onOpen: (index: number) => void }) {
  const [selected, setSelected] = useState(-1);
  const move = (by: number): void =>
    setSelected(now => (count === 0 ? -1 : Math.min(count - 1, Math.max(0, now + by))));
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['Enter', () => selected >= 0 && selected < count && onOpen(selected), { preventDefault: false }],
  ]);
  const mark = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });
  return {
    selected,
    row: (index: number) =>
      index === selected ? { 'data-selected': true, 'aria-current': true as const, ref: mark } : {},
  };
}
