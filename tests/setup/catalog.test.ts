import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Tables that belong to no workspace. The only list of exemptions from the tenant rules. */
const exempt = new Set(['workspace', 'instance_setting', 'mailbox_message']);

type Key = { table: string; name: string; kind: string; columns: string[] };

let owner: pg.Client;

beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
});
afterAll(() => owner.end());

describe('the catalog keeps the tenant walls', () => {
  it('starts every primary key, unique index and foreign key with workspace_id', async () => {
    const keys = await owner.query<Key>(`
      select c.relname as table, i.relname as name, 'unique' as kind,
        array(select attname::text from unnest(x.indkey) with ordinality k(n, o) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n order by o) as columns
      from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      where c.relnamespace = 'public'::regnamespace and x.indisunique
      union all
      select c.relname, f.conname, 'foreign',
        array(select attname::text from unnest(f.conkey) with ordinality k(n, o) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n order by o)
      from pg_constraint f join pg_class c on c.oid = f.conrelid
      where c.relnamespace = 'public'::regnamespace and f.contype = 'f'`);
    const faults = keys.rows.filter(key => !exempt.has(key.table) && key.columns[0] !== 'workspace_id');
    expect(faults).toEqual([]);
    expect(keys.rows.length).toBeGreaterThan(40);
  });

  it('has row-level security with a policy on every table', async () => {
    const { rows } = await owner.query<{ table: string }>(`
      select c.relname as table from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid))`);
    expect(rows.map(row => row.table).filter(table => table === 'workspace' || !exempt.has(table))).toEqual(
      [],
    );
  });

  it('gives the app a login that owns nothing and bypasses nothing', async () => {
    const { rows } = await owner.query(
      `select rolsuper, rolbypassrls, rolcreaterole, (select count(*)::int from pg_class where relowner = r.oid) as owned
       from pg_roles r where rolname = 'afterword_app'`,
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0 }]);
  });

  it('lets nobody rewrite the audit log or read a password through the app', async () => {
    const app = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await app.connect();
    await expect(app.query('update audit_log set actor = $1', ['x'])).rejects.toThrow(/permission denied/);
    await expect(app.query('delete from audit_log')).rejects.toThrow(/permission denied/);
    await expect(app.query('select * from auth.account')).rejects.toThrow(/permission denied/);
    await app.end();
  });
});
