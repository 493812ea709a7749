import { validatePage } from '@/domain/survey/answers';
import type { Answers, Page, SurveyDefinition } from '@/domain/survey/definition';
import { type FormFields, formFields } from '@/domain/survey/form';
import { nextPage, pathOf } from '@/domain/survey/path';
import { matchLanguage } from '@/domain/survey/translate';
import type { AnswerFault } from '@/domain/survey/value';
import { contextOf, type Link } from '../services/response/link';
import type { Form } from './body';
import { currentPage, languageFor, owedOn } from './scene';
import { fieldsOf } from './view';

/** What a posted page asks for: to be saved, shown again with its faults, or shown in another language. */
export type Plan =
  | { do: 'save'; answers: Answers; page: Page; completed: boolean; goto: string | null; isDropping: boolean }
  | {
      do: 'refuse';
      page: Page;
      answers: Answers;
      fields?: FormFields;
      faults: AnswerFault[];
      isUnreached: boolean;
    }
  | { do: 'translate'; page: Page; answers: Answers; fields: FormFields };

export type Posted = {
  form: Form;
  /** A hidden control's value, by name. */
  control: (name: string) => string | null;
  isPartial: boolean;
};

export function posted(form: Form): Posted {
  const control = (name: string) => form.findLast(([key]) => key === name)?.[1] ?? null;
  return { form, control, isPartial: control('_partial') === '1' };
}

export function languageOf(
  definition: SurveyDefinition,
  link: Link,
  { control }: Posted,
  headers: { asked: string | null; acceptLanguage: string | undefined },
): string {
  const shown = control('_switch') ?? control('_lang');
  return (shown && matchLanguage(definition.languages, shown)) || languageFor(definition, link, headers);
}

/** Judges a post against the link as it stands. Pure: the caller saves, or looks the link up again and asks once more. */
export function planPost(
  link: Link,
  definition: SurveyDefinition,
  given: Posted,
  language: string,
): Plan | null {
  const context = contextOf(link, language);
  const page = pageOf(definition, link, given, language);
  if (!page) return null;
  const path = pathOf(definition, link.answers, context);
  if (!path.pages.includes(page.id)) return bypass(definition, link, path);

  const form = mergeStale(page, link, given);
  const backTo = given.control('_back');
  const partial = given.isPartial || backTo !== null;
  const { answers, merged, faults, dropped } = validatePage(definition, page, form, {
    previous: link.answers,
    context,
    partial,
  });
  const fields = formFields(form);
  if (given.control('_switch'))
    return { do: 'translate', page, answers: { ...link.answers, ...answers }, fields };
  const own = new Set(page.questions.map(({ key }) => key));
  const isCrafted = faults.some(({ key }) => !own.has(key.split('.', 1)[0] ?? ''));
  // Going back keeps what is valid; what is not yet must not hold anybody on the page.
  if (faults.length > 0 && (backTo === null || isCrafted))
    return {
      do: 'refuse',
      page,
      answers: { ...link.answers, ...answers },
      fields,
      faults,
      isUnreached: false,
    };

  const next = nextPage(definition, page.id, merged, context);
  const after = pathOf(definition, merged, context);
  const isEnd = next.kind === 'ending' && after.ending !== null;
  const onward = isEnd ? null : next.kind === 'page' ? next.id : (after.pages.at(-1) ?? null);
  const isDropping = dropped.some(name => Object.hasOwn(link.answers, name));
  return {
    do: 'save',
    answers: merged,
    page,
    completed: isEnd && !partial,
    goto: backTo !== null && after.pages.includes(backTo) ? backTo : onward,
    isDropping: isDropping && !partial,
  };
}

/** The page named in the form; without a name the one that asks the first question posted, else the one due. */
function pageOf(definition: SurveyDefinition, link: Link, given: Posted, language: string): Page | undefined {
  const named = given.control('_page');
  const first = given.form.find(([name]) => !name.startsWith('_'))?.[0].split('.', 1)[0];
  return (
    definition.pages.find(({ id }) => id === named) ??
    definition.pages.find(({ questions }) => questions.some(({ key }) => key === first)) ??
    definition.pages.find(({ id }) => id === currentPage(definition, link, contextOf(link, language))) ??
    definition.pages.at(-1)
  );
}

/** A page posted before its turn: show where the path is open, or say that it leads elsewhere. */
function bypass(definition: SurveyDefinition, link: Link, path: ReturnType<typeof pathOf>): Plan | null {
  const page = definition.pages.find(({ id }) => id === path.pages.at(-1));
  if (!page) return null;
  const faults = path.ending === null ? owedOn(page.questions, link.answers) : [];
  const isUnreached = path.ending !== null || faults.length === 0;
  return { do: 'refuse', page, answers: link.answers, faults, isUnreached };
}

/** A form older than what stands: its blanks do not wipe out what was answered meanwhile elsewhere. */
function mergeStale(page: Page, link: Link, { form, control }: Posted): Form {
  const seen = control('_revision');
  if (seen === null || Number(seen) >= link.revision) return form;
  const given = new Set(
    form.filter(([, value]) => value.trim() !== '').map(([name]) => name.split('.', 1)[0]),
  );
  const blank = page.questions.filter(({ key }) => !given.has(key));
  const stored = fieldsOf(blank, link.answers);
  return [
    ...form.filter(([name]) => !stored.has(name)),
    ...[...stored].flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
  ];
}
