/**
 * The rules of asking once more, as plainly as they can be said: everything is kept, everything is looked through, nothing
 * is clever, nothing is shared with the engine that it is compared with. Times are whole hours; days are 24 of them.
 */

export type ModelRule = {
  id: string;
  survey: string;
  /** Null: asks by turns. */
  types: string[] | null;
  unless: string[];
  last: boolean;
  oncePerCase: boolean;
  /** Asks only about what costs at least so much. */
  costs: number | null;
  delay: number;
  sampling: number;
  holdout: number;
  afterInvite: number;
  afterResponse: number;
  surveyAfterInvite: number;
  surveyAfterResponse: number;
  exempt: boolean;
  waits: boolean;
  topic: string | null;
  reach: 'email' | 'phone' | 'id';
  /** Hours of the day, or any time. */
  open: { from: number; to: number } | null;
  expiry: number;
  maxAge: number;
  cap: number | null;
  priority: number;
  active: boolean;
  activatedAt: number;
};

export type ModelPerson = {
  id: string;
  box: string | null;
  phone: boolean;
  doNotAsk: boolean;
  unsubscribed: boolean;
  suppressed: boolean;
  bounced: boolean;
  fewer: boolean;
  topicsOff: string[];
};

/** An interaction, or a turn (`type` null) of `rule`. */
export type ModelEvent = {
  id: string;
  type: string | null;
  rule: string | null;
  who: string;
  caseOf: string | null;
  amount: number | null;
  happened: number;
  recorded: number;
};

export type ModelInvitation = {
  id: string;
  rule: string;
  event: ModelEvent;
  who: string;
  box: string | null;
  survey: string;
  at: number;
  case: string | null;
  state: 'scheduled' | 'leaving' | 'sent' | 'gone';
};

export type ModelAnswer = { who: string; box: string | null; survey: string; invitation: string; at: number };

/** A decision that waits. */
export type ModelWait = { event: ModelEvent; rule: string };

export type ModelWorld = {
  rules: ModelRule[];
  people: ModelPerson[];
  events: ModelEvent[];
  invitations: ModelInvitation[];
  answers: ModelAnswer[];
};

type ModelVerdict = {
  event: ModelEvent;
  rule: string;
  outcome: 'invited' | 'waiting' | 'not_invited';
  reason: string | null;
  blockedBy: string | null;
  /** Others that are just as near. */
  orBy?: string[];
  due: number | null;
  at: number | null;
};

type ModelEnd = { invitation: string; reason: string; blockedBy: string | null };

/** Where something falls between 0 and 1 for a program. */
type Draw = (program: string, subject: string) => number;

