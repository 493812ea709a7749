import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AHEAD_MS, type Asking, EVERYTHING, type Pointer, paceOut, type Rates } from './pace';

const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms);
const mails = (count: number, host = 'a.example'): Asking[] =>
  Array.from({ length: count }, (_, n) => ({ id: `${host}${n}`, host, hadTurn: false }));

/** Lets a backlog out by the clock as workers do: every `step` they ask for what is due. Returns when each mail left. */
function drain(rates: Rates, backlog: readonly Asking[], { step = 700, most = 300, until = 3_600_000 } = {}) {
  const waiting = backlog.map(mail => ({ ...mail, due: 0 }));
  const left: { host: string; at: number }[] = [];
  let pointers: Map<string, Pointer> = new Map();
  let asked = 0;
  for (let now = 0; now <= until && waiting.length > 0; now += step) {
    for (;;) {
      const due = waiting
        .filter(mail => mail.due <= now)
        .sort((a, b) => a.due - b.due)
        .slice(0, most);
      const result = paceOut(at(now), rates, pointers, due);
      pointers = result.pointers;
      asked += result.go.size + result.later.size;
      for (const mail of due) {
        const later = result.later.get(mail.id);
        const goes = result.go.get(mail.id);
        if (later) Object.assign(mail, { due: later.getTime() - at(0).getTime(), hadTurn: true });
        if (!goes) continue;
        left.push({ host: mail.host, at: goes.getTime() - at(0).getTime() });
        waiting.splice(waiting.indexOf(mail), 1);
      }
      if (result.go.size + result.later.size === 0) break;
    }
  }
  return { left: left.sort((a, b) => a.at - b.at), waiting, asked };
}

/** The most mails that left within any minute. */
const busiest = (times: readonly number[]): number =>
  Math.max(0, ...times.map((start, n) => times.slice(n).filter(time => time < start + 60_000).length));

describe('a rate', () => {
  it('lets everything go at once where none is set', () => {
    const { go, later } = paceOut(at(0), {}, new Map(), mails(500));
    expect([go.size, later.size]).toEqual([500, 0]);
    expect(new Set([...go.values()].map(Number))).toEqual(new Set([at(0).getTime()]));
  });

  it('of the workspace spaces its mails and leaves the rest as they are', () => {
    const { go, later, pointers } = paceOut(at(0), { perMinute: 60 }, new Map(), mails(10));
    expect([...go.values()]).toEqual([at(0), at(1000), at(2000)]);
    expect(later.size).toBe(0);
    expect(pointers.get(EVERYTHING)?.nextAt).toEqual(at(3000));
  });

  it('of a host puts its mails off to spaced turns and does not hold up other hosts', () => {
    const rates = { hosts: [{ host: 'slow.example', perMinute: 6 }] };
    const { go, later } = paceOut(at(0), rates, new Map(), [
      ...mails(4, 'slow.example'),
      ...mails(50, 'fast.example'),
    ]);
    expect(go.size).toBe(51);
    expect([...later.values()]).toEqual([at(10_000), at(20_000), at(30_000)]);
  });

  it('above a thousand mails a second is still one', () => {
    const { go } = paceOut(at(0), { perMinute: 90_000 }, new Map(), mails(10_000));
    expect(go.size).toBeGreaterThan((AHEAD_MS / 1000) * 1500 - 1);
    expect(go.size).toBeLessThan((AHEAD_MS / 1000) * 1500 + 2);
  });

  it('is never passed in any minute and is used up, whoever asks how often', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 100, max: 1900 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        (perMinute, hostRate, step, toHost, elsewhere) => {
          const rates = { perMinute, hosts: [{ host: 'a.example', perMinute: hostRate }] };
          const { left, waiting } = drain(rates, [...mails(toHost), ...mails(elsewhere, 'b.example')], {
            step,
            most: 20,
            until: 2 * 3_600_000,
          });
          expect(waiting).toEqual([]);
          expect(busiest(left.map(mail => mail.at))).toBeLessThanOrEqual(perMinute + 1);
          const own = left.filter(mail => mail.host === 'a.example').map(mail => mail.at);
          expect(busiest(own)).toBeLessThanOrEqual(hostRate + 1);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is asked about twice per mail at most while workers keep up', () => {
    const { left, asked } = drain({ hosts: [{ host: 'a.example', perMinute: 60 }] }, mails(1000));
    expect(left).toHaveLength(1000);
    expect(asked).toBeLessThanOrEqual(2100);
    expect(left.at(-1)?.at).toBeLessThan(1_020_000);
  });
});
