import { type AttributeCondition, type Condition, leavesOf, type QuestionCondition } from './conditions';
import type { Question, SurveyDefinition } from './definition';
import { error, type Fault, warning } from './fault';
import { choiceIds } from './value';

/** Rules that lead nowhere or backwards, and pages, rules and endings that nothing leads to. */
export function flowFaults(def: SurveyDefinition): Fault[] {
  return [...ruleFaults(def), ...reachFaults(def)];
}

/** Conditions on questions that do not exist or come later, and comparisons that can never hold. */
export function conditionFaults(def: SurveyDefinition): Fault[] {
  const places = placesOf(def);
  const ends = def.endings.flatMap((ending, index) =>
    ending.when ? faultsOf(ending.when, `endings.${index}.when`, places, END) : [],
  );
  const pages = def.pages.flatMap((page, pageIndex) => {
    const rules = (page.next ?? []).flatMap((rule, index) =>
      rule.when
        ? faultsOf(rule.when, `pages.${pageIndex}.next.${index}.when`, places, {
            page: pageIndex,
            index: page.questions.length,
          })
        : [],
    );
    const shown = page.questions.flatMap((question, index) => {
      if (!question.showIf) return [];
      const path = `pages.${pageIndex}.questions.${index}.showIf`;
      return [
        ...faultsOf(question.showIf, path, places, { page: pageIndex, index }),
        ...samePageFaults(question.showIf, path, places, { page: pageIndex, index }),
      ];
    });
    return [...shown, ...rules];
  });
  return [...pages, ...ends];
}

type Place = { page: number; index: number };
type Places = Map<string, Place & { question: Question }>;
const END: Place = { page: Number.POSITIVE_INFINITY, index: 0 };

function ruleFaults(def: SurveyDefinition): Fault[] {
  const positions = new Map(def.pages.map((page, index) => [page.id, index]));
  const endings = new Set(def.endings.map(ending => ending.id));
  return def.pages.flatMap((page, pageIndex) => {
    const rules = page.next ?? [];
    const last = rules.findIndex(rule => !rule.when);
    return rules.flatMap((rule, index) => {
      const path = `pages.${pageIndex}.next.${index}`;
      const target = positions.get(rule.goto);
      const found: Fault[] = [];
      if (target !== undefined && target <= pageIndex && !endings.has(rule.goto)) {
        const message = `Page "${page.id}" leads back to "${rule.goto}". A survey only goes forward: move the page or change the rule.`;
        found.push(error(`${path}.goto`, 'goto_backward', message));
      } else if (target === undefined && !endings.has(rule.goto)) {
        found.push(error(`${path}.goto`, 'goto_unknown', `There is no page or ending "${rule.goto}".`));
      }
      if (last >= 0 && index > last) {
        found.push(warning(path, 'rule_unreachable', 'A rule before this one always applies.'));
      }
      return found;
    });
  });
}

/** Follows every rule whatever its condition: what is not found so is never shown to anybody. */
function reachFaults(def: SurveyDefinition): Fault[] {
  const positions = new Map(def.pages.map((page, index) => [page.id, index]));
  const endings = new Set(def.endings.map(ending => ending.id));
  const reached = new Set<number>();
  const ended = new Set<string>();
  let fallsThrough = def.pages.length === 0;
  // Jumps lead forward only, so one pass in page order sees every way in before the page itself.
  const open = new Set(def.pages.length > 0 ? [0] : []);
  def.pages.forEach((page, index) => {
    if (!open.has(index)) return;
    reached.add(index);
    const valid = (page.next ?? []).filter(
      rule => (positions.get(rule.goto) ?? -1) > index || endings.has(rule.goto),
    );
    const always = valid.findIndex(rule => !rule.when);
    for (const rule of always < 0 ? valid : valid.slice(0, always + 1)) {
      const target = positions.get(rule.goto) ?? -1;
      if (target > index) open.add(target);
      else ended.add(rule.goto);
    }
    if (always < 0 && index + 1 < def.pages.length) open.add(index + 1);
    else if (always < 0) fallsThrough = true;
  });
  return [
    ...def.pages.flatMap((page, index) =>
      reached.has(index)
        ? []
        : [warning(`pages.${index}`, 'page_unreachable', `Nothing leads to page "${page.id}".`)],
    ),
    ...endingFaults(def, ended, fallsThrough),
  ];
}

