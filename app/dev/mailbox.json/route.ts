import { mayReadMailbox } from '@/server/auth/mailbox-door';
import { listMailbox } from '@/server/email/mailbox';

export const dynamic = 'force-dynamic';

/** A list of the kept mails, newest first; 404 once SMTP is connected and for strangers. */
export async function GET(request: Request): Promise<Response> {
  if (!(await mayReadMailbox(request.headers))) return Response.json({ error: 'Not found' }, { status: 404 });
  return Response.json(await listMailbox(), { headers: { 'cache-control': 'no-store' } });
}
