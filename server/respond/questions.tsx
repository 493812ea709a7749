/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Question, QuestionOf } from '@/domain/survey/definition';
import { OTHER_CHOICE } from '@/domain/survey/definition';
import type { AnswerFault } from '@/domain/survey/value';
import { faultText } from './faults';
import { ScaleRow } from './scales';
import { type QuestionView, type Scene, shuffled } from './view';
import { fill } from './words/words';

type Props<Q extends Question = Question> = { scene: Scene; view: QuestionView; question: Q; level: 1 | 2 };

/** One question with its help, its controls and, beside them, what was wrong. */
export function QuestionBlock(props: Props) {
  const { question } = props;
  switch (question.type) {
    case 'statement':
      return <Statement {...props} />;
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
      return (
        <Group {...props}>
          <ScaleRow question={question} {...control(props, question.key)} />
        </Group>
      );
    case 'matrix':
      return <Matrix {...props} question={question} />;
    case 'single':
    case 'multiple':
      return <Choices {...props} question={question} />;
    case 'ranking':
      return <Ranking {...props} question={question} />;
    case 'yesno':
      return <YesNo {...props} question={question} />;
    case 'consent':
      return <Consent {...props} question={question} />;
    case 'dropdown':
      return <Dropdown {...props} question={question} />;
    default:
      return <Text {...props} question={question} />;
  }
}

/** What every control needs: name, value, marks. */
function control({ scene, view, question }: Props, name: string) {
  return {
    scene,
    name,
    value: view.fields.get(name)?.at(-1),
    isRequired: question.required,
    isFaulty: view.faults.some(({ key }) => key === name || key === question.key),
  };
}

function Statement({ scene, question, level }: Props) {
  return (
    <div class="q">
      <Heading level={level}>{scene.say(question.title)}</Heading>
      <Help scene={scene} question={question} />
    </div>
  );
}

/** Several controls that answer one question. */
function Group({ children, ...props }: Props & { children: ComponentChildren }) {
  const { question, level } = props;
  return (
    <fieldset class="q" id={`q-${question.key}`} aria-describedby={describedBy(props)}>
      <legend>
        <Heading level={level}>
          <Title {...props} />
        </Heading>
      </legend>
      <Help {...props} />
      {children}
      <Faults {...props} />
    </fieldset>
  );
}

/** One control with its own label. */
function Single({ children, ...props }: Props & { children: ComponentChildren }) {
  const { question, level } = props;
  return (
    <div class="q" id={`q-${question.key}`}>
      <Heading level={level}>
        <label for={`f-${question.key}`}>
          <Title {...props} />
        </label>
      </Heading>
      <Help {...props} />
      {children}
      <Faults {...props} />
    </div>
  );
}

const Heading = ({ level, children }: { level: 1 | 2; children: ComponentChildren }) =>
  level === 1 ? <h1>{children}</h1> : <h2>{children}</h2>;

function Title({ scene, question }: Props) {
  return (
    <>
      {scene.say(question.title)}
      {!question.required && <small> ({scene.words.optional})</small>}
    </>
  );
}

function Help({ scene, question }: Pick<Props, 'scene' | 'question'>) {
  const help = scene.say(question.help);
  return (
    <>
      {help && (
        <div class="help" id={`h-${question.key}`}>
          <Paragraphs text={help} />
        </div>
      )}
      {question.image && <Picture src={question.image.url} alt={scene.say(question.image.alt)} />}
    </>
  );
}

/** A picture from where the survey says; the browser fetches it as it is. */
export const Picture = ({ src, alt }: { src: string; alt: string }) => (
  // biome-ignore lint/performance/noImgElement: this document is not drawn by Next
  <img src={src} alt={alt} />
);

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

