'use client';

import { Drawer } from '@mantine/core';
import dynamic from 'next/dynamic';
import { ListSkeleton } from '../ui/states';

// Knows every type of question: read when the first response is opened.
const ResponseDetail = dynamic(() => import('./response-detail'), {
  ssr: false,
  loading: () => <ListSkeleton />,
});

/** One response beside the list; `Esc` goes back to it. */
export function ResponseDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size={560}
      title="Response"
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 160 }}
    >
      {id ? <ResponseDetail key={id} id={id} /> : null}
    </Drawer>
  );
}
