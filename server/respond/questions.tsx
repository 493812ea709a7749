/** @jsxImportSource preact */
import type { QuestionOf } from '@/domain/survey/definition';
import { control, describedBy, Group, Heading, Help, type Props, Single } from './blocks';
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

function Statement({ scene, question, level }: Props) {
  return (
    <div class="q" {...partMark(scene, question)}>
      <Heading level={level}>
        <Said scene={scene} of={question} name="title" text={scene.say(question.title)} />
      </Heading>
      <Help scene={scene} question={question} />
    </div>
  );
}

function Matrix(props: Props<QuestionOf<'matrix'>>) {
  const { question, scene, view } = props;
  const rows = question.randomize ? shuffled(question.rows, view.seed) : question.rows;
  return (
    <Group {...props}>
      <div class="rows">
        {rows.map((row, index) => (
          <fieldset key={row.id} class="row">
            <legend>
              <Said scene={scene} of={row} name="label" text={scene.say(row.label) || row.id} />
            </legend>
            <ScaleRow
              question={question}
              isRepeated={index > 0}
              {...control(props, `${question.key}.${row.id}`)}
            />
          </fieldset>
        ))}
      </div>
    </Group>
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
    ...(question.type !== 'date' && textMark(scene, question, 'placeholder', '–')),
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
        {question.type === 'number' && isDrawn(scene, unit) && (
          <span {...textMark(scene, question, 'unit', unit)}>{unit}</span>
        )}
      </div>
    </Single>
  );
}
