import { type Condition, type Facts, holds, type Leaf, leavesOf } from './conditions';
import type { Question, SurveyDefinition } from './definition';
import { conditionsOf } from './edits/references';
import { answerSamples, attributeSamples, languageSamples, rowSamples, type Samples } from './samples';
import { questionsOf } from './scores';

/**
 * How a customer can come somewhere: what was decided on the way. `trail`: pages seen; `asked`: questions shown.
 * `known` holds, by subject of a condition, the facts chosen, `open` where any answer is still possible, `any` where
 * the kinds of answers are too many to tell; a question that was not shown is not in it.
 */
export type Way = {
  known: ReadonlyMap<string, Facts | 'open' | 'any'>;
  trail: readonly string[];
  asked: readonly string[];
};

/**
 * `reached`: the dotted paths of the pages and rules that customers come to and of the questions and endings they see.
 * `held`: those of the conditions that hold for somebody.
 */
export type Exploration = {
  reached: Set<string>;
  held: Set<string>;
  ends: { way: Way; ending: string }[];
  /** Whether somebody leaves the last page and fulfils no ending's condition. */
  isUnclaimed: boolean;
  /** False where some ways were too many to be told apart. */
  isExact: boolean;
};

/** Ways kept at one place before they are treated as one. */
const MOST_WAYS = 200;
/** Decisions in all; a survey of a hundred questions with a condition on each takes a few hundred. */
const MOST_DECISIONS = 6_000;

/**
 * Follows every way through the survey, deciding each answer, attribute and language only where a condition asks for
 * it, and joining ways that no later condition tells apart. With `trails` ways over different pages stay apart, and
 * what is too much is left out; without, it is joined instead, so that nothing reachable is ever missing.
 */
export function explore(def: SurveyDefinition, { trails }: { trails: boolean }): Exploration {
  return new Explorer(def, trails).run();
}

const NOTHING: Facts = { answers: {} };

/** A comparison, and the number of the last condition that makes it. */
type Told = { leaf: Leaf; lastUse: number; verdicts: Map<Facts, boolean> };
type Verdict = boolean | 'unknowable' | { ask: string };

class Explorer {
  private readonly found: Exploration = {
    reached: new Set(),
    held: new Set(),
    ends: [],
    isUnclaimed: false,
    isExact: true,
  };
  private readonly subjects = new Map<string, Told[]>();
  private readonly questions: Map<string, Question>;
  private readonly samples = new Map<string, Samples>();
  /** Subjects that showing a question opens. */
  private readonly opened = new Map<string, string[]>();
  /** Number of the condition that comes next, in the order in which customers meet them. */
  private clock = 0;
  private live: { clock: number; subjects: { subject: string; told: Told[] }[] } | null = null;
  private decisions = 0;

  constructor(
    private readonly def: SurveyDefinition,
    private readonly trails: boolean,
  ) {
    this.questions = new Map(
      questionsOf(def)
        .reverse()
        .map(question => [question.key, question]),
    );
    conditionsOf(def).forEach((condition, index) => {
      for (const leaf of leavesOf(condition)) this.note(leaf, index);
    });
  }

  run(): Exploration {
    const { def, found } = this;
    const positions = new Map(def.pages.map((page, index) => [page.id, index]));
    const endings = new Set(def.endings.map(ending => ending.id));
    const arriving: Way[][] = def.pages.map(() => []);
    const start: Way = { known: this.outset(), trail: [], asked: [] };
    let through: Way[] = def.pages.length === 0 ? [start] : [];
    arriving[0]?.push(start);
    def.pages.forEach((page, position) => {
      let ways = this.joined(arriving[position] ?? []);
      if (ways.length > 0) found.reached.add(`pages.${position}`);
      for (const [index, question] of page.questions.entries())
        ways = this.ask(ways, question, `pages.${position}.questions.${index}`, page.id);
      for (const [index, rule] of (page.next ?? []).entries()) {
        const path = `pages.${position}.next.${index}`;
        if (ways.length > 0) found.reached.add(path);
        const split = this.split(ways, `${path}.when`, rule.when);
        const target = positions.get(rule.goto) ?? -1;
        if (target > position) arriving[target]?.push(...split.yes);
        else if (endings.has(rule.goto)) this.end(split.yes, rule.goto);
        // A rule that leads backwards or nowhere is passed over.
        ways = target > position || endings.has(rule.goto) ? split.no : ways;
      }
      if (position + 1 < def.pages.length) arriving[position + 1]?.push(...ways);
      else through = ways;
    });
    for (const [index, ending] of def.endings.entries()) {
      const split = this.split(this.joined(through), `endings.${index}.when`, ending.when);
      this.end(split.yes, ending.id);
      through = split.no;
    }
    found.isUnclaimed = through.length > 0;
    const last = def.endings.at(-1);
    if (last) this.end(through, last.id);
    return found;
  }

