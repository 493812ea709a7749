'use client';

import { useEffect, useState } from 'react';

/**
 * What is being typed into a field that takes only some values: half an address or half a number stays in the field and
 * is taken once it is whole. `read` gives the value, or null while it is none.
 */
export function useKept<T>(
  path: string,
  value: T,
  show: (value: T) => string,
  read: (typed: string) => { value: T } | null,
  write: (value: T) => void,
): { typed: string; isWhole: boolean; type: (typed: string) => void } {
  const shown = show(value);
  const [typed, setTyped] = useState(shown);
  // Undo changes what stands here, and so does another question that is selected.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another value, even where both are empty
  useEffect(() => setTyped(shown), [shown, path]);
  return {
    typed,
    isWhole: read(typed) !== null,
    type: next => {
      setTyped(next);
      const taken = read(next);
      if (taken && show(taken.value) !== shown) write(taken.value);
    },
  };
}
