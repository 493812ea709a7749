'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Part } from '@/domain/survey/edits/edited';
import { useDraftRoom } from '../../draft-context';
import { focusAt } from '../../fault-list';
import { pathOfSelection } from '../selection';
import { usePartActions } from '../use-part-actions';
import { partsOf, type Row, rowId } from './rows';

/** What is selected scrolls into view, and keeps the focus when it moved, was deleted or came back. */
export function useFocus(rows: Row[]) {
  const { selection } = useDraftRoom();
  const hadFocus = useRef(false);
  const selected = selection && rowId(selection);
  const place = rows.findIndex(row => row.id === selected);
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
  }, [selected, place, rows.length]);
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
export function useRowKeys(): (event: KeyboardEvent, part: Part) => void {
  const room = useDraftRoom();
  const actions = usePartActions();
  const writeTitle = useWriteTitle();
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
      writeTitle(part);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && !room.readOnly) actions.remove(part);
    else return;
    event.preventDefault();
  }).current;
}

/** Puts the cursor where a part's title is written, once its properties are drawn. */
export function useWriteTitle(): (part: Part) => void {
  const { definition } = useDraftRoom();
  const latest = useRef(definition);
  latest.current = definition;
  return useRef((part: Part) => {
    setTimeout(() => {
      const path = pathOfSelection(latest.current, part);
      if (path) focusAt(`${path}.title`);
    }, 100);
  }).current;
}