  private ask(ways: Way[], question: Question, path: string, page: string): Way[] {
    const { yes, no } = this.split(ways, `${path}.showIf`, question.showIf);
    if (yes.length > 0) this.found.reached.add(path);
    return this.joined([...yes.map(way => this.show(way, question, page)), ...no]);
  }

  private show(way: Way, question: Question, page: string): Way {
    const known = new Map(way.known);
    for (const subject of this.opened.get(question.key) ?? []) known.set(subject, 'open');
    const isNew = this.trails && way.trail.at(-1) !== page;
    return {
      known,
      trail: isNew ? [...way.trail, page] : way.trail,
      asked: this.trails ? [...way.asked, question.key] : way.asked,
    };
  }

  private end(ways: Way[], ending: string): void {
    const index = this.def.endings.findIndex(one => one.id === ending);
    if (ways.length > 0) this.found.reached.add(`endings.${index}`);
    for (const way of this.joined(ways)) this.found.ends.push({ way, ending });
  }

  /** The ways on which a condition holds, and the others; without a condition it holds on all. */
  private split(ways: Way[], path: string, condition: Condition | undefined): { yes: Way[]; no: Way[] } {
    if (!condition) return { yes: ways, no: [] };
    const yes: Way[] = [];
    const no: Way[] = [];
    for (const way of ways) this.decide(condition, way, yes, no);
    if (yes.length > 0) this.found.held.add(path);
    this.clock += 1;
    return { yes: this.joined(yes), no: this.joined(no) };
  }

  private decide(condition: Condition, way: Way, yes: Way[], no: Way[]): void {
    const verdict = this.judge(condition, way);
    if (verdict === true) yes.push(way);
    else if (verdict === false) no.push(way);
    else if (verdict === 'unknowable') {
      this.found.isExact = false;
      yes.push(way);
      no.push(way);
    } else {
      const { facts, isComplete } = this.samplesOf(verdict.ask);
      this.decisions += facts.length;
      if (!isComplete) this.found.isExact = false;
      const isLate = this.decisions > MOST_DECISIONS;
      if (isLate) this.found.isExact = false;
      const leftOut = isLate ? facts.slice(0, 1) : facts;
      const choices = this.trails ? leftOut : isLate || !isComplete ? (['any'] as const) : facts;
      for (const choice of choices)
        this.decide(condition, { ...way, known: new Map(way.known).set(verdict.ask, choice) }, yes, no);
    }
  }

  /** What is certain already; else the first subject whose answer would tell more. */
  private judge(condition: Condition, way: Way): Verdict {
    if ('all' in condition) return this.judgeGroup(condition.all, false, way);
    if ('any' in condition) return this.judgeGroup(condition.any, true, way);
    const subject = this.subjectOf(condition);
    const known = way.known.get(subject);
    if (known === 'open') return { ask: subject };
    return known === 'any' ? 'unknowable' : holds(condition, known ?? NOTHING);
  }

  private judgeGroup(members: Condition[], decisive: boolean, way: Way): Verdict {
    let result: Verdict = !decisive;
    for (const member of members) {
      const verdict = this.judge(member, way);
      if (verdict === decisive) return decisive;
      if (typeof verdict === 'object' && typeof result !== 'object') result = verdict;
      else if (verdict === 'unknowable' && typeof result === 'boolean') result = verdict;
    }
    return result;
  }

