import type { Metadata } from 'next';
import type { ReactNode } from 'react';

// The page itself runs in the browser and cannot name itself.
export const metadata: Metadata = { title: 'New password' };

export default function NamedLayout({ children }: { children: ReactNode }) {
  return children;
}
