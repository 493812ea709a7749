'use client';

import { useRef, useState } from 'react';
import { withText } from '../../draft';
import { useDraftRoom } from '../../draft-context';

/** Which text of the page is being written, from the first key to the last. */
export type Writing = {
  path: string | null;
  /** Where the caret begins; null: at the end. */
  caret: number | null;
  /** `isNew`: what it belongs to was added and selected just now, and is not in this drawing's definition yet. */
  start: (path: string, caret: number | null, isNew?: boolean) => void;
  write: (words: string) => void;
  stop: (how: { isBack: boolean; focus: boolean }) => void;
};

/** All that is written from opening a text to leaving it is one step to undo; Escape undoes it. */
export function useWriting(): Writing {
  const { definition, language, change, undo, onEditAt } = useDraftRoom();
  const [at, setAt] = useState<{ path: string; caret: number | null } | null>(null);
  const session = useRef({ number: 0, isChanged: false });
  return {
    path: at?.path ?? null,
    caret: at?.caret ?? null,
    start: (path, caret, isNew = false) => {
      session.current = { number: session.current.number + 1, isChanged: false };
      if (!isNew) onEditAt(path);
      setAt({ path, caret });
    },
    write: words => {
      if (!at) return;
      session.current.isChanged = true;
      const merge = `canvas ${session.current.number} ${language} ${at.path}`;
      change(withText(definition, at.path, language, words), { merge });
    },
    stop: ({ isBack, focus }) => {
      if (!at) return;
      if (isBack && session.current.isChanged) undo();
      setAt(null);
      // The button of the text is drawn again first.
      if (focus) setTimeout(() => document.querySelector<HTMLElement>(`[data-path="${at.path}"]`)?.focus());
    },
  };
}
