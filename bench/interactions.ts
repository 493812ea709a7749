import { median, type Row, type Subject, spread } from './subject';

const BATCH = 1000;
const BATCHES = 30;

/** `POST /interactions` in batches of 1,000 from two connections, with an active program deciding about each. */
export async function interactionsIngested(subject: Subject): Promise<Row[]> {
  const { id: survey } = await subject.api<{ id: string }>('POST', '/surveys', { template: 'post-purchase' });
  await subject.api('POST', `/surveys/${survey}/publications`);
  await subject.api('POST', '/programs', {
    name: 'Bench',
    survey,
    trigger: { types: ['purchase'] },
    sampling: 0.5,
    active: true,
  });
  const rates: number[] = [];
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    let next = 0;
    const send = async () => {
      for (let batch = next++; batch < BATCHES / 5; batch = next++) {
        const answer = await subject.api<{ accepted: number }>('POST', '/interactions', {
          interactions: rows(round * BATCHES + batch),
        });
        if (answer.accepted !== BATCH) throw new Error(`accepted ${answer.accepted} of ${BATCH}`);
      }
    };
    await Promise.all([send(), send()]);
    rates.push((BATCH * BATCHES) / 5 / ((performance.now() - began) / 1000));
  }
  const rate = median(rates);
  return [
    {
      what: 'interactions through the API, a second',
      value: `${Math.round(rate)} (${spread(rates)})`,
      goal: '>= 5000',
      met: rate >= 5000,
    },
  ];
}

const rows = (batch: number) =>
  Array.from({ length: BATCH }, (_, index) => {
    const n = batch * BATCH + index;
    return {
      id: `bench-${n}`,
      type: 'purchase',
      occurredAt: new Date().toISOString(),
      customer: {
        id: `c-${n % 20_000}`,
        email: `c${n % 20_000}@example.com`,
        locale: 'de',
        attributes: { tier: n % 5 ? 'basic' : 'gold' },
      },
      attributes: { product: `p${n % 20}`, location: `l${n % 7}`, channel: n % 2 ? 'store' : 'web' },
      amount: { value: (n % 300) + 0.9, currency: 'EUR' },
    };
  });
