import { type Condition, leavesOf } from './conditions';
import type { Question, SurveyDefinition } from './definition';
import { error, type Fault, warning } from './fault';
import { languageName, questionName } from './names';
import { type PipedField, pipedFields } from './piping';
import { answerableKeys } from './scores';
import type { LocalizedText } from './text';
import { type FoundText, textsOf } from './texts';
import { isTranslated } from './translate';

/** Texts that are missing, and fields in them that have nothing to say. */
export function textFaults(def: SurveyDefinition): Fault[] {
  const texts = textsOf(def);
  const piping = new PipingCheck(def);
  return [
    ...texts.flatMap(found => missingFaults(def, found)),
    ...texts.flatMap(({ path, text }) => piping.faultsOf(path, text)),
  ];
}

function missingFaults(def: SurveyDefinition, { path, text, needed }: FoundText): Fault[] {
  const [first = 'en', ...others] = def.languages;
  const written = Object.values(text).some(words => words.trim() !== '');
  if (!written) return needed ? [error(path, 'missing_text', 'Write a text here.')] : [];
  const missing = others.filter(tag => !isTranslated(text, tag));
  return [
    ...(isTranslated(text, first)
      ? []
      : [
          error(
            path,
            'missing_default',
            `The text in ${languageName(first)}, the default language, is missing.`,
          ),
        ]),
    ...missing.map(tag =>
      warning(
        path,
        'missing_translation',
        `Not translated into ${languageName(tag)}; ${languageName(first)} is shown.`,
      ),
    ),
  ];
}

/** Where a text stands: a page's are read before anything on it is answered, a mail's before everything. */
type Spot = { page: number; condition: Condition | undefined };
type Asked = { page: number; question: Question; path: string };

class PipingCheck {
  private readonly keys: Set<string>;
  private readonly asked = new Map<string, Asked>();

  constructor(private readonly def: SurveyDefinition) {
    this.keys = new Set(answerableKeys(def).map(({ key }) => key));
    def.pages.forEach((page, pageIndex) => {
      page.questions.forEach((question, index) => {
        const path = `pages.${pageIndex}.questions.${index}`;
        if (!this.asked.has(question.key)) this.asked.set(question.key, { page: pageIndex, question, path });
      });
    });
  }

  faultsOf(path: string, text: LocalizedText): Fault[] {
    const fields = Object.values(text)
      .flatMap(pipedFields)
      .filter(({ scope }) => scope === 'answers');
    // One word per question, however many languages quote it; a text that lacks the fallback somewhere is the one to name.
    const byName = new Map<string, PipedField>();
    for (const field of fields) if (byName.get(field.name)?.fallback !== '') byName.set(field.name, field);
    return [...byName.values()].flatMap(field => this.fieldFaults(path, field));
  }

  private fieldFaults(path: string, { name, fallback }: PipedField): Fault[] {
    const asked = this.asked.get(name.split('.', 1)[0] ?? '');
    if (!this.keys.has(name) || !asked) {
      const message = `No question has the key “${name}”; ${fallback ? 'its fallback' : 'nothing'} is shown.`;
      return [warning(path, 'piping_unknown', message)];
    }
    const { page, condition } = this.spotOf(path);
    const question = questionName(this.def, asked.question.key);
    if (asked.page >= page) {
      const why =
        page < 0
          ? 'the mail goes out before anything is answered'
          : asked.page === page
            ? 'it is asked on the same page'
            : `it is asked only on page ${asked.page + 1}`;
      const message = `The answer to ${question} is not known here: ${why}. ${fallback ? 'The fallback' : 'Nothing'} is shown.`;
      return [warning(path, 'piping_later', message)];
    }
    if (fallback || this.isSure(asked, page) || (condition && demands(condition, asked.question.key)))
      return [];
    const message = `${question} may be unanswered. Say what stands here then: {{answers.${name}|…}}.`;
    return [warning(path, 'piping_fallback', message)];
  }

  private spotOf(path: string): Spot {
    const [room, index, part, place] = path.split('.');
    if (room === 'endings')
      return { page: Number.POSITIVE_INFINITY, condition: this.def.endings[Number(index)]?.when };
    if (room !== 'pages') return { page: room === 'email' ? -1 : 0, condition: undefined };
    const page = this.def.pages[Number(index)];
    return {
      page: Number(index),
      condition: part === 'questions' ? page?.questions[Number(place)]?.showIf : undefined,
    };
  }

  /** Required, always shown, and on a page that no rule jumps over on the way to the text. */
  private isSure({ page, question }: Asked, textPage: number): boolean {
    if (!question.required || question.showIf) return false;
    const positions = new Map(this.def.pages.map((one, index) => [one.id, index]));
    return this.def.pages.slice(0, page).every(before =>
      (before.next ?? []).every(rule => {
        const target = positions.get(rule.goto) ?? Number.POSITIVE_INFINITY;
        return target <= page || target > textPage;
      }),
    );
  }
}

/** Whether a condition holds only where the question was answered. */
function demands(condition: Condition, key: string): boolean {
  if ('all' in condition) return condition.all.some(member => demands(member, key));
  if ('any' in condition)
    return condition.any.length > 0 && condition.any.every(member => demands(member, key));
  return leavesOf(condition).some(
    leaf =>
      'question' in leaf &&
      leaf.question.split('.', 1)[0] === key &&
      leaf.op !== 'ne' &&
      leaf.op !== 'notIn' &&
      !(leaf.op === 'answered' && leaf.value === false),
  );
}
