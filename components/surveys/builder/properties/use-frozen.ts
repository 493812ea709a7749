'use client';

import type { FrozenKey } from '@/domain/survey/versions';
import { useDraftRoom } from '../../draft-context';

/** What was published under this key and so cannot change; null while nothing was. */
export function useFrozen(key: string): FrozenKey | null {
  return useDraftRoom().frozen.get(key) ?? null;
}
