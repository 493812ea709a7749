import type { Metadata } from 'next';
import { InteractionTypes } from '@/components/settings/interaction-types';

export const metadata: Metadata = { title: 'Interaction types' };

export default function InteractionTypesPage() {
  return <InteractionTypes />;
}
