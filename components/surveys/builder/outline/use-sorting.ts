'use client';

import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  type KeyboardSensorOptions,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useState } from 'react';
import type { Part } from '@/domain/survey/edits/edited';
import { useDraftRoom } from '../../draft-context';
import { usePartActions } from '../use-part-actions';
import { accepts, placeInWords, type Row } from './rows';

type Held = { active: Part; over: Part | null };

/** Moving rows with the pointer, and with Space, arrows and Space; every step is said in words. */
export function useSorting(rows: Row[]) {
  const { definition, select } = useDraftRoom();
  const actions = usePartActions();
  const [held, setHeld] = useState<Held | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, POINTER), useSensor(KeyboardSensor, KEYS));
  const partOf = (id: string | number) => rows.find(row => row.id === id)?.part ?? null;
  const titleOf = (id: string | number) => `“${rows.find(row => row.id === id)?.title ?? ''}”`;
  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      const part = partOf(active.id);
      return part ? `Picked up ${titleOf(active.id)}: ${placeInWords(definition, part)}.` : undefined;
    },
    onDragOver: ({ active, over }) =>
      over && over.id !== active.id ? `At the place of ${titleOf(over.id)}.` : undefined,
    // What moved says so itself.
    onDragEnd: ({ active, over }) =>
      !over || over.id === active.id ? `${titleOf(active.id)} stays where it was.` : undefined,
    onDragCancel: ({ active }) => `${titleOf(active.id)} stays where it was.`,
  };
  const hold = (active: Part | null, over: Part | null) => setHeld(active && { active, over });
  return {
    held,
    drag: {
      id: 'outline',
      sensors,
      collisionDetection: amongItsKind,
      accessibility: {
        announcements,
        screenReaderInstructions: {
          draggable:
            'Press Space to pick it up, the arrow keys to move it, Space to put it down, Escape to leave it. Alt with an arrow key moves it at once.',
        },
      },
      onDragStart: ({ active }: { active: { id: string | number } }) => hold(partOf(active.id), null),
      onDragOver: ({ active, over }: Over) => hold(partOf(active.id), over && partOf(over.id)),
      onDragCancel: () => setHeld(null),
      onDragEnd: ({ active, over }: Over) => {
        setHeld(null);
        const [part, onto] = [partOf(active.id), over && partOf(over.id)];
        if (part && onto && actions.drop(part, onto)) select(part);
      },
    },
  };
}

type Over = { active: { id: string | number }; over: { id: string | number } | null };

const partIn = (data: { current?: Record<string, unknown> } | undefined): Part | null => {
  const part = data?.current?.part;
  return isPart(part) ? part : null;
};

const isPart = (part: unknown): part is Part => typeof part === 'object' && part !== null && 'kind' in part;

const amongItsKind: CollisionDetection = args => {
  const active = partIn(args.active.data);
  const droppableContainers = args.droppableContainers.filter(({ data }) => {
    const over = partIn(data);
    return active && over && accepts(active, over);
  });
  return closestCenter({ ...args, droppableContainers });
};

/** The next row up or down that takes what is held; a page goes from page to page. */
const toNextRow: KeyboardCoordinateGetter = (event, { active, context }) => {
  const by = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const held = partIn(context.droppableContainers.get(active)?.data);
  const places = context.droppableContainers
    .getEnabled()
    .flatMap(container => {
      const part = partIn(container.data);
      const rect = context.droppableRects.get(container.id);
      const fits = held && part && accepts(held, part) && (held.kind !== 'page' || part.kind === 'page');
      return fits && rect ? [{ id: container.id, rect }] : [];
    })
    .sort((a, b) => a.rect.top - b.rect.top);
  const here = places.findIndex(place => place.id === (context.over?.id ?? active));
  const next = places[here + by];
  return next && { x: next.rect.left, y: next.rect.top };
};

// Made once: new options would draw every row of the outline anew at every keystroke.
const POINTER = { activationConstraint: { distance: 6 } };
const KEYS: KeyboardSensorOptions = {
  keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
  coordinateGetter: toNextRow,
};
