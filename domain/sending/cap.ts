/** Who has a place on one day of a program with a daily cap: `open` are those that may still lose theirs, largest lot first. */
export type Places = { taken: number; open: readonly { id: string; lot: number }[] };

export const capKey = (ruleId: string, day: string): string => `${ruleId} ${day}`;

/**
 * The places of capped programs by `capKey`. A full day is not first come, first served: whoever has the smaller lot takes
 * the place of the largest one that has not left, so that those who are asked are an even sample of the day's candidates.
 */
export class DailyPlaces {
  private readonly days = new Map<string, { taken: number; open: { id: string; lot: number }[] }>();

  constructor(planned: ReadonlyMap<string, Places>) {
    for (const [key, { taken, open }] of planned) this.days.set(key, { taken, open: [...open] });
  }

  /** The place that a newcomer finds: a free one, or that of `displaced`; null where there is none. `leaving`: ids that give theirs on this day back. */
  find(
    key: string,
    cap: number,
    lot: number,
    leaving: ReadonlySet<string>,
  ): { displaced: string | null } | null {
    const day = this.days.get(key);
    if (!day || day.taken - leaving.size < cap) return { displaced: null };
    const last = day.open.find(one => !leaving.has(one.id));
    return last && last.lot > lot ? { displaced: last.id } : null;
  }

  take(key: string): void {
    const day = this.days.get(key);
    if (day) day.taken++;
    else this.days.set(key, { taken: 1, open: [] });
  }

  /** Somebody will not be asked on that day after all. */
  free(key: string, id: string): void {
    const day = this.days.get(key);
    if (!day) return;
    day.taken--;
    day.open = day.open.filter(one => one.id !== id);
  }
}
