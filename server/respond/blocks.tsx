/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { pictureSources } from '@/domain/picture/address';
import type { Question } from '@/domain/survey/definition';
import type { AnswerFault } from '@/domain/survey/value';
import { faultText } from './faults';
import { isDrawn, partMark, Said, textMark } from './marks';
import type { QuestionView, Scene } from './view';

export type Props<Q extends Question = Question> = {
  scene: Scene;
  view: QuestionView;
  question: Q;
  level: 1 | 2;
};

/** What every control needs: name, value, marks. */
export function control({ scene, view, question }: Props, name: string) {
  return {
    scene,
    name,
    value: view.fields.get(name)?.at(-1),
    isRequired: question.required,
    isFaulty: view.faults.some(({ key }) => key === name || key === question.key),
  };
}

/**
 * Several controls that answer one question. `hint`: what the page itself says about how to answer; `lowest`: the
 * first point of a scale, by which the script knows what a digit stands for.
 */
export function Group({
  children,
  hint,
  lowest,
  ...props
}: Props & { children: ComponentChildren; hint?: string | undefined; lowest?: number }) {
  const { scene, question, level } = props;
  const { key } = question;
  // A group of radio buttons can say that it has to be answered, one of anything else cannot.
  const isOwed = question.required && (question.type === 'multiple' || question.type === 'ranking');
  return (
    <fieldset
      class="q"
      id={`q-${key}`}
      aria-describedby={describedBy(props, hint && `n-${key}`, isOwed && `r-${key}`)}
      {...(RADIOS.has(question.type) && radioGroup(question.required))}
      {...(lowest !== undefined && { 'data-scale': '', 'data-low': lowest })}
      {...partMark(scene, question)}
    >
      <legend>
        <Heading level={level}>
          <Title {...props} />
        </Heading>
      </legend>
      <Help {...props} />
      {hint && (
        <p class="help" id={`n-${key}`}>
          {hint}
        </p>
      )}
      {isOwed && (
        <p class="vh" id={`r-${key}`}>
          {scene.words.faults.required}
        </p>
      )}
      <Faults {...props} />
      {children}
    </fieldset>
  );
}

const RADIOS: ReadonlySet<string> = new Set(['nps', 'csat', 'ces', 'rating', 'single', 'yesno']);

/** Attributes of a fieldset of radio buttons. */
export const radioGroup = (isRequired: boolean) =>
  ({ role: 'radiogroup', 'aria-required': isRequired ? 'true' : undefined }) as const;

/** One control with its own label. */
export function Single({ children, ...props }: Props & { children: ComponentChildren }) {
  const { question, level } = props;
  return (
    <div class="q" id={`q-${question.key}`} {...partMark(props.scene, question)}>
      <Heading level={level}>
        <label for={`f-${question.key}`}>
          <Title {...props} />
        </label>
      </Heading>
      <Help {...props} />
      <Faults {...props} />
      {children}
    </div>
  );
}

export const Heading = ({ level, children }: { level: 1 | 2; children: ComponentChildren }) =>
  level === 1 ? <h1>{children}</h1> : <h2>{children}</h2>;

export function Title({ scene, question }: Props) {
  return (
    <>
      <Said scene={scene} of={question} name="title" text={scene.say(question.title)} />
      {!question.required && <small> ({scene.words.optional})</small>}
    </>
  );
}

export function Help({ scene, view, question }: Props) {
  const help = scene.say(question.help);
  return (
    <>
      {isDrawn(scene, help) && (
        <div class="help" id={`h-${question.key}`} {...textMark(scene, question, 'help', help)}>
          <Paragraphs text={help} />
        </div>
      )}
      {question.image && (
        <Picture
          src={question.image.url}
          alt={scene.say(question.image.alt)}
          sizes={COLUMN}
          isLazy={question !== view.questions[0]}
        />
      )}
    </>
  );
}

/** How wide a picture among the questions is shown (`styles.ts`). */
const COLUMN = '(min-width:600px) 496px,calc(100vw - 32px)';

/** A picture from where the survey says. One kept here has its room before it comes, and comes as large as it is shown. */
export function Picture({
  src,
  alt,
  sizes,
  isLazy = false,
}: {
  src: string;
  alt: string;
  sizes: string;
  isLazy?: boolean;
}) {
  const sources = pictureSources(src);
  return (
    // biome-ignore lint/performance/noImgElement: this document is not drawn by Next
    <img {...sources} alt={alt} {...(sources.srcset && { sizes })} {...(isLazy && { loading: 'lazy' })} />
  );
}

export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text
      .split(/\n+/)
      .filter(Boolean)
      .map((line, index) => (
        <p key={index}>{line}</p>
      ))}
  </>
);

const faultsOf = ({ view, question }: Props): AnswerFault[] =>
  view.faults.filter(({ key }) => key === question.key || key.startsWith(`${question.key}.`));

export function Faults(props: Props) {
  const faults = faultsOf(props);
  if (faults.length === 0) return null;
  return (
    <div class="fault" id={`e-${props.question.key}`}>
      {[...new Set(faults.map(fault => faultText(props.scene, fault, props.question)))].map(text => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

/** Ids of what is to be read out after the name: what was wrong, the survey's help, and `further` ones. */
export function describedBy(props: Props, ...further: (string | false | undefined)[]): string | undefined {
  const { question, scene } = props;
  const ids = [
    faultsOf(props).length > 0 && `e-${question.key}`,
    scene.say(question.help) && `h-${question.key}`,
    ...further,
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
