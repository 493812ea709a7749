'use client';

import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { cssVariablesResolver, theme } from './theme';

/** Theme, dialogs, notices and filters in the address bar, around every page. `nonce` lets the theme's style element pass the CSP. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  // The scroll lock under dialogs writes a style element and looks for the page's nonce here.
  if (typeof window !== 'undefined') (globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <NuqsAdapter>
        <ModalsProvider labels={{ confirm: 'Confirm', cancel: 'Cancel' }}>{children}</ModalsProvider>
      </NuqsAdapter>
      <Notifications position="bottom-right" />
    </MantineProvider>
  );
}