/** What becomes of what is new and of what waited; `world` holds it already and is changed. */
export function decidePlainly(
  world: ModelWorld,
  now: number,
  fresh: ModelEvent[],
  waited: ModelWait[],
  draw: Draw,
): { verdicts: ModelVerdict[]; ended: ModelEnd[] } {
  const ended: ModelEnd[] = [];
  const madeNow = new Set<string>();
  const end = (invitation: ModelInvitation, reason: string, blockedBy: string | null) => {
    invitation.state = 'gone';
    ended.push({ invitation: invitation.id, reason, blockedBy });
  };

  // 1. What happened takes back what was to be asked about something before it.
  for (const event of fresh)
    for (const invitation of world.invitations) {
      const rule = theRule(world, invitation.rule);
      if (event.type === null || invitation.state !== 'scheduled' || !rule.unless.includes(event.type))
        continue;
      if (invitation.who === event.who && event.happened > invitation.event.happened)
        if (sameCase(event, invitation.event)) end(invitation, 'called_off', null);
    }

  // 2. Who is looked at, in which order.
  type Pair = { event: ModelEvent; rule: ModelRule; waited: boolean };
  const pairs: Pair[] = [];
  for (const rule of world.rules) {
    for (const event of fresh)
      if (event.type === null ? event.rule === rule.id : rule.types?.includes(event.type))
        pairs.push({ event, rule, waited: false });
    for (const wait of waited)
      if (wait.rule === rule.id) pairs.push({ event: wait.event, rule, waited: true });
  }
  const belongTogether = (a: Pair, b: Pair) =>
    a.rule === b.rule &&
    a.rule.last &&
    a.event.who === b.event.who &&
    (!a.rule.oncePerCase || caseOf(a.event) === caseOf(b.event));
  const leader = (pair: Pair) =>
    pairs
      .filter(other => other === pair || belongTogether(other, pair))
      .reduce((a, b) => (after(a.event, b.event) ? a : b));
  const goesBefore = (a: Pair, b: Pair): boolean => {
    if (belongTogether(a, b)) return after(a.event, b.event);
    const [x, y] = [leader(a), leader(b)];
    if (x.rule.priority !== y.rule.priority) return x.rule.priority < y.rule.priority;
    if ((x.rule.cap === null) !== (y.rule.cap === null)) return x.rule.cap === null;
    const [kx, ky] =
      x.rule.cap === null
        ? [x.event.happened, y.event.happened]
        : [draw(x.rule.id, x.event.id), draw(y.rule.id, y.event.id)];
    if (kx !== ky) return kx < ky;
    if (x.event.id !== y.event.id) return x.event.id < y.event.id;
    return world.rules.indexOf(x.rule) < world.rules.indexOf(y.rule);
  };
  const ordered: Pair[] = [];
  const left = [...pairs];
  while (left.length > 0) {
    const next = left.find(pair => left.every(other => other === pair || goesBefore(pair, other)));
    if (!next) throw new Error('nobody goes first');
    ordered.push(next);
    left.splice(left.indexOf(next), 1);
  }

  // 3. One after the other.
  const verdicts: ModelVerdict[] = [];
  const superseding: { pair: Pair; by: string }[] = [];
  for (const pair of ordered) {
    const { event, rule } = pair;
    const verdict: ModelVerdict = {
      event,
      rule: rule.id,
      outcome: 'not_invited',
      reason: null,
      blockedBy: null,
      due: null,
      at: null,
    };
    verdicts.push(verdict);
    const no = (reason: string, blockedBy: string | null = null) => {
      verdict.reason = reason;
      verdict.blockedBy = blockedBy;
    };
    const person = world.people.find(one => one.id === event.who);
    if (!person) throw new Error('nobody');
    const own = ownReason(rule, event, person, draw);
    if (own) {
      no(own);
      continue;
    }
    const patience = rule.waits ? Math.min(30 * 24, rule.expiry) : event.type === null ? 7 * 24 : 0;
    const latest = event.happened + rule.delay + patience;
    if (pair.waited && now > latest) {
      no('window_passed');
      continue;
    }
    const at = opening(rule, Math.max(now, event.happened + rule.delay));

    const call = world.events.find(
      other =>
        other.who === event.who &&
        other.type !== null &&
        rule.unless.includes(other.type) &&
        other.happened > event.happened &&
        other.happened <= at &&
        sameCase(other, event),
    );
    if (call) {
      no('called_off');
      continue;
    }

    const open = world.invitations.filter(
      one =>
        one.state === 'scheduled' &&
        !madeNow.has(one.id) &&
        one.rule === rule.id &&
        one.who === event.who &&
        (!rule.oncePerCase || caseOf(one.event) === caseOf(event)),
    );
    const instead = [...superseding].reverse().find(one => belongTogether(one.pair, pair));
    const later = open.find(one => after(one.event, event) && one.event.happened <= at);
    if (rule.last && instead && instead.pair.event.happened <= at) {
      no('superseded', instead.by);
      superseding.push({ pair, by: instead.by });
      continue;
    }
    if (rule.last && later) {
      no('superseded', later.id);
      superseding.push({ pair, by: later.id });
      continue;
    }
    const earlier = rule.last ? open.filter(one => after(event, one.event)) : [];

    if (rule.oncePerCase && caseOf(event) !== null) {
      const known = world.invitations.find(
        one =>
          one.rule === rule.id &&
          one.state !== 'gone' &&
          one.case === caseOf(event) &&
          !earlier.includes(one),
      );
      if (known) {
        no('same_case', known.id);
        continue;
      }
    }

    const standing = world.invitations.filter(
      one => one.state !== 'gone' && isOf(person, one) && !earlier.includes(one),
    );
    const replies = world.answers.filter(one => isOf(person, one));
    const inviteGap = (survey: string) =>
      gap(person, rule.exempt ? 0 : rule.afterInvite, survey === rule.survey ? rule.surveyAfterInvite : 0);
    const replyGap = (survey: string) =>
      gap(
        person,
        rule.exempt ? 0 : rule.afterResponse,
        survey === rule.survey ? rule.surveyAfterResponse : 0,
      );
    const tooClose = (when: number) =>
      standing.filter(one => Math.abs(one.at - when) < inviteGap(one.survey));
    const tooSoon = (when: number) =>
      replies.filter(one => one.at <= when && when - one.at < replyGap(one.survey));
    const near = tooClose(at).sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
    const answered = tooSoon(at).sort((a, b) => b.at - a.at);
    const gives = (one: ModelInvitation) =>
      one.state === 'scheduled' &&
      !madeNow.has(one.id) &&
      one.at >= now + 1 &&
      theRule(world, one.rule).priority > rule.priority;
    const stubborn = answered.length > 0 ? near : near.filter(one => !gives(one));
    if (stubborn.length > 0 || answered.length > 0) {
      const [closest] = stubborn;
      const [newest] = answered;
      const same = stubborn.find(one => event.type !== null && one.event.id === event.id);
      const blockedBy = closest?.id ?? newest?.invitation ?? null;
      verdict.orBy = closest
        ? stubborn.filter(one => Math.abs(one.at - at) === Math.abs(closest.at - at)).map(one => one.id)
        : answered.filter(one => one.at === newest?.at).map(one => one.invitation);
      const moments = [
        at,
        ...standing.map(one => one.at + inviteGap(one.survey)),
        ...replies.map(one => one.at + replyGap(one.survey)),
      ];
      const free = moments
        .filter(when => when >= at && tooClose(when).length === 0 && tooSoon(when).length === 0)
        .reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
      if (same) {
        verdict.orBy = undefined;
        no('priority', same.id);
      } else if (free <= latest)
        Object.assign(verdict, { outcome: 'waiting', reason: 'fatigue', blockedBy, due: free });
      else no(rule.waits ? 'window_passed' : 'fatigue', blockedBy);
      continue;
    }

    const id = `${rule.id}/${event.id}`;
    if (rule.cap !== null) {
      const sameDay = world.invitations.filter(
        one =>
          one.rule === rule.id &&
          one.state !== 'gone' &&
          Math.floor(one.at / 24) === Math.floor(at / 24) &&
          !earlier.includes(one),
      );
      if (sameDay.length >= rule.cap) {
        const lot = (one: ModelInvitation) => draw(rule.id, one.event.id);
        const losers = sameDay
          .filter(one => one.state === 'scheduled' && !madeNow.has(one.id))
          .sort((a, b) => lot(b) - lot(a));
        const [loser] = losers;
        if (event.type === null) {
          const tomorrow = (Math.floor(at / 24) + 1) * 24;
          if (tomorrow <= latest)
            Object.assign(verdict, { outcome: 'waiting', reason: 'daily_cap', due: tomorrow });
          else no('daily_cap');
          continue;
        }
        if (!loser || lot(loser) <= draw(rule.id, event.id)) {
          no('daily_cap');
          continue;
        }
        end(loser, 'daily_cap', id);
      }
    }
    for (const one of earlier) end(one, 'superseded', id);
    for (const one of near) end(one, 'priority', id);
    world.invitations.push({
      id,
      rule: rule.id,
      event,
      who: person.id,
      box: person.box,
      survey: rule.survey,
      at,
      case: rule.oncePerCase ? caseOf(event) : null,
      state: 'scheduled',
    });
    madeNow.add(id);
    superseding.push({ pair, by: id });
    Object.assign(verdict, { outcome: 'invited', at });
  }
  return { verdicts, ended };
}

