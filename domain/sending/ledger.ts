import { clocksOf } from './clocks';
import type { Ask, Person, Reply, Rule } from './facts';

/** What stands in the way of an ask. */
type Obstacles = {
  /** Closest in time first. */
  asks: Ask[];
  /** The latest. */
  reply: Reply | null;
};

const NOTHING: ReadonlySet<string> = new Set();

/** Who was or will be asked when and who answered, by customer and by mailbox. */
export class Ledger {
  private readonly asks = new Map<string, Ask[]>();
  private readonly replies = new Map<string, Reply[]>();
  private readonly gone = new Set<string>();

  constructor(asks: readonly Ask[], replies: readonly Reply[]) {
    for (const ask of asks) this.add(ask);
    for (const reply of replies) for (const key of keysOf(reply)) push(this.replies, key, reply);
  }

  add(ask: Ask): void {
    for (const key of keysOf(ask)) push(this.asks, key, ask);
  }

  /** Takes an invitation out that will not leave. */
  remove(id: string): void {
    this.gone.add(id);
  }

  /** Invitations of the program to this very customer that may still be taken back. */
  openOf(rule: Rule, customerId: string): Ask[] {
    return (this.asks.get(`c ${customerId}`) ?? []).filter(
      ask => ask.isOpen && ask.ruleId === rule.id && !this.gone.has(ask.id),
    );
  }

  /**
   * What keeps the program from asking this person at `at`: asks that are closer than their clock, before or after, and
   * answers given less than theirs before. `without`: ids of asks that would make room.
   */
  against(person: Person, rule: Rule, at: Date, without = NOTHING): Obstacles {
    const distance = (ask: Ask) => Math.abs(ask.at.getTime() - at.getTime());
    const asks = this.asksOf(person)
      .filter(ask => !without.has(ask.id) && distance(ask) < clocksOf(rule, person, ask.surveyId).afterInvite)
      .sort((a, b) => distance(a) - distance(b));
    const age = (reply: Reply) => at.getTime() - reply.at.getTime();
    const [reply = null] = this.of(this.replies, person)
      .filter(one => age(one) >= 0 && age(one) < clocksOf(rule, person, one.surveyId).afterResponse)
      .sort((a, b) => age(a) - age(b));
    return { asks, reply };
  }

  /** The first moment from `at` on at which nothing that is known now stands in the way. */
  freeFrom(person: Person, rule: Rule, at: Date, without = NOTHING): Date {
    // Each round leaves at least one obstacle behind for good, so that it ends.
    for (let moment = at; ; ) {
      const { asks, reply } = this.against(person, rule, moment, without);
      const ends = asks.map(ask => ask.at.getTime() + clocksOf(rule, person, ask.surveyId).afterInvite);
      if (reply) ends.push(reply.at.getTime() + clocksOf(rule, person, reply.surveyId).afterResponse);
      if (ends.length === 0) return moment;
      moment = new Date(Math.max(...ends));
    }
  }

  private asksOf(person: Person): Ask[] {
    const found = this.of(this.asks, person).filter(ask => !this.gone.has(ask.id));
    return found.length < 2 ? found : [...new Set(found)];
  }

  private of<T>(map: Map<string, T[]>, person: Person): T[] {
    return keysOf({ customerId: person.id, addressHash: person.addressHash }).flatMap(
      key => map.get(key) ?? [],
    );
  }
}

const keysOf = (who: { customerId: string; addressHash: string | null }): string[] =>
  who.addressHash === null ? [`c ${who.customerId}`] : [`c ${who.customerId}`, `a ${who.addressHash}`];

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
