/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { SurveyDefinition } from '@/domain/survey/definition';
import type { Scene } from './view';

/**
 * In the builder's preview every text says where it stands in the definition (`data-at="pages.0.questions.1.title"`),
 * every question, page and ending too (`data-part`), and an optional text that is empty is there, marked `data-none`.
 * The page a customer gets carries none of it, not a byte.
 */
export function marksOf(definition: SurveyDefinition): NonNullable<Scene['at']> {
  const paths = new Map<object, string>([[definition, '']]);
  definition.pages.forEach((page, pageIndex) => {
    paths.set(page, `pages.${pageIndex}.`);
    page.questions.forEach((question, index) => {
      const path = `pages.${pageIndex}.questions.${index}.`;
      paths.set(question, path);
      const lists = {
        choices: 'choices' in question ? question.choices : [],
        rows: question.type === 'matrix' ? question.rows : [],
      };
      for (const [name, items] of Object.entries(lists))
        items.forEach((item, place) => {
          paths.set(item, `${path}${name}.${place}.`);
        });
    });
  });
  definition.endings.forEach((ending, index) => {
    paths.set(ending, `endings.${index}.`);
  });
  return (owner, name = '') => `${paths.get(owner) ?? ''}${name}`.replace(/\.$/, '');
}

/** Attributes of an element that is one text; `text` as it is shown. */
export const textMark = ({ at }: Scene, owner: object, name: string, text: string) =>
  at && { 'data-at': at(owner, name), ...(text === '' && { 'data-none': '' }) };

/** Attributes of an element that is a question, a page or an ending. */
export const partMark = ({ at }: Scene, owner: object | undefined) =>
  at && owner && { 'data-part': at(owner) };

/** An optional text has its place where it is written, and wherever it could be. */
export const isDrawn = ({ at }: Scene, text: string): boolean => text !== '' || at !== undefined;

/** A text among others on its line. */
export const Said = ({ scene, of, name, text }: { scene: Scene; of: object; name: string; text: string }) =>
  scene.at ? <span data-at={scene.at(of, name)}>{text}</span> : <>{text}</>;

/** Paragraphs that have no element of their own around them. */
export const SaidAround = ({
  scene,
  of,
  name,
  text,
  children,
}: {
  scene: Scene;
  of: object;
  name: string;
  text: string;
  children: ComponentChildren;
}) => (scene.at ? <div {...textMark(scene, of, name, text)}>{children}</div> : <>{children}</>);
