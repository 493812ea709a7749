import { handleApi } from '@/server/api/v1/handle';

export const dynamic = 'force-dynamic';

export { handleApi as DELETE, handleApi as GET, handleApi as PATCH, handleApi as POST, handleApi as PUT };