function endingFaults(def: SurveyDefinition, ended: Set<string>, fallsThrough: boolean): Fault[] {
  const open = def.endings.findIndex(ending => !ending.when);
  const byDefault = fallsThrough ? (open < 0 ? def.endings : def.endings.slice(0, open + 1)) : [];
  const reachable = new Set([...ended, ...byDefault.map(ending => ending.id)]);
  const lost = def.endings.flatMap((ending, index) =>
    reachable.has(ending.id)
      ? []
      : [warning(`endings.${index}`, 'ending_unreachable', `Nothing leads to the ending "${ending.id}".`)],
  );
  if (!fallsThrough || open >= 0) return lost;
  const message = 'Every ending has a condition; where none holds, the last one is shown.';
  return [...lost, warning('endings', 'no_default_ending', message)];
}

/** Answerable questions by key; the first of two with the same key counts. */
function placesOf(def: SurveyDefinition): Places {
  const places: Places = new Map();
  def.pages.forEach((page, pageIndex) => {
    page.questions.forEach((question, index) => {
      if (question.type === 'statement' || places.has(question.key)) return;
      places.set(question.key, { page: pageIndex, index, question });
    });
  });
  return places;
}

function faultsOf(condition: Condition, path: string, places: Places, here: Place): Fault[] {
  return leavesOf(condition).flatMap(leaf => {
    if ('language' in leaf) return [];
    if ('attribute' in leaf) return valueFaults(leaf, leaf.attribute, path);
    const [key = '', ...row] = leaf.question.split('.');
    const place = places.get(key);
    const { question } = place ?? {};
    if (!place || !question || (row.length > 0 && !hasPart(question, row.join('.')))) {
      const message = `The condition asks for "${leaf.question}", which no question answers.`;
      return [error(path, 'condition_unknown_question', message)];
    }
    if (!isBefore(place, here)) {
      const message = `The condition asks for "${leaf.question}", which is only asked later.`;
      return [error(path, 'condition_later_question', message)];
    }
    return [...valueFaults(leaf, leaf.question, path), ...choiceValueFaults(leaf, question, path)];
  });
}

function hasPart(question: Question, part: string): boolean {
  if (question.type === 'matrix') return question.rows.some(row => row.id === part);
  return 'other' in question && question.other !== undefined && part === 'other';
}

function isBefore(place: Place, here: Place): boolean {
  return place.page < here.page || (place.page === here.page && place.index < here.index);
}

function samePageFaults(condition: Condition, path: string, places: Places, here: Place): Fault[] {
  const near = leavesOf(condition).find(leaf => {
    const place = 'question' in leaf ? places.get(leaf.question.split('.', 1)[0] ?? '') : undefined;
    return place?.page === here.page && isBefore(place, here);
  });
  if (!near) return [];
  const message =
    'It depends on an answer of the same page. On a later page it also works without JavaScript.';
  return [warning(path, 'condition_same_page', message)];
}

function valueFaults(leaf: QuestionCondition | AttributeCondition, name: string, path: string): Fault[] {
  const values = leaf.value === undefined ? [] : [leaf.value].flat();
  const ordering = leaf.op === 'lt' || leaf.op === 'lte' || leaf.op === 'gt' || leaf.op === 'gte';
  const usable = ordering
    ? values.length === 1 && !Array.isArray(leaf.value) && typeof values[0] !== 'boolean' && values[0] !== ''
    : values.length > 0;
  if (leaf.op === 'answered' || usable) return [];
  return [error(path, 'condition_value', `Say what "${name}" is compared with.`)];
}

function choiceValueFaults(leaf: QuestionCondition, question: Question, path: string): Fault[] {
  if (!('choices' in question) || leaf.op === 'answered' || leaf.question.includes('.')) return [];
  const known = choiceIds(question);
  const strangers = [leaf.value ?? []].flat().filter(id => !known.has(String(id)));
  return strangers.map(id =>
    warning(path, 'condition_choice', `"${question.key}" has no choice "${String(id)}".`),
  );
}
