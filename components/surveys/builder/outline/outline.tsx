'use client';

import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  DndContext,
  DragOverlay,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { Box, Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Part } from '@/domain/survey/edits/edited';
import { questionsOf } from '@/domain/survey/scores';
import { useWorkspace } from '../../../ui/workspace-context';
import { useDraftRoom } from '../../draft-context';
import { focusAt } from '../../fault-list';
import { pathOfSelection } from '../selection';
import { usePartActions } from '../use-part-actions';
import classes from './outline.module.css';
import { Face, OutlineRow } from './row';
import { ADD_QUESTION, accepts, lineAt, partsOf, placeInWords, type Row, rowId, rowsOf } from './rows';
import { SurveyName } from './survey-name';
import { TypePicker } from './type-picker';

/** All pages with their questions, then the endings: chosen, sorted, added to and deleted here. */
export function Outline() {
  const room = useDraftRoom();
  const { readOnly, selection } = room;
  const actions = usePartActions();
  const rows = useRows();
  const list = useFocus();
  const onKey = useRowKeys();
  const { drag, held } = useSorting(rows);
  const types = useMemo(
    () => new Map(questionsOf(room.definition).map(({ key, type }) => [key, type])),
    [room.definition],
  );
  const typeOf = (part: Part) => (part.kind === 'question' ? (types.get(part.key) ?? null) : null);
  const select = useRef(room.select);
  select.current = room.select;
  const onSelect = useRef((part: Part) => select.current(part)).current;

  const selected = selection && rowId(selection);
  const tabStop = rows.some(row => row.id === selected) ? selected : rows[0]?.id;
  const line = held?.over ? lineAt(room.definition, rows, held.active, held.over) : null;
  const heldRow = held && rows.find(row => row.id === rowId(held.active));
  const show = (row: Row) => (
    <OutlineRow
      key={row.id}
      {...row}
      type={typeOf(row.part)}
      isSelected={row.id === selected}
      isTabStop={row.id === tabStop}
      edge={line?.id === row.id ? line.edge : null}
      isLocked={readOnly}
      onSelect={onSelect}
      onKey={onKey}
    />
  );
  return (
    <Box>
      <Box className={classes.head}>
        <SurveyName />
        {readOnly ? null : <TypePicker id={ADD_QUESTION} onPick={type => actions.addQuestion(type)} />}
      </Box>
      <DndContext {...drag}>
        <Box {...list} data-outline>
          <ol className={classes.list} aria-label="Pages and questions">
            {rows.filter(row => row.part.kind !== 'ending').map(show)}
          </ol>
          <div className={classes.heading} aria-hidden>
            Thank-you pages
          </div>
          <ol className={classes.list} aria-label="Thank-you pages">
            {rows.filter(row => row.part.kind === 'ending').map(show)}
          </ol>
        </Box>
        <DragOverlay dropAnimation={null}>
          {heldRow ? (
            <Box className={classes.held}>
              <Face {...heldRow} type={typeOf(heldRow.part)} />
            </Box>
          ) : null}
        </DragOverlay>
      </DndContext>
      {readOnly ? null : (
        <Group gap={4} mt="xs">
          <AddButton label="Add page" onClick={actions.addPage} />
          <AddButton label="Add thank-you page" onClick={actions.addEnding} />
        </Group>
      )}
    </Box>
  );
}

/** The rows as of a moment ago: typing into a field waits for no hundred rows. */
function useRows(): Row[] {
  const { definition, language, faults } = useDraftRoom();
  const { name } = useWorkspace();
  const settled = useDeferredValue(definition);
  return useMemo(() => rowsOf(settled, language, faults, name), [settled, language, faults, name]);
}

function AddButton({ label, onClick }: { label: string; onClick: () => unknown }) {
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
      onClick={() => onClick()}
    >
      {label}
    </Button>
  );
}

/** What is selected scrolls into view, and keeps the focus when it moved, was deleted or came back. */
function useFocus() {
  const { selection, definition } = useDraftRoom();
  const hadFocus = useRef(false);
  const selected = selection && rowId(selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a part that moved has to be found again
  useEffect(() => {
    if (!selected) return;
    const row = document.getElementById(`row-${selected}`);
    row?.scrollIntoView({ block: 'nearest' });
    const { activeElement } = document;
    const isElsewhere =
      activeElement !== document.body && !activeElement?.closest('[data-outline], [role=menu]');
    if (!hadFocus.current || isElsewhere) return;
    // A menu that closes gives the focus back to a button that may be gone.
    const timer = setTimeout(() => row?.focus({ preventScroll: true }), 50);
    return () => clearTimeout(timer);
  }, [selected, definition.pages.length, definition.endings.length]);
  return {
    onFocus: () => {
      hadFocus.current = true;
    },
    onBlur: (event: { relatedTarget: EventTarget | null }) => {
      if (event.relatedTarget instanceof Element) hadFocus.current = false;
    },
  };
}

/** Arrows walk the rows, Enter goes to the title, Del deletes. */
function useRowKeys(): (event: KeyboardEvent, part: Part) => void {
  const room = useDraftRoom();
  const actions = usePartActions();
  const latest = useRef({ room, actions });
  latest.current = { room, actions };
  return useRef((event: KeyboardEvent, part: Part) => {
    const { room, actions } = latest.current;
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const parts = partsOf(room.definition);
    const here = parts.findIndex(one => rowId(one) === rowId(part));
    const goal = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: parts.length - 1 }[event.key];
    const next = goal === undefined ? undefined : parts[goal];
    if (next) room.select(next);
    else if (event.key === 'Enter') {
      room.select(part);
      const path = pathOfSelection(room.definition, part);
      // The properties of the part are drawn first.
      if (path) setTimeout(() => focusAt(`${path}.title`), 50);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && !room.readOnly) actions.remove(part);
    else return;
    event.preventDefault();
  }).current;
}

type Held = { active: Part; over: Part | null };

/** Moving rows with the pointer, and with Space, arrows and Space; every step is said in words. */
function useSorting(rows: Row[]) {
  const { definition, select } = useDraftRoom();
  const actions = usePartActions();
  const [held, setHeld] = useState<Held | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, {
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
      coordinateGetter: toNextRow,
    }),
  );
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