function ownReason(rule: ModelRule, event: ModelEvent, person: ModelPerson, draw: Draw): string | null {
  if (rule.costs !== null && (event.amount === null || event.amount < rule.costs)) return 'condition';
  if (!rule.active) return 'paused';
  if (event.recorded - event.happened > rule.maxAge) return 'too_old';
  if (event.recorded < rule.activatedAt) return 'too_old';
  if (person.doNotAsk) return 'do_not_ask';
  if (person.unsubscribed) return 'unsubscribed';
  if (rule.topic !== null && person.topicsOff.includes(rule.topic)) return 'unsubscribed';
  if (person.suppressed && (!person.bounced || rule.reach === 'email')) return 'suppressed';
  if (rule.reach === 'email' && person.box === null) return 'no_address';
  if (rule.reach === 'phone' && !person.phone) return 'no_address';
  if (draw(`holdout ${rule.id}`, person.id) < rule.holdout) return 'holdout';
  return draw(rule.id, event.id) < rule.sampling ? null : 'sampled_out';
}

const gap = (person: ModelPerson, workspace: number, survey: number): number =>
  Math.max(workspace, survey, person.fewer ? 180 * 24 : 0);

const isOf = (person: ModelPerson, one: { who: string; box: string | null }): boolean =>
  one.who === person.id || (person.box !== null && one.box === person.box);

const caseOf = (event: ModelEvent): string | null =>
  event.type === null ? null : (event.caseOf ?? `the caller's ${event.id}`);

function sameCase(a: ModelEvent, b: ModelEvent): boolean {
  if (a.caseOf === null && b.caseOf === null) return true;
  return caseOf(a) === caseOf(b);
}

const after = (a: ModelEvent, b: ModelEvent): boolean =>
  a.happened > b.happened || (a.happened === b.happened && a.id > b.id);

function opening(rule: ModelRule, wanted: number): number {
  if (!rule.open) return wanted;
  for (let hour = wanted; ; hour++) if (hour % 24 >= rule.open.from && hour % 24 < rule.open.to) return hour;
}

function theRule(world: ModelWorld, id: string): ModelRule {
  const rule = world.rules.find(one => one.id === id);
  if (!rule) throw new Error('no such program');
  return rule;
}
