'use client';

import { useOs } from '@mantine/hooks';
import { useEffect, useSyncExternalStore } from 'react';

/** Keys pressed together, and what they do. `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
export type Shortcut = { keys: readonly string[]; what: string };
export type ShortcutGroup = { title: string; shortcuts: readonly Shortcut[] };

/** The groups of the screens that are open now. */
let groups: readonly ShortcutGroup[] = [];
const NONE: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();

/** Lists a screen's keys under `?` for as long as the screen is open. The group must stay the same object. */
export function useShortcutHelp(group: ShortcutGroup): void {
  useEffect(() => {
    publish([...groups, group]);
    return () => publish(groups.filter(one => one !== group));
  }, [group]);
}

/** What the screens that are open now have to list. */
export const useShortcutGroups = (): readonly ShortcutGroup[] =>
  useSyncExternalStore(
    subscribe,
    () => groups,
    () => NONE,
  );

/** How keys are called on this person's keyboard. */
export function useKeyNames(): (keys: readonly string[]) => string[] {
  const isMac = ['macos', 'ios'].includes(useOs());
  return keys => keys.map(key => (isMac ? (MAC[key] ?? key) : key === 'Mod' ? 'Ctrl' : key));
}

const MAC: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Del: '⌫' };

function publish(next: readonly ShortcutGroup[]): void {
  groups = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
