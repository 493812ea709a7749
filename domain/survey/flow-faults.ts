import { subjectInWords } from './condition-words';
import { type Condition, FIRST_PLACE, type Leaf, leavesOf } from './conditions';
import type { Question, SurveyDefinition } from './definition';
import { error, type Fault, warning } from './fault';
import { capital, endingName, pageName, questionName, targetName } from './names';
import { choiceIds } from './value';
import { explore } from './ways';

/**
 * Rules that lead nowhere or backwards; pages, questions, rules and endings that no answers lead to; conditions on
 * questions that do not exist or come later, and comparisons with nothing or with unknown choices.
 */
export function flowFaults(def: SurveyDefinition): Fault[] {
  const conditions = conditionFaults(def);
  // A condition that cannot be judged is never fulfilled: said once.
  const broken = new Set(conditions.filter(({ severity }) => severity === 'error').map(({ path }) => path));
  return [...ruleFaults(def), ...reachFaults(def).filter(({ path }) => !broken.has(path)), ...conditions];
}

function conditionFaults(def: SurveyDefinition): Fault[] {
  const check = new ConditionCheck(def);
  const pages = def.pages.flatMap((page, pageIndex) => {
    const after = { page: pageIndex, index: page.questions.length };
    const rules = (page.next ?? []).flatMap((rule, index) =>
      check.faultsOf(rule.when, `pages.${pageIndex}.next.${index}.when`, after),
    );
    const shown = page.questions.flatMap((question, index) => {
      const path = `pages.${pageIndex}.questions.${index}.showIf`;
      const here = { page: pageIndex, index };
      return [
        ...check.faultsOf(question.showIf, path, here),
        ...check.samePageFaults(question.showIf, path, here),
      ];
    });
    return [...shown, ...rules];
  });
  const ends = def.endings.flatMap((ending, index) =>
    check.faultsOf(ending.when, `endings.${index}.when`, END),
  );
  return [...pages, ...ends];
}

type Place = { page: number; index: number };
const END: Place = { page: Number.POSITIVE_INFINITY, index: 0 };

function ruleFaults(def: SurveyDefinition): Fault[] {
  const positions = new Map(def.pages.map((page, index) => [page.id, index]));
  const endings = new Set(def.endings.map(ending => ending.id));
  return def.pages.flatMap((page, pageIndex) =>
    (page.next ?? []).flatMap((rule, index) => {
      const path = `pages.${pageIndex}.next.${index}.goto`;
      const target = positions.get(rule.goto);
      if (endings.has(rule.goto) || (target ?? -1) > pageIndex) return [];
      const here = capital(pageName(def, pageIndex));
      if (target === undefined)
        return [
          error(path, 'goto_unknown', `${here} leads to a page that is gone (${rule.goto}). Choose another.`),
        ];
      const back = target === pageIndex ? 'itself' : targetName(def, rule.goto);
      const message = `${here} leads back to ${back}. A survey only goes forward: move the page or choose a later one.`;
      return [error(path, 'goto_backward', message)];
    }),
  );
}

/** What no answers, attributes and languages lead to; nothing is said where that is not certain. */
function reachFaults(def: SurveyDefinition): Fault[] {
  const { reached, held, isUnclaimed } = explore(def, { trails: false });
  const pages = def.pages.flatMap((page, index) => {
    const path = `pages.${index}`;
    if (!reached.has(path))
      return [warning(path, 'page_unreachable', `Nothing leads to ${pageName(def, index)}.`)];
    const hidden = page.questions.flatMap((question, at) =>
      reached.has(`${path}.questions.${at}`)
        ? []
        : [
            warning(
              `${path}.questions.${at}.showIf`,
              'question_unreachable',
              `${questionName(def, question.key)} is never shown: no answers fulfil its condition.`,
            ),
          ],
    );
    const rules = (page.next ?? []).flatMap((rule, at) => {
      if (!reached.has(`${path}.next.${at}`))
        return [warning(`${path}.next.${at}`, 'rule_unreachable', 'A rule before this one always applies.')];
      if (!rule.when || held.has(`${path}.next.${at}.when`)) return [];
      const message = `Nobody goes to ${targetName(def, rule.goto)} from here: no answers fulfil the condition.`;
      return [warning(`${path}.next.${at}.when`, 'condition_never', message)];
    });
    return [...hidden, ...rules];
  });
  return [...pages, ...endingFaults(def, reached, isUnclaimed)];
}

function endingFaults(def: SurveyDefinition, reached: ReadonlySet<string>, isUnclaimed: boolean): Fault[] {
  if (def.endings.length === 0) {
    const message = 'There is no thank-you page. Add one: every way has to end somewhere.';
    return [error('endings', 'no_ending', message)];
  }
  const lost = def.endings.flatMap((_, index) =>
    reached.has(`endings.${index}`)
      ? []
      : [warning(`endings.${index}`, 'ending_unreachable', `Nothing leads to ${endingName(def, index)}.`)],
  );
  if (!isUnclaimed) return lost;
  const message = 'Every thank-you page has a condition; where none holds, the last one is shown.';
  return [...lost, warning('endings', 'no_default_ending', message)];
}

