'use client';

import { useHotkeys } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { useState } from 'react';

// Most visits never press these keys: what they open is fetched when they do.
const Palette = dynamic(() => import('./palette').then(module => module.Palette), { ssr: false });

/** `Ctrl+K` / `⌘K` goes anywhere; `?` says which keys there are. */
export function PaletteKeys() {
  const [first, setFirst] = useState<'places' | 'keys' | null>(null);
  useHotkeys(
    first === null
      ? [
          ['mod+K', () => setFirst('places')],
          ['?', () => setFirst('keys')],
        ]
      : [],
  );
  return first ? <Palette first={first} /> : null;
}
