'use client';

import { useMemo } from 'react';
import { type FrozenKey, frozenKeys } from '@/domain/survey/versions';
import { useDraftRoom } from '../../draft-context';

/** What was published under this key and so cannot change; null while nothing was. */
export function useFrozen(key: string): FrozenKey | null {
  const { published } = useDraftRoom();
  // They are kept newest first; the first publication decides.
  const frozen = useMemo(() => frozenKeys([...published].reverse()), [published]);
  return frozen.get(key) ?? null;
}
