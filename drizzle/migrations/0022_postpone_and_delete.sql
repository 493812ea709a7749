ALTER TABLE "delivery" ADD COLUMN "wished" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "postponed" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- Takes back everything that was answered on a link, with its marks on the numbers, and ends the link, so that nobody is
-- asked about this again. What was promised by the answer, such as a call, goes with it. Under the lock of save_answers: a
-- save comes wholly before or finds the link withdrawn. Returns {outcome: deleted (with response, cases) | nothing}.
create function delete_answers(home uuid, link_invitation uuid) returns jsonb
language plpgsql as $$
declare
  asked_as text := 'invitation:' || link_invitation;
  gone response%rowtype;
  owed int;
begin
  perform 1 from invitation where workspace_id = home and id = link_invitation for no key update;
  select * into gone from response where workspace_id = home and origin = asked_as;
  if gone.id is null then return jsonb_build_object('outcome', 'nothing'); end if;

  if not gone.is_test then
    insert into score_delta (workspace_id, question_id, old_score, new_score, moment, attributes)
    select home, a.question_id, a.value, null, gone.scored_at, gone.attributes
    from answer a join question q on q.workspace_id = home and q.id = a.question_id
    where a.workspace_id = home and a.response_id = gone.id and q.metric is not null and a.value is not null;
  end if;
  select count(*) into owed from customer_case where workspace_id = home and response_id = gone.id;
  -- Revisions, narrow answers and cases go with it.
  delete from response where workspace_id = home and id = gone.id;

  update delivery set state = 'suppressed', error = 'deleted_by_customer', finished_at = now(), claimed_by = null,
    lease_until = null
  where workspace_id = home and invitation_id = link_invitation and state in ('scheduled', 'claimed');
  update invitation set state = 'withdrawn', reason = 'deleted_by_customer', started_at = null, completed_at = null,
    unconfirmed = null, device = null
  where workspace_id = home and id = link_invitation;
  return jsonb_build_object('outcome', 'deleted', 'response', gone.id, 'cases', owed);
end $$;