  /** One way of each kind that the conditions still to come can tell apart; the one with the fewest answers stays. */
  private joined(ways: Way[]): Way[] {
    if (ways.length < 2) return ways;
    const live = this.liveSubjects();
    const kinds = new Map<string, Way>();
    for (const way of ways) {
      const kind = live.map(({ subject, told }) => this.sideOf(way.known.get(subject), told)).join(' ');
      const key = this.trails ? `${way.trail.join(' ')}|${kind}` : kind;
      const known = kinds.get(key);
      if (!known || costOf(way) < costOf(known)) kinds.set(key, way);
    }
    const [first] = kinds.values();
    if (kinds.size <= MOST_WAYS || !first) return [...kinds.values()];
    this.found.isExact = false;
    if (this.trails) return [...kinds.values()].slice(0, MOST_WAYS);
    return [
      { ...first, known: new Map([...this.subjects.keys()].map(subject => [subject, 'any'] as const)) },
    ];
  }

  /** Comparisons that are still to come, by subject. */
  private liveSubjects(): { subject: string; told: Told[] }[] {
    if (this.live?.clock === this.clock) return this.live.subjects;
    const subjects = [...this.subjects]
      .map(([subject, told]) => ({ subject, told: told.filter(one => one.lastUse >= this.clock) }))
      .filter(({ told }) => told.length > 0);
    this.live = { clock: this.clock, subjects };
    return subjects;
  }

  private sideOf(known: Facts | 'open' | 'any' | undefined, told: Told[]): string {
    if (typeof known === 'string') return known;
    const facts = known ?? NOTHING;
    let side = '';
    for (const { leaf, verdicts } of told) {
      const verdict = verdicts.get(facts) ?? holds(leaf, facts);
      verdicts.set(facts, verdict);
      side += verdict ? '1' : '0';
    }
    return side;
  }

  private outset(): Map<string, 'open'> {
    const open = [...this.subjects.keys()].filter(subject => !subject.startsWith('q:'));
    return new Map(open.map(subject => [subject, 'open']));
  }

  private note(leaf: Leaf, use: number): void {
    const subject = this.subjectOf(leaf);
    const told = this.subjects.get(subject) ?? [];
    const same = told.find(one => JSON.stringify(one.leaf) === JSON.stringify(leaf));
    if (same) same.lastUse = use;
    else told.push({ leaf, lastUse: use, verdicts: new Map() });
    this.subjects.set(subject, told);
    if (!('question' in leaf)) return;
    const key = leaf.question.split('.', 1)[0] ?? '';
    this.opened.set(key, [...new Set([...(this.opened.get(key) ?? []), subject])]);
  }

  /** Rows of a matrix are decided one by one, everything else of a question together. */
  private subjectOf(leaf: Leaf): string {
    if ('language' in leaf) return 'language';
    if ('attribute' in leaf) return `a:${leaf.attribute}`;
    const [key = ''] = leaf.question.split('.', 1);
    return this.questions.get(key)?.type === 'matrix' ? `q:${leaf.question}` : `q:${key}`;
  }

  private samplesOf(subject: string): Samples {
    const known = this.samples.get(subject);
    if (known) return known;
    const made = this.sample(subject);
    this.samples.set(subject, made);
    return made;
  }

  private sample(subject: string): Samples {
    const leaves = (this.subjects.get(subject) ?? []).map(({ leaf }) => leaf);
    if (subject === 'language') return languageSamples(this.def.languages, leaves);
    if (subject.startsWith('a:')) return attributeSamples(subject.slice(2), leaves);
    const name = subject.slice(2);
    const [key = '', ...row] = name.split('.');
    const question = this.questions.get(key);
    if (!question) return { facts: [NOTHING], isComplete: true };
    const isSplit =
      question.type === 'matrix' && [...this.subjects.keys()].some(one => one.startsWith(`q:${key}.`));
    if (question.type === 'matrix' && row.length > 0) return rowSamples(question, row.join('.'), leaves);
    const samples = answerSamples(question, leaves);
    // Whether a matrix was answered hangs on its rows, which are decided apart.
    return isSplit && !question.required ? { ...samples, isComplete: false } : samples;
  }
}

/** Answers and attributes that a way needs. */
function costOf(way: Way): number {
  let cost = way.asked.length / 1000;
  for (const known of way.known.values())
    if (typeof known === 'object') cost += Object.keys({ ...known.answers, ...known.attributes }).length;
  return cost;
}
