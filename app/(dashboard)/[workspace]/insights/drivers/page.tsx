import type { Metadata } from 'next';
import { Drivers } from '@/components/insights/drivers';

export const metadata: Metadata = { title: 'Drivers' };

export default function DriversPage() {
  return <Drivers />;
}
