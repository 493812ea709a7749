import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { newId } from '../domain/ids';
import { startSmtpSink } from '../tests/setup/smtp-sink';
import { publishSurvey, type Row, startSubject } from './subject';

const MAILS = 6_000;

/**
 * Mails a second from one worker process to a local SMTP server, by the database's clock, from the first to the last: with
 * nothing else waiting, and with `line` invitations that are scheduled for later.
 */
export async function sendLine({ line }: { line: number }): Promise<Row[]> {
  const sink = await startSmtpSink({ keep: 'head' });
  const subject = await startSubject({ SMTP_URL: sink.url, MAIL_FROM: 'Bench <bench@boots.example>' });
  const db = new pg.Client({ connectionString: subject.ownerUrl });
  try {
    await db.connect();
    const survey = await publishSurvey(subject, definition);
    const write = (count: number, due: string) => writeMails(db, subject.workspaceId, survey, count, due);
    await write(500, 'now()');
    await sent(db);
    await write(MAILS, 'now()');
    const alone = await sent(db);
    await write(line, "now() + interval '30 days'");
    await db.query('vacuum analyze delivery, invitation, customer');
    await write(MAILS, 'now()');
    const behind = await sent(db);
    return [
      {
        what: 'mails a second from one worker',
        value: String(Math.round(alone)),
        goal: '>= 300',
        met: alone >= 300,
      },
      {
        what: `the same before a line of ${line} scheduled`,
        value: `${Math.round(behind)} (${Math.round((100 * behind) / alone)} %)`,
        goal: '>= 300 and >= 85 %',
        met: behind >= 300 && behind >= 0.85 * alone,
      },
    ];
  } finally {
    await db.end();
    await subject.stop();
    await sink.stop();
  }
}

/** Waits until nothing is due, and tells how many mails a second left since the last call. */
async function sent(db: pg.Client): Promise<number> {
  for (;;) {
    await sleep(500);
    const { rows } = await db.query(`
      select (select count(*) from delivery where state in ('claimed', 'handing_over'))
        + (select count(*) from delivery where state = 'scheduled' and due_at <= now()) as due`);
    if (Number(rows[0].due) === 0) break;
  }
  const { rows } = await db.query(`
    select count(*) as mails, extract(epoch from max(sent_at) - min(first_attempt_at)) as seconds
    from delivery where state = 'sent' and first_attempt_at > coalesce((select max(created_at) from delivery
      where state = 'sent'), '-infinity')`);
  return Number(rows[0].mails) / Number(rows[0].seconds);
}

async function writeMails(
  db: pg.Client,
  workspaceId: string,
  survey: string,
  count: number,
  due: string,
): Promise<void> {
  const batch = newId();
  await db.query(
    `with people as (
      insert into customer (workspace_id, id, external_id, email, address_hash)
      select $1, gen_random_uuid(), x, x || '@example.com', sha256(x::bytea)
      from (select $3 || '-' || n as x from generate_series(1, $4::int) n) named
      returning id),
    asked as (
      insert into invitation (workspace_id, id, survey_id, customer_id, channel, state, send_at, expires_at)
      select $1, gen_random_uuid(), $2, id, 'email', 'scheduled', ${due}, now() + interval '90 days' from people
      returning id, send_at)
    insert into delivery (workspace_id, id, invitation_id, kind, due_at, message_id)
    select $1, gen_random_uuid(), id, 'invitation', send_at, '<' || id || '@example.com>' from asked`,
    [workspaceId, survey, batch, count],
  );
}

const definition = {
  name: 'Line',
  languages: ['en'],
  pages: [
    {
      id: 'p1',
      questions: [
        { key: 'recommend', type: 'nps', required: true, title: { en: 'Would you recommend us?' } },
      ],
    },
  ],
};
