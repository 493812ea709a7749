import pg from 'pg';
import { median, type Row, type Subject, spread } from './subject';

const BATCH = 1000;
const BATCHES = 10;
const ROUNDS = 5;
const TYPES = [
  'decided-purchase',
  'decided-support',
  'decided-complaint',
  'decided-visit',
  'decided-delivery',
];

/**
 * From `POST /interactions` to the last decision: batches of 1,000 from two connections while one worker decides for ten
 * active programs, two of them about each interaction, so that each leaves two rows in the decision log.
 */
export async function interactionsDecided(subject: Subject): Promise<Row[]> {
  const { id: survey } = await subject.api<{ id: string }>('POST', '/surveys', { template: 'post-purchase' });
  await subject.api('POST', `/surveys/${survey}/publications`);
  for (let n = 0; n < 10; n++) {
    await subject.api('POST', '/programs', {
      name: `Bench ${n}`,
      survey,
      trigger: { types: [TYPES[n % TYPES.length]] },
      sampling: 0.5,
      priority: n,
      active: true,
    });
  }
  const client = new pg.Client({ connectionString: subject.ownerUrl });
  await client.connect();
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    let next = 0;
    const send = async () => {
      for (let batch = next++; batch < BATCHES; batch = next++)
        await subject.api('POST', '/interactions', { interactions: rows(round * BATCHES + batch) });
    };
    await Promise.all([send(), send()]);
    await allDecided(client);
    rates.push((BATCH * BATCHES) / ((performance.now() - began) / 1000));
  }
  const { rows: counted } = await client.query<{ decisions: string }>(
    `select count(*) as decisions from decision d join interaction i on i.id = d.interaction_id where i.type like 'decided-%'`,
  );
  await client.end();
  const rate = median(rates);
  const each = Number(counted[0]?.decisions ?? 0) / (BATCH * BATCHES * ROUNDS);
  return [
    {
      what: 'interactions recorded and decided by 10 programs, a second',
      value: `${Math.round(rate)} (${spread(rates)})`,
      goal: '>= 5000',
      met: rate >= 5000,
    },
    {
      what: 'decisions written meanwhile, a second',
      value: `${Math.round(rate * each)} (${each.toFixed(1)} each)`,
      goal: '',
      met: null,
    },
  ];
}

async function allDecided(client: pg.Client): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query('select 1 from interaction where decided_at is null limit 1');
    if (rowCount === 0) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

const rows = (batch: number) =>
  Array.from({ length: BATCH }, (_, index) => {
    const n = batch * BATCH + index;
    return {
      id: `decided-${n}`,
      type: TYPES[n % TYPES.length],
      occurredAt: new Date().toISOString(),
      customer: { id: `d-${(n * 7) % 20_000}`, email: `d${(n * 7) % 20_000}@example.com` },
      attributes: { product: `p${n % 20}`, location: `l${n % 7}` },
      amount: { value: (n % 300) + 0.9, currency: 'EUR' },
    };
  });
