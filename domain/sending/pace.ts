/** How fast mail leaves, at most. Absent: as fast as the server takes it. */
export type Rates = { perMinute?: number; hosts?: readonly { host: string; perMinute: number }[] };

/**
 * Where a rate stands. `nextAt`: the first moment that is not taken. `queuedUntil`: the end of the line of those that were
 * told to come later; their turns are spaced like the rate, so that each asks about once.
 */
export type Pointer = { nextAt: Date; queuedUntil: Date | null };

/** A mail that asks to leave. `hadTurn`: it was told to come later before. */
export type Asking = { id: string; host: string; hadTurn: boolean };

/** The rate of the whole workspace among the pointers, whose other names are hosts. */
export const EVERYTHING = '';

/** So far ahead a worker takes mails, to let each leave at its moment. */
export const AHEAD_MS = 2_000;
/** A mail that missed its turn asks again soon: it must not go to the end of a line that may be a day long. */
const AGAIN_MS = 5_000;

/** Whose rates have to be looked at: the workspace's and those of hosts that are limited. */
export const namesOf = ({ perMinute, hosts = [] }: Rates): string[] => [
  ...(perMinute ? [EVERYTHING] : []),
  ...hosts.map(({ host }) => host),
];

/**
 * Who may leave when (GCRA without a burst: one mail per interval, towards each limited host and for all together).
 * `go`: within the next two seconds, each at its moment. `later`: its host's rate is used up; it asks again then.
 * Who is in neither waits for the workspace's own rate and is left as it is. `pointers` are returned as they stand then.
 */
export function paceOut(
  now: Date,
  rates: Rates,
  pointers: ReadonlyMap<string, Pointer>,
  asking: readonly Asking[],
): { go: Map<string, Date>; later: Map<string, Date>; pointers: Map<string, Pointer> } {
  const lines = linesOf(now, rates, pointers);
  const all = lines.get(EVERYTHING);
  const until = now.getTime() + AHEAD_MS;
  const go = new Map<string, Date>();
  const later = new Map<string, Date>();
  for (const { id, host, hadTurn } of asking) {
    if (all && all.next > until) break;
    const own = host === EVERYTHING ? undefined : lines.get(host);
    const at = Math.max(now.getTime(), all?.next ?? 0, own?.next ?? 0);
    if (at > until && own) later.set(id, moment(hadTurn ? again(own, now) : queue(own)));
    else {
      go.set(id, moment(at));
      for (const line of [all, own]) if (line) line.next = at + line.every;
    }
  }
  const after = [...lines].map(([name, { next, last }]): [string, Pointer] => [
    name,
    { nextAt: moment(next), queuedUntil: last === null ? null : moment(last) },
  ]);
  return { go, later, pointers: new Map(after) };
}

/** A rate at work; milliseconds with their fractions, so that 90,000 a minute are not endlessly many. */
type Line = { every: number; next: number; last: number | null; missed: number };

const linesOf = (
  now: Date,
  { perMinute, hosts = [] }: Rates,
  pointers: ReadonlyMap<string, Pointer>,
): Map<string, Line> =>
  new Map(
    [...(perMinute ? [{ host: EVERYTHING, perMinute }] : []), ...hosts].map(({ host, perMinute }) => {
      const { nextAt, queuedUntil } = pointers.get(host) ?? { nextAt: now, queuedUntil: null };
      const next = Math.max(nextAt.getTime(), now.getTime());
      return [host, { every: 60_000 / perMinute, next, last: queuedUntil?.getTime() ?? null, missed: 0 }];
    }),
  );

/** The next turn at the line's end. */
function queue(line: Line): number {
  line.last = Math.max((line.last ?? 0) + line.every, line.next);
  return line.last;
}

const again = (line: Line, now: Date): number => now.getTime() + AGAIN_MS + 2 * line.every * line.missed++;

const moment = (ms: number): Date => new Date(Math.ceil(ms));