/** Looks at one condition after the other, with all answerable questions at hand. */
class ConditionCheck {
  private readonly places = new Map<string, Place & { question: Question }>();

  constructor(private readonly def: SurveyDefinition) {
    def.pages.forEach((page, pageIndex) => {
      page.questions.forEach((question, index) => {
        // The first of two with the same key counts.
        if (question.type === 'statement' || this.places.has(question.key)) return;
        this.places.set(question.key, { page: pageIndex, index, question });
      });
    });
  }

  faultsOf(condition: Condition | undefined, path: string, here: Place): Fault[] {
    if (!condition) return [];
    return [
      ...this.emptyGroupFaults(condition, path),
      ...leavesOf(condition).flatMap(leaf => this.leafFaults(leaf, path, here)),
    ];
  }

  /** Without JavaScript an answer of the same page is not known yet. */
  samePageFaults(condition: Condition | undefined, path: string, here: Place): Fault[] {
    const near = (condition ? leavesOf(condition) : []).find(leaf => {
      const place = 'question' in leaf ? this.places.get(leaf.question.split('.', 1)[0] ?? '') : undefined;
      return place?.page === here.page && isBefore(place, here);
    });
    if (!near) return [];
    const message = `It depends on ${subjectInWords(near, this.def)} on the same page. On a later page it also works without JavaScript.`;
    return [warning(path, 'condition_same_page', message)];
  }

  private emptyGroupFaults(condition: Condition, path: string): Fault[] {
    const members = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
    if (!members) return [];
    const message =
      'all' in condition
        ? 'An empty group of conditions always holds. Add a condition or remove it.'
        : 'An empty group of conditions never holds. Add a condition or remove it.';
    return members.length === 0
      ? [warning(path, 'condition_empty', message)]
      : members.flatMap(member => this.emptyGroupFaults(member, path));
  }

  private leafFaults(leaf: Leaf, path: string, here: Place): Fault[] {
    if ('language' in leaf) return this.languageFaults(leaf.language, path);
    if ('attribute' in leaf) return valueFaults(leaf, leaf.attribute, path);
    const [key = '', ...row] = leaf.question.split('.');
    const place = this.places.get(key);
    if (!place || (row.length > 0 && !hasPart(place.question, row.join('.')))) {
      const message = place
        ? `The condition asks for a part of ${questionName(this.def, key)} that is gone (${row.join('.')}). Choose another.`
        : `The condition asks for a question that is gone (${leaf.question}). Choose another.`;
      return [error(path, 'condition_unknown_question', message)];
    }
    const subject = subjectInWords(leaf, this.def);
    if (!isBefore(place, here)) {
      const where = place.page === here.page ? 'further down' : `only on page ${place.page + 1}`;
      const message = `The condition asks for ${subject}, which is asked ${where}. Use an earlier question or move it.`;
      return [error(path, 'condition_later_question', message)];
    }
    return [...valueFaults(leaf, subject, path), ...this.choiceValueFaults(leaf, place.question, path)];
  }

  private languageFaults(language: string | string[], path: string): Fault[] {
    if ([language].flat().length > 0) return [];
    return [error(path, 'condition_value', 'Say which language the condition is about.')];
  }

  private choiceValueFaults(leaf: Leaf, question: Question, path: string): Fault[] {
    if (!('question' in leaf) || !('choices' in question) || leaf.op === 'answered') return [];
    const part = leaf.question.split('.')[1];
    if (part !== undefined && !(question.type === 'ranking' && part === FIRST_PLACE)) return [];
    const known = choiceIds(question);
    return [leaf.value ?? []]
      .flat()
      .filter(id => !known.has(String(id)))
      .map(id => {
        const message = `The condition names a choice that ${questionName(this.def, question.key)} does not have (${String(id)}).`;
        return warning(path, 'condition_choice', message);
      });
  }
}

function hasPart(question: Question, part: string): boolean {
  if (question.type === 'matrix') return question.rows.some(row => row.id === part);
  if (question.type === 'ranking') return part === FIRST_PLACE;
  return 'other' in question && question.other !== undefined && part === 'other';
}

function isBefore(place: Place, here: Place): boolean {
  return place.page < here.page || (place.page === here.page && place.index < here.index);
}

function valueFaults(leaf: Exclude<Leaf, { language: unknown }>, name: string, path: string): Fault[] {
  const values = leaf.value === undefined ? [] : [leaf.value].flat();
  const ordering = leaf.op === 'lt' || leaf.op === 'lte' || leaf.op === 'gt' || leaf.op === 'gte';
  const usable = ordering
    ? values.length === 1 && !Array.isArray(leaf.value) && typeof values[0] !== 'boolean' && values[0] !== ''
    : values.length > 0;
  if (leaf.op === 'answered' || usable) return [];
  return [error(path, 'condition_value', `Say what ${name} is compared with.`)];
}
