-- The code by which whoever this invitation is for recommends the company, made at the first call: one round trip. Null where
-- there is no such invitation, nobody is known behind it, or `fresh` is somebody else’s already.
create function referral_code_of(link_invitation uuid, fresh text) returns text
language plpgsql as $$
declare
  home uuid := gate_invitation(link_invitation);
  who uuid;
begin
  if home is null then return null; end if;
  perform set_config('app.workspace', home::text, true);
  select customer_id into who from invitation where workspace_id = home and id = link_invitation;
  if who is null then return null; end if;
  insert into referral_code (workspace_id, code, customer_id)
  select home, fresh, who where not exists (
    select from referral_code where workspace_id = home and customer_id = who)
  on conflict do nothing;
  return (select code from referral_code where workspace_id = home and customer_id = who);
end $$;
