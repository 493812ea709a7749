'use client';

import { Drawer } from '@mantine/core';
import dynamic from 'next/dynamic';
import { OpenCaseOfResponse } from '../cases/open-case';
import { ListSkeleton } from '../ui/states';

// Knows every type of question: read when the first response is opened.
const ResponseDetail = dynamic(() => import('./response-detail'), {
  ssr: false,
  loading: () => <ListSkeleton />,
});

/** One response beside the list; `Esc` goes back to it. */
export function ResponseDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <Drawer.Root
      opened={id !== null}
      onClose={onClose}
      position="right"
      size={560}
      transitionProps={{ duration: 160 }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        {/* Inside a dialog a header would pass for the page's banner. */}
        <Drawer.Header role="presentation">
          <Drawer.Title>Response</Drawer.Title>
          {id ? <OpenCaseOfResponse response={id} size="compact-sm" ml="auto" mr="xs" /> : null}
          <Drawer.CloseButton aria-label="Close" ml={0} />
        </Drawer.Header>
        <Drawer.Body>{id ? <ResponseDetail key={id} id={id} /> : null}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
