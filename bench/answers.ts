import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { newId } from '@/domain/ids';
import { makeToken } from '@/server/tokens';
import { Respondent } from './respondent';
import { median, publishSurvey, quantile, type Row, type Subject, spread } from './subject';

const RESPONDENTS = 64;
const FLOWS = 3000;
const ROUNDS = 5;

/** Full two-page flows (GET, POST, GET by the redirect, POST) from 64 respondents at once, against pgbench's bare insert. */
export async function answersAccepted(subject: Subject): Promise<Row[]> {
  const survey = await publishSurvey(subject, twoPages);
  const links = await invite(subject, survey, FLOWS * ROUNDS + 200);
  await flows(links.splice(0, 200));
  const rates: number[] = [];
  const waits: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    waits.push(...(await flows(links.splice(0, FLOWS))));
    rates.push(FLOWS / ((performance.now() - began) / 1000));
  }
  const bare = bareInserts(subject);
  const rate = median(rates);
  const ratio = (rate * 2) / median(bare);
  const p99 = quantile(waits, 0.99);
  return [
    {
      what: 'completed two-page flows, a second',
      value: `${Math.round(rate)} (${spread(rates)})`,
      goal: '>= 500',
      met: rate >= 500,
    },
    {
      what: 'page commits / bare pgbench commits',
      value: `${ratio.toFixed(2)} (${Math.round(rate * 2)} / ${Math.round(median(bare))})`,
      goal: '>= 0.25',
      met: ratio >= 0.25,
    },
    { what: 'time to save a page, p99 ms', value: String(Math.round(p99)), goal: '< 300', met: p99 < 300 },
  ];
}

/** Link invitations by the thousand, written as the service writes them; the API would rightly limit us. */
async function invite(subject: Subject, survey: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  const client = new pg.Client({ connectionString: subject.ownerUrl });
  await client.connect();
  await client.query(
    `insert into customer (workspace_id, id, external_id) select $1, id, id::text from unnest($2::uuid[]) id`,
    [subject.workspaceId, ids],
  );
  await client.query(
    `insert into invitation (workspace_id, id, survey_id, customer_id, channel, state, send_at, sent_at, expires_at)
     select $1, id, $2, id, 'link', 'sent', now(), now(), now() + interval '30 days' from unnest($3::uuid[]) id`,
    [subject.workspaceId, survey, ids],
  );
  await client.query('analyze customer, invitation');
  await client.end();
  return ids.map(id => `${subject.url}/s/${makeToken('answer', id)}`);
}

/** Walks every link to its end; returns the waiting time of each POST in ms. */
async function flows(links: string[]): Promise<number[]> {
  const waits: number[] = [];
  let next = 0;
  const respond = async () => {
    const respondent = new Respondent(links[0] ?? '');
    for (let link = links[next++]; link; link = links[next++]) {
      const { pathname } = new URL(link);
      let page = await respondent.ask(pathname);
      for (const answer of ['recommend=9', 'reason=Quick+and+friendly']) {
        const hidden = [...page.body.matchAll(/<input type="hidden" name="(_[^"]+)" value="([^"]*)"/g)]
          .map(([, name, value]) => `&${name}=${encodeURIComponent(value ?? '')}`)
          .join('');
        const began = performance.now();
        const saved = await respondent.ask(pathname, answer + hidden);
        waits.push(performance.now() - began);
        if (saved.status !== 303)
          throw new Error(`a page was not saved: ${saved.status} ${saved.body.slice(0, 300)}`);
        page = await respondent.ask(pathname);
      }
      if (!page.body.includes('data-state="completed"')) throw new Error('a flow did not end');
    }
    respondent.leave();
  };
  await Promise.all(Array.from({ length: RESPONDENTS }, respond));
  return waits;
}

/** What the same server commits when pgbench inserts the rows of one saved page and nothing else. */
function bareInserts(subject: Subject): number[] {
  const script = path.join(os.tmpdir(), `afterword-bare-${process.pid}.sql`);
  fs.writeFileSync(
    script,
    `begin;
insert into bare_response (id, answers, attributes) values (gen_random_uuid(), '{"recommend": 9}', '{"channel": "web"}');
insert into bare_revision (id, answers) values (gen_random_uuid(), '{"recommend": 9}');
insert into bare_answer (id, value, said) values (gen_random_uuid(), 9, 'Quick and friendly');
insert into bare_delta (id, score, attributes) values (gen_random_uuid(), 9, '{"channel": "web"}');
update bare_invitation set state = 'started' where id = 1 + (random() * 9999)::int;
commit;
`,
  );
  const run = (program: string, args: string[]): string =>
    execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const pgbench = findPgbench();
  const prepare = path.join(os.tmpdir(), `afterword-bare-tables-${process.pid}.sql`);
  fs.writeFileSync(
    prepare,
    `create table if not exists bare_response (id uuid primary key, answers jsonb, attributes jsonb, at timestamptz default now());
create table if not exists bare_revision (id uuid primary key, answers jsonb, at timestamptz default now());
create table if not exists bare_answer (id uuid primary key, value double precision, said text, at timestamptz default now());
create table if not exists bare_delta (id uuid primary key, score int, attributes jsonb, at timestamptz default now());
create table if not exists bare_invitation (id int primary key, state text);
insert into bare_invitation select n, 'sent' from generate_series(1, 10001) n on conflict do nothing;
`,
  );
  run(pgbench, ['-n', '-t', '1', '-f', prepare, subject.ownerUrl]);
  const rates = Array.from({ length: ROUNDS }, () => {
    const output = run(pgbench, [
      '-n',
      '-c',
      '16',
      '-j',
      '2',
      '-T',
      '4',
      '-M',
      'prepared',
      '-f',
      script,
      subject.ownerUrl,
    ]);
    return Number(/tps = ([\d.]+)/.exec(output)?.[1]);
  });
  fs.rmSync(script);
  fs.rmSync(prepare);
  return rates;
}

/** Debian's, installed where it is missing and we may. */
function findPgbench(): string {
  const known = () =>
    [
      '/usr/bin/pgbench',
      ...(fs.existsSync('/usr/lib/postgresql')
        ? fs.readdirSync('/usr/lib/postgresql').map(version => `/usr/lib/postgresql/${version}/bin/pgbench`)
        : []),
    ].find(file => fs.existsSync(file));
  const found = known();
  if (found) return found;
  execFileSync('apt-get', ['install', '-y', '-qq', 'postgresql-contrib'], { stdio: 'ignore' });
  const installed = known();
  if (!installed) throw new Error('pgbench is missing: install PostgreSQL with its contrib programs');
  return installed;
}

const twoPages = {
  name: 'Two pages',
  languages: ['en'],
  pages: [
    {
      id: 'first',
      questions: [
        {
          key: 'recommend',
          type: 'nps',
          required: true,
          title: { en: 'How likely are you to recommend us?' },
        },
      ],
    },
    { id: 'second', questions: [{ key: 'reason', type: 'long', title: { en: 'What is the main reason?' } }] },
  ],
};
