'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { useDraftRoom } from '../draft-context';
import { ADD_QUESTION, partsOf } from './outline/rows';
import { usePartActions } from './use-part-actions';

/**
 * The keys of the builder, while the focus is in it or nowhere. Undo, redo, save and duplicate work in its fields as
 * well: its history knows more than the field's. Single letters work only where nobody types. Wherever `data-own-undo`
 * stands, and in dialogs and menus, keys are left alone.
 */
export function useBuilderKeys(root: RefObject<HTMLElement | null>, save: () => void): void {
  const room = useDraftRoom();
  const actions = usePartActions();
  const latest = useRef({ room, actions, save });
  latest.current = { room, actions, save };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || !(target instanceof Element)) return;
      const isNowhere = target === document.body;
      if (!isNowhere && !root.current?.contains(target)) return;
      if (target.closest('[data-own-undo], [role=dialog], [role=menu], [role=listbox]')) return;
      if (run(event, target, latest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [root]);
}

type Tools = {
  room: ReturnType<typeof useDraftRoom>;
  actions: ReturnType<typeof usePartActions>;
  save: () => void;
};

/** Whether the key was one of ours. */
function run(event: KeyboardEvent, target: Element, { room, actions, save }: Tools): boolean {
  const { selection, readOnly } = room;
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (readOnly) return false;
    if (key === 's') save();
    else if (key === 'z' && event.shiftKey) room.redo();
    else if (key === 'z') room.undo();
    else if (key === 'y') room.redo();
    else if (key === 'd' && selection && room.room === 'questions') actions.duplicate(selection);
    else return false;
    return true;
  }
  if (room.room !== 'questions' || isWriting(target)) return false;
  if (event.altKey) {
    const by = key === 'arrowup' ? -1 : key === 'arrowdown' ? 1 : null;
    if (by === null || !selection || readOnly) return false;
    actions.nudge(selection, by);
    return true;
  }
  if (key === '[' || key === ']') {
    const parts = partsOf(room.definition);
    const here = parts.findIndex(part => JSON.stringify(part) === JSON.stringify(selection));
    const next = parts[key === ']' ? here + 1 : Math.max(here - 1, 0)];
    if (next) room.select(next);
    return true;
  }
  if (key === 'a' && !readOnly && !event.shiftKey) {
    document.getElementById(ADD_QUESTION)?.click();
    return true;
  }
  return false;
}

function isWriting(target: Element): boolean {
  const isField = target.matches('input, textarea, select') || target.closest('[role=combobox]') !== null;
  return isField || (target instanceof HTMLElement && target.isContentEditable);
}
