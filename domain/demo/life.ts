import type { Attributes } from '../attributes';
import type { Random } from '../metrics/random';
import { type Experience, experienceOf } from './experience';
import { between, chance, exponential, pick, pickWeighted, randomFor } from './noise';
import type { Person } from './people';
import { couriers, deskAgents, type InteractionTypeName, type Product, products } from './retailer';
import { backlogAt, courierFails, damonsShare, type PlantedDates, truths } from './truths';

/** One dealing between a customer and the shop, and how it was for the customer. */
export type Dealing = {
  id: string;
  type: InteractionTypeName;
  at: Date;
  person: Person;
  attributes: Attributes;
  amount: number | null;
  initiatedBy: 'customer' | 'company';
  caseOf: string | null;
  referredBy: string | null;
  experience: Experience;
};

/** Somebody whom this customer brings: arrives at `at`. */
export type Referral = { at: Date; referredBy: string; country: string };
export type Life = { dealings: Dealing[]; referrals: Referral[] };

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Days between two purchases of an ordinary customer. */
const PACE = 112;
/** How busy each month is, January first. */
const SEASON = [0.85, 0.8, 0.9, 1, 1.15, 1.2, 1.15, 1, 0.95, 1, 1.15, 1.3];

/** Everything that one customer does from `arrival` on; the same for the same seed. Dealings are in no order. */
export function liveLife(
  seed: number,
  person: Person,
  { arrival, referredBy }: { arrival: Date; referredBy: string | null },
  dates: PlantedDates,
): Life {
  const random = randomFor(seed, `life ${person.id}`);
  const life = new Diary(random, person, dates, referredBy);
  let at = shopHour(random, arrival);
  // What stays in memory of all dealings so far: the last one counts half.
  let memory = person.temper;
  for (let stays = true; stays && at < dates.now; ) {
    const feeling = life.buy(at);
    memory = 0.5 * memory + 0.5 * feeling;
    const { leavesHappy, leavesUnhappy, pull } = truths.loyalty;
    stays = !chance(random, feeling < -1.2 ? leavesUnhappy : leavesHappy);
    const season = SEASON[at.getUTCMonth()] ?? 1;
    const gap = exponential(random, PACE / season) / Math.exp(pull * memory);
    at = shopHour(random, new Date(at.getTime() + Math.max(2, gap) * DAY));
  }
  return { dealings: life.dealings.filter(dealing => dealing.at < dates.now), referrals: life.referrals };
}

class Diary {
  readonly dealings: Dealing[] = [];
  readonly referrals: Referral[] = [];
  private number = 0;

  constructor(
    private readonly random: Random,
    private readonly person: Person,
    private readonly dates: PlantedDates,
    private referredBy: string | null,
  ) {}

  /** A purchase and all that comes of it; answers how the whole of it felt. */
  buy(at: Date): number {
    const { random, person } = this;
    const { name: product, price } = pickWeighted(random, products);
    const amount = Math.round(price * between(random, 0.7, 1.6) * 100) / 100;
    if (chance(random, 0.09)) this.adviceVisit(at);
    const after = chance(random, person.storeShare)
      ? this.storePurchase(at, product, amount)
      : this.webPurchase(at, product, amount);
    const feelings = [after.experience.feeling, ...this.aftermath(after, product)];
    this.refer(after.at, after.experience.feeling);
    if (person.tier !== 'blue' && chance(random, 0.16)) this.anniversary(after.at);
    return feelings.reduce((sum, feeling) => sum + feeling, 0) / feelings.length;
  }

  private storePurchase(at: Date, product: Product, amount: number): Dealing {
    const { random, person, dates } = this;
    const { store } = person;
    const hire = truths.leeds;
    const served = store.name === hire.store && chance(random, damonsShare(dates, at));
    const agent = served ? hire.agent : pick(random, store.agents);
    return this.note('purchase', at, {
      attributes: { channel: 'store', location: store.name, product, agent },
      amount,
      experience: experienceOf(
        random,
        'store',
        person.temper,
        served ? { experience: hire.experience, cause: 'rude' } : null,
      ),
    });
  }

