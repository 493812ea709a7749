'use client';

import { useState } from 'react';
import type { PreviewView } from '../preview/preview';
import { DraftPreview } from './draft-preview';

/** The live preview beside a room that is not about one page; it begins with `view`. */
export function RoomPreview({ view: first }: { view: PreviewView }) {
  const [view, setView] = useState(first);
  return <DraftPreview view={view} onView={setView} />;
}
