import type { Metadata } from 'next';
import { Comments } from '@/components/settings/comments';

export const metadata: Metadata = { title: 'Comments' };

export default function CommentsPage() {
  return <Comments />;
}