  /** Collected in a store, or brought by a courier: then the delivery is what the customer will talk about. */
  private webPurchase(at: Date, product: Product, amount: number): Dealing {
    const { random, person, dates } = this;
    const collects = chance(random, 0.2);
    const order = this.note('purchase', at, {
      attributes: collects
        ? { channel: 'web', location: person.store.name, product, fulfilment: 'collect' }
        : { channel: 'web', location: 'Web shop', product, fulfilment: 'home' },
      amount,
      experience: experienceOf(random, 'web', person.temper),
    });
    if (collects) return order;
    const courier = pickWeighted(random, couriers).name;
    const arrives = new Date(at.getTime() + between(random, 2, 4) * DAY);
    const late = courierFails(dates, courier, arrives) && chance(random, truths.courier.lateShare);
    return this.note(
      'delivery',
      late ? new Date(arrives.getTime() + between(random, 0.5, 2) * DAY) : arrives,
      {
        attributes: { channel: 'web', location: 'Web shop', product, courier },
        initiatedBy: 'company',
        caseOf: order.id,
        experience: experienceOf(
          random,
          'delivery',
          person.temper,
          late ? { experience: truths.courier.experience, cause: 'late' } : null,
        ),
      },
    );
  }

  /** Tickets, complaints, chasing calls, returns. Answers their feelings. */
  private aftermath(about: Dealing, product: Product): number[] {
    const { random } = this;
    const { feeling } = about.experience;
    const feelings: number[] = [];
    if (chance(random, feeling < -0.8 ? 0.4 : 0.17)) feelings.push(this.ticket(about, product));
    if (feeling < -1.4 && chance(random, 0.45)) feelings.push(this.complaint(about, product));
    const defect = about.experience.cause === 'quality' && chance(random, 0.6);
    if (defect || chance(random, 0.06)) feelings.push(this.giveBack(about, product, defect));
    return feelings;
  }

  private ticket(about: Dealing, product: Product): number {
    const { random, person, dates } = this;
    const at = deskHour(
      random,
      new Date(
        about.at.getTime() + (chance(random, 0.35) ? between(random, 0.3, 9) : between(random, 12, 80)) * DAY,
      ),
    );
    const backlog = backlogAt(dates, at);
    const ticket = this.note('ticket', at, {
      attributes: {
        channel: 'help desk',
        location: 'Help desk',
        product,
        agent: pick(random, deskAgents),
        topic: pick(random, ['order', 'size and fit', 'care and repair', 'membership']),
      },
      caseOf: about.id,
      experience: experienceOf(
        random,
        'desk',
        person.temper,
        backlog > 0 ? { experience: truths.helpDesk.experience * backlog, cause: 'waiting' } : null,
      ),
    });
    this.chase(ticket, backlog);
    return ticket.experience.feeling;
  }

  private complaint(about: Dealing, product: Product): number {
    const { random, person, dates } = this;
    const at = deskHour(random, new Date(about.at.getTime() + between(random, 0.5, 5) * DAY));
    const backlog = backlogAt(dates, at);
    const complaint = this.note('complaint', at, {
      attributes: { channel: 'help desk', location: 'Help desk', product, agent: pick(random, deskAgents) },
      caseOf: about.id,
      experience: experienceOf(
        random,
        'desk',
        person.temper,
        backlog > 0 ? { experience: truths.helpDesk.experience * backlog, cause: 'unresolved' } : null,
      ),
    });
    this.chase(complaint, backlog);
    this.settle(complaint);
    return complaint.experience.feeling;
  }