function Faults(props: Props) {
  const faults = faultsOf(props);
  if (faults.length === 0) return null;
  return (
    <div class="fault" id={`e-${props.question.key}`}>
      {[...new Set(faults.map(fault => faultText(props.scene.words, fault)))].map(text => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

function describedBy(props: Props): string | undefined {
  const { question, scene } = props;
  const ids = [
    faultsOf(props).length > 0 && `e-${question.key}`,
    scene.say(question.help) && `h-${question.key}`,
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Matrix(props: Props<QuestionOf<'matrix'>>) {
  const { question, scene, view } = props;
  const rows = question.randomize ? shuffled(question.rows, view.seed) : question.rows;
  return (
    <Group {...props}>
      <div class="rows">
        {rows.map(row => (
          <fieldset key={row.id} class="row">
            <legend>{scene.say(row.label) || row.id}</legend>
            <ScaleRow question={question} {...control(props, `${question.key}.${row.id}`)} />
          </fieldset>
        ))}
      </div>
    </Group>
  );
}

function Choices(props: Props<QuestionOf<'single' | 'multiple'>>) {
  const { question, scene, view } = props;
  const { key } = question;
  const type = question.type === 'single' ? 'radio' : 'checkbox';
  const chosen = new Set(view.fields.get(key) ?? []);
  const { isFaulty } = control(props, key);
  const listed = question.randomize ? shuffled(question.choices, view.seed) : question.choices;
  const all = listed.map(choice => ({ id: choice.id, text: scene.say(choice.label) || choice.id }));
  if (question.other)
    all.push({ id: OTHER_CHOICE, text: scene.say(question.other.label) || scene.words.other });
  return (
    <Group {...props}>
      <div class="choices">
        {all.map(({ id, text }, index) => (
          <label key={id} class="box">
            <input
              type={type}
              id={index === 0 ? `f-${key}` : undefined}
              name={key}
              value={id}
              checked={chosen.has(id)}
              required={type === 'radio' && question.required}
              aria-invalid={isFaulty ? 'true' : undefined}
            />
            <span>{text}</span>
          </label>
        ))}
        {question.other && <OtherText {...props} />}
      </div>
    </Group>
  );
}

function OtherText(props: Props) {
  const name = `${props.question.key}.${OTHER_CHOICE}`;
  const { value, isFaulty } = control(props, name);
  return (
    <input
      type="text"
      id={`f-${name}`}
      name={name}
      value={value ?? ''}
      aria-label={`${props.scene.say(props.question.title)}: ${props.scene.words.otherText}`}
      placeholder={props.scene.words.otherText}
      aria-invalid={isFaulty ? 'true' : undefined}
    />
  );
}

function Ranking(props: Props<QuestionOf<'ranking'>>) {
  const { question, scene, view } = props;
  const listed = question.randomize ? shuffled(question.choices, view.seed) : question.choices;
  return (
    <Group {...props}>
      <p class="help">{scene.words.rankHelp}</p>
      <ul class="ranks">
        {listed.map((choice, index) => {
          const { name, value, isFaulty } = control(props, `${question.key}.${choice.id}`);
          const text = scene.say(choice.label) || choice.id;
          return (
            <li key={choice.id}>
              <select
                id={index === 0 ? `f-${question.key}` : undefined}
                name={name}
                aria-label={fill(scene.words.rank, { choice: text })}
                aria-invalid={isFaulty ? 'true' : undefined}
              >
                <option value="">–</option>
                {listed.map((_, rank) => (
                  <option key={rank} value={rank + 1} selected={value === String(rank + 1)}>
                    {rank + 1}
                  </option>
                ))}
              </select>
              <span aria-hidden="true">{text}</span>
            </li>
          );
        })}
      </ul>
    </Group>
  );
}

function YesNo(props: Props<QuestionOf<'yesno'>>) {
  const { question, scene } = props;
  const { name, value, isFaulty, isRequired } = control(props, question.key);
  const labels = question.labels;
  return (
    <Group {...props}>
      <div class="choices two">
        {(['yes', 'no'] as const).map((option, index) => (
          <label key={option} class="box">
            <input
              type="radio"
              id={index === 0 ? `f-${name}` : undefined}
              name={name}
              value={option}
              checked={value === option}
              required={isRequired}
              aria-invalid={isFaulty ? 'true' : undefined}
            />
            <span>{scene.say(labels?.[option]) || scene.words[option]}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}

function Consent(props: Props<QuestionOf<'consent'>>) {
  const { question, scene, level } = props;
  const { name, value, isFaulty, isRequired } = control(props, question.key);
  return (
    <div class="q" id={`q-${name}`}>
      {level === 1 && <h1 class="vh">{scene.definition.name}</h1>}
      <label class="box">
        <input
          type="checkbox"
          id={`f-${name}`}
          name={name}
          value="yes"
          checked={value === 'yes'}
          required={isRequired}
          aria-invalid={isFaulty ? 'true' : undefined}
          aria-describedby={describedBy(props)}
        />
        <span>
          <Title {...props} />
        </span>
      </label>
      {question.link && (
        <p class="help">
          <a href={question.link} target="_blank" rel="noreferrer noopener">
            {scene.words.moreAbout}
          </a>
        </p>
      )}
      <Help {...props} />
      <Faults {...props} />
    </div>
  );
}

function Dropdown(props: Props<QuestionOf<'dropdown'>>) {
  const { question, scene, view } = props;
  const { name, value, isFaulty, isRequired } = control(props, question.key);
  const listed = question.randomize ? shuffled(question.choices, view.seed) : question.choices;
  return (
    <Single {...props}>
      <select
        id={`f-${name}`}
        name={name}
        required={isRequired}
        aria-invalid={isFaulty ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      >
        <option value="">{scene.say(question.placeholder) || scene.words.choose}</option>
        {listed.map(choice => (
          <option key={choice.id} value={choice.id} selected={value === choice.id}>
            {scene.say(choice.label) || choice.id}
          </option>
        ))}
        {question.other && (
          <option value={OTHER_CHOICE} selected={value === OTHER_CHOICE}>
            {scene.say(question.other.label) || scene.words.other}
          </option>
        )}
      </select>
      {question.other && <OtherText {...props} />}
    </Single>
  );
}

const inputTypes = {
  short: { type: 'text' },
  number: { type: 'text', inputMode: 'decimal' },
  date: { type: 'date' },
  email: { type: 'email', autoComplete: 'email' },
  phone: { type: 'tel', autoComplete: 'tel' },
} as const;

/** No maxlength: it would cut what is pasted without a word. The server says what is too long and keeps it all. */
function Text(props: Props<QuestionOf<'short' | 'long' | 'number' | 'date' | 'email' | 'phone'>>) {
  const { question, scene } = props;
  const { name, value, isFaulty, isRequired } = control(props, question.key);
  const marks = {
    id: `f-${name}`,
    name,
    required: isRequired,
    placeholder: 'placeholder' in question ? scene.say(question.placeholder) || undefined : undefined,
    'aria-invalid': isFaulty ? ('true' as const) : undefined,
    'aria-describedby': describedBy(props),
  };
  if (question.type === 'long')
    return (
      <Single {...props}>
        <textarea {...marks} rows={4}>
          {value ?? ''}
        </textarea>
      </Single>
    );
  const unit = question.type === 'number' ? scene.say(question.unit) : '';
  const { min, max } = question.type === 'date' ? question : { min: undefined, max: undefined };
  return (
    <Single {...props}>
      <div class="line">
        <input {...inputTypes[question.type]} {...marks} min={min} max={max} value={value ?? ''} />
        {unit && <span>{unit}</span>}
      </div>
    </Single>
  );
}
