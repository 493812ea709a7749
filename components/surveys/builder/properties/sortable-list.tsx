'use client';

import {
  type Announcements,
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Box, VisuallyHidden } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { IconGripVertical } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import classes from './sortable-list.module.css';

/** Made once: with other objects at every drawing, every row would be drawn too. */
const POINTER = { activationConstraint: { distance: 4 } };
const KEYBOARD = { coordinateGetter: sortableKeyboardCoordinates };

type Props<T extends { id: string }> = {
  items: readonly T[];
  /** Names the list. */
  label: string;
  /** "choice": what one item is called. */
  noun: string;
  /** Tells this item from the others. */
  nameOf: (item: T, index: number) => string;
  /** Puts the item at `from` so that it stands at `to`. */
  onMove: (from: number, to: number) => void;
  readOnly?: boolean;
  /** One `SortableRow` for each item. */
  children: ReactNode;
};

/**
 * A list that is put in order by dragging a grip, by the grip's keys (Space, arrows, Space) or by Alt and an arrow
 * anywhere in a row. Every step is said to a screen reader. Rows that are wrapped in `memo` are drawn anew only when
 * they change.
 */
export function SortableList<T extends { id: string }>({
  items,
  label,
  noun,
  nameOf,
  onMove,
  readOnly = false,
  children,
}: Props<T>) {
  const contextId = useId();
  const [said, say] = useState('');
  const sensors = useSensors(useSensor(PointerSensor, POINTER), useSensor(KeyboardSensor, KEYBOARD));
  // The same list for as long as the order is the same: every row listens to it.
  const order = items.map(({ id }) => id).join(' ');
  const ids = useMemo(() => (order ? order.split(' ') : []), [order]);
  const indexOf = (id: string | number) => items.findIndex(item => item.id === id);
  const place = (index: number) => `place ${index + 1} of ${items.length}`;
  const nameAt = (index: number) => {
    const item = items[index];
    return item ? `“${nameOf(item, index)}”` : noun;
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) =>
      `Picked up the ${noun} ${nameAt(indexOf(active.id))}, ${place(indexOf(active.id))}.`,
    onDragOver: ({ active, over }) =>
      over ? `${nameAt(indexOf(active.id))} is over ${place(indexOf(over.id))}.` : undefined,
    onDragEnd: ({ active, over }) =>
      `${nameAt(indexOf(active.id))} was put at ${place(indexOf((over ?? active).id))}.`,
    onDragCancel: ({ active }) =>
      `Left as it was. ${nameAt(indexOf(active.id))} is back at ${place(indexOf(active.id))}.`,
  };

  const list = useAltArrows((from, by) => {
    const to = from + by;
    if (readOnly || to < 0 || to >= items.length) return;
    say(`${nameAt(from)} was put at ${place(to)}.`);
    onMove(from, to);
  });
  return (
    <DndContext
      id={contextId}
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{
        announcements,
        screenReaderInstructions: {
          draggable: 'To move it, press Space, then the arrow keys, then Space again. Escape leaves it.',
        },
      }}
      onDragEnd={({ active, over }) => {
        if (over && over.id !== active.id) onMove(indexOf(active.id), indexOf(over.id));
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ul ref={list} className={classes.list} aria-label={label}>
          {children}
        </ul>
      </SortableContext>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </DndContext>
  );
}

/** A row of a `SortableList` with the grip that moves it. */
export function SortableRow({
  id,
  name,
  readOnly,
  children,
}: {
  id: string;
  name: string;
  readOnly: boolean;
  children: ReactNode;
}) {
  const isStill = useReducedMotion();
  const sortable = useSortable({ id, disabled: readOnly, ...(isStill && { transition: null }) });
  const style = {
    transform: CSS.Translate.toString(sortable.transform),
    transition: sortable.transition,
  };
  return (
    <li
      ref={sortable.setNodeRef}
      className={classes.row}
      style={style}
      data-dragging={sortable.isDragging || undefined}
    >
      {readOnly ? null : (
        <ActionIcon
          ref={sortable.setActivatorNodeRef}
          className={classes.grip}
          variant="subtle"
          color="gray"
          size={24}
          aria-label={`Move ${name}`}
          {...sortable.attributes}
          {...sortable.listeners}
        >
          <IconGripVertical size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      )}
      <Box className={classes.content}>{children}</Box>
    </li>
  );
}

/**
 * Alt and an arrow moves the row that has the focus, which stays where it is. A listener of the element itself, so that
 * the builder's own Alt and arrow, which moves the whole question, does not hear it.
 */
function useAltArrows(move: (from: number, by: -1 | 1) => void) {
  const list = useRef<HTMLUListElement>(null);
  const latest = useRef(move);
  latest.current = move;
  useEffect(() => {
    const element = list.current;
    const onKey = (event: KeyboardEvent) => {
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
      if (!event.altKey || by === null || !(event.target instanceof HTMLElement)) return;
      const row = event.target.closest('li');
      const from = row && element ? [...element.children].indexOf(row) : -1;
      if (from < 0) return;
      event.preventDefault();
      event.stopPropagation();
      const focused = event.target;
      latest.current(from, by);
      requestAnimationFrame(() => focused.focus());
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  }, []);
  return list;
}