  /** Most complaints are put right within days. A stream and a name of its own: everything else stays as it was. */
  private settle(complaint: Dealing): void {
    const id = `settled-${complaint.id}`;
    const random = randomFor(0, id);
    if (!chance(random, 0.8)) return;
    this.dealings.push({
      ...complaint,
      id,
      type: 'complaint_settled',
      at: deskHour(random, new Date(complaint.at.getTime() + between(random, 3, 10) * DAY)),
      initiatedBy: 'company',
      caseOf: complaint.id,
      experience: experienceOf(random, 'desk', this.person.temper + 0.2),
    });
  }

  /** The customer calls because nobody called back. */
  private chase(about: Dealing, backlog: number): void {
    const { random } = this;
    const { chasing, chasingElsewhen } = truths.helpDesk;
    const again = chasingElsewhen + (chasing - chasingElsewhen) * backlog;
    for (let at = about.at; chance(random, again); ) {
      at = deskHour(random, new Date(at.getTime() + between(random, 1, 4) * DAY));
      this.note('call', at, {
        attributes: { channel: 'help desk', location: 'Help desk', topic: 'where is my answer' },
        caseOf: about.id,
        experience: { feeling: -1, cause: 'waiting' },
      });
    }
  }

  private giveBack(about: Dealing, product: Product, defect: boolean): number {
    const { random, person } = this;
    const back = this.note(
      defect ? 'defect_return' : 'return',
      deskHour(random, new Date(about.at.getTime() + between(random, 6, 28) * DAY)),
      {
        attributes: {
          channel: person.storeShare > 0.5 ? 'store' : 'web',
          location: person.store.name,
          product,
        },
        caseOf: about.id,
        experience: experienceOf(random, 'counter', person.temper),
      },
    );
    return back.experience.feeling;
  }

  /** Advice in the store before anything is bought. */
  private adviceVisit(purchase: Date): void {
    const { random, person, dates } = this;
    const at = shopHour(random, new Date(purchase.getTime() - between(random, 1, 8) * DAY));
    if (at < dates.start) return;
    this.note('advice_visit', at, {
      attributes: { channel: 'store', location: person.store.name, agent: pick(random, person.store.agents) },
      experience: experienceOf(random, 'store', person.temper),
    });
  }

  private anniversary(near: Date): void {
    this.note('club_anniversary', new Date(near.getTime() + between(this.random, 10, 80) * DAY), {
      attributes: { channel: 'club' },
      initiatedBy: 'company',
      experience: experienceOf(this.random, 'store', this.person.temper),
    });
  }

  private refer(at: Date, feeling: number): void {
    const { refersHappy, refersOthers } = truths.loyalty;
    if (!chance(this.random, feeling > 0.3 ? refersHappy : refersOthers)) return;
    this.referrals.push({
      at: new Date(at.getTime() + between(this.random, 3, 45) * DAY),
      referredBy: this.person.id,
      country: this.person.country,
    });
  }

  private note(
    type: InteractionTypeName,
    at: Date,
    what: Pick<Dealing, 'attributes' | 'experience'> &
      Partial<Pick<Dealing, 'amount' | 'initiatedBy' | 'caseOf'>>,
  ): Dealing {
    this.number += 1;
    const dealing: Dealing = {
      id: `${type.replaceAll('_', '-')}-${this.person.id.replace(/^c-/, '')}-${this.number}`,
      type,
      at,
      person: this.person,
      amount: null,
      initiatedBy: 'customer',
      caseOf: null,
      referredBy: type === 'purchase' ? this.referredBy : null,
      ...what,
    };
    // Only the first purchase says who sent the customer.
    if (type === 'purchase') this.referredBy = null;
    this.dealings.push(dealing);
    return dealing;
  }
}

/** Shops are open from nine to seven. */
const shopHour = (random: Random, at: Date): Date => atHour(at, between(random, 8, 17.5));
const deskHour = (random: Random, at: Date): Date => atHour(at, between(random, 7, 19));

const atHour = (at: Date, hour: number): Date =>
  new Date(Math.floor(at.getTime() / DAY) * DAY + Math.floor(hour * HOUR));
