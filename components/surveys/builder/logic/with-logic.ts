import type { Condition, SurveyDefinition } from '@/domain/survey/definition';

export type Rule = { when?: Condition | undefined; goto: string };

/** The condition at the path of a question or an ending; undefined where it is always shown. */
export function conditionAt(def: SurveyDefinition, path: string): Condition | undefined {
  const [room, first, , second] = path.split('.');
  if (room === 'endings') return def.endings[Number(first)]?.when;
  return def.pages[Number(first)]?.questions[Number(second)]?.showIf;
}

/** A copy in which the question or ending at `path` is shown under this condition; null: always. */
export function withCondition(
  def: SurveyDefinition,
  path: string,
  condition: Condition | null,
): SurveyDefinition {
  const [room, first, , second] = path.split('.').map(step => (/^\d+$/.test(step) ? Number(step) : step));
  if (room === 'endings') {
    const endings = def.endings.map((ending, index) => {
      const { when: _, ...bare } = ending;
      return index === first ? { ...bare, ...(condition && { when: condition }) } : ending;
    });
    return { ...def, endings };
  }
  const pages = def.pages.map((page, pageIndex) =>
    pageIndex === first
      ? {
          ...page,
          questions: page.questions.map((question, index) => {
            if (index !== second) return question;
            const { showIf: _, ...bare } = question;
            return { ...bare, ...(condition && { showIf: condition }) };
          }),
        }
      : page,
  );
  return { ...def, pages };
}

/** A copy in which these rules decide where the page leads; none: to the next page. */
export function withRules(
  def: SurveyDefinition,
  pageIndex: number,
  rules: readonly Rule[],
): SurveyDefinition {
  const pages = def.pages.map((page, index) => {
    if (index !== pageIndex) return page;
    const { next: _, ...bare } = page;
    return rules.length > 0 ? { ...bare, next: [...rules] } : bare;
  });
  return { ...def, pages };
}

/** Rules with a condition, and where everybody else goes; null: to the next page. Rules behind that one are kept. */
export function splitRules(rules: readonly Rule[]): { rules: Rule[]; otherwise: string | null } {
  const last = rules.at(-1);
  return last && !last.when
    ? { rules: rules.slice(0, -1), otherwise: last.goto }
    : { rules: [...rules], otherwise: null };
}

export function joinRules(rules: readonly Rule[], otherwise: string | null): Rule[] {
  return otherwise === null ? [...rules] : [...rules, { goto: otherwise }];
}

/** Everything a page can lead to: later pages, then endings. */
export function targetsOf(def: SurveyDefinition, pageIndex: number): string[] {
  const pages = def.pages.slice(pageIndex + 1).map(({ id }) => id);
  return [...pages, ...def.endings.map(({ id }) => id)];
}
