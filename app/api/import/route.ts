import { handleUpload } from '@/server/api/upload';

export const dynamic = 'force-dynamic';

export const POST = handleUpload;
