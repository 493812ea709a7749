import { pool } from './client';

/** Refuses to serve as a login that row-level security does not bind. Throws a sentence. */
export async function refuseOwner(): Promise<void> {
  const { rows } = await pool().query<{ unbound: boolean }>(`
    select rolsuper or rolbypassrls
      or exists (select 1 from pg_class where relname = 'workspace' and relnamespace = 'public'::regnamespace and relowner = r.oid) as unbound
    from pg_roles r where rolname = current_user`);
  if (rows[0]?.unbound) {
    throw new Error(
      'The app may not connect as the owner of its tables or as a superuser: row-level security would not bind it. Start it with `npm start`, which makes a login of its own.',
    );
  }
}
