/** @jsxImportSource preact */
import { LONG_TEXT_MAX, type Question, type QuestionOf, SHORT_TEXT_MAX } from '@/domain/survey/definition';
import { control, describedBy, Group, Heading, Help, type Props, radioGroup, Single } from './blocks';
import { Choices, Consent, Dropdown, Ranking, YesNo } from './choices';
import { isDrawn, partMark, Said, textMark } from './marks';
import { ScaleRow } from './scales';
import { shuffled } from './view';

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
        <Group {...props} lowest={question.type === 'nps' ? 0 : 1}>
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

function Statement(props: Props) {
  const { scene, question, level } = props;
  return (
    <div class="q" {...partMark(scene, question)}>
      <Heading level={level}>
        <Said scene={scene} of={question} name="title" text={scene.say(question.title)} />
      </Heading>
      <Help {...props} />
    </div>
  );
}

function Matrix(props: Props<QuestionOf<'matrix'>>) {
  const { question, scene, view } = props;
  const rows = question.randomize ? shuffled(question.rows, view.seed) : question.rows;
  return (
    <Group {...props}>
      <div class="rows">
        {rows.map((row, index) => {
          const given = control(props, `${question.key}.${row.id}`);
          return (
            <fieldset
              key={row.id}
              class="row"
              {...radioGroup(question.required)}
              aria-describedby={given.isFaulty ? `e-${question.key}` : undefined}
              data-scale=""
              data-low="1"
            >
              <legend>
                <Said scene={scene} of={row} name="label" text={scene.say(row.label) || row.id} />
              </legend>
              <ScaleRow question={question} isRepeated={index > 0} {...given} />
            </fieldset>
          );
        })}
      </div>
    </Group>
  );
}

const inputTypes = {
  short: { type: 'text' },
  number: { type: 'text', inputMode: 'decimal' },
  date: { type: 'date' },
  email: { type: 'email', inputMode: 'email', autoComplete: 'email' },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel' },
} as const;

/** No maxlength: it would cut what is pasted without a word. The server says what is too long and keeps it all. */
function Text(props: Props<QuestionOf<'short' | 'long' | 'number' | 'date' | 'email' | 'phone'>>) {
  const { question, scene } = props;
  const { name, value, isFaulty, isRequired } = control(props, question.key);
  const limit = limitOf(question);
  const unit = question.type === 'number' ? scene.say(question.unit) : '';
  const marks = {
    id: `f-${name}`,
    name,
    required: isRequired,
    placeholder: 'placeholder' in question ? scene.say(question.placeholder) || undefined : undefined,
    'aria-invalid': isFaulty ? ('true' as const) : undefined,
    'aria-describedby': describedBy(props, unit && `u-${name}`, limit !== undefined && `c-${name}`),
    'data-max': limit,
    ...(question.type !== 'date' && textMark(scene, question, 'placeholder', '–')),
  };
  if (question.type === 'long')
    return (
      <Single {...props}>
        <textarea {...marks} rows={4}>
          {value ?? ''}
        </textarea>
        {limit && <Count {...props} />}
      </Single>
    );
  const { min, max } = question.type === 'date' ? question : { min: undefined, max: undefined };
  return (
    <Single {...props}>
      <div class={`line ${question.type}`}>
        <input
          {...inputTypes[question.type]}
          {...(scene.mode === 'kiosk' && { autoComplete: 'off' })}
          {...(question.type === 'number' && { inputMode: keysFor(question) })}
          {...marks}
          min={min}
          max={max}
          value={value ?? ''}
        />
        {question.type === 'number' && isDrawn(scene, unit) && (
          <span id={`u-${name}`} {...textMark(scene, question, 'unit', unit)}>
            {unit}
          </span>
        )}
      </div>
      {limit && <Count {...props} />}
    </Single>
  );
}

/** Characters that fit, where the survey sets a limit of its own; the schema's is too far off to be told. */
function limitOf(question: Question): number | undefined {
  const most = { short: SHORT_TEXT_MAX, long: LONG_TEXT_MAX };
  if (question.type !== 'short' && question.type !== 'long') return undefined;
  return question.maxLength < most[question.type] ? question.maxLength : undefined;
}

/** The keyboard of a phone: those of numbers have no minus, on some not even a decimal sign. */
function keysFor({ min, integer }: QuestionOf<'number'>): 'text' | 'numeric' | 'decimal' {
  if (min === undefined || min < 0) return 'text';
  return integer ? 'numeric' : 'decimal';
}

/** Where the script says how many characters are left or too many, in the plural forms of the page's language. */
const Count = ({ scene: { words }, question }: Props) => (
  <p
    class="count"
    id={`c-${question.key}`}
    data-left={JSON.stringify(words.charactersLeft)}
    data-over={JSON.stringify(words.charactersOver)}
  />
);
