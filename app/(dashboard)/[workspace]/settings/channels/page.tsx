import type { Metadata } from 'next';
import { Channels } from '@/components/settings/channels';

export const metadata: Metadata = { title: 'Channels' };

export default function ChannelsPage() {
  return <Channels />;
}
