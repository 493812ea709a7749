/** @jsxImportSource preact */
import type { QuestionOf } from '@/domain/survey/definition';
import { OTHER_CHOICE } from '@/domain/survey/definition';
import { control, describedBy, Faults, Group, Help, type Props, Single, Title } from './blocks';
import { partMark, Said, textMark } from './marks';
import { shuffled } from './view';
import { fill } from './words/words';

export function Choices(props: Props<QuestionOf<'single' | 'multiple'>>) {
  const { question, scene, view } = props;
  const { key } = question;
  const type = question.type === 'single' ? 'radio' : 'checkbox';
  const chosen = new Set(view.fields.get(key) ?? []);
  const { isFaulty } = control(props, key);
  const listed = question.randomize ? shuffled(question.choices, view.seed) : question.choices;
  const all: { id: string; text: string; of: object; name: string; isAlone?: boolean | undefined }[] =
    listed.map(choice => ({
      id: choice.id,
      text: scene.say(choice.label) || choice.id,
      of: choice,
      name: 'label',
      isAlone: question.type === 'multiple' && choice.exclusive,
    }));
  if (question.other) {
    const text = scene.say(question.other.label) || scene.words.other;
    all.push({ id: OTHER_CHOICE, text, of: question, name: 'other.label' });
  }
  return (
    <Group {...props} hint={amountHint(props, all.length)}>
      <div class="choices">
        {all.map(({ id, text, of, name, isAlone }, index) => (
          <label key={id} class="box">
            <input
              type={type}
              id={index === 0 ? `f-${key}` : undefined}
              name={key}
              value={id}
              checked={chosen.has(id)}
              required={type === 'radio' && question.required}
              aria-invalid={isFaulty ? 'true' : undefined}
              data-alone={isAlone ? '' : undefined}
            />
            <span>
              <Said scene={scene} of={of} name={name} text={text} />
            </span>
          </label>
        ))}
        {question.other && <OtherText {...props} />}
      </div>
    </Group>
  );
}

/** How many may be ticked, told before a fault has to: in the fault's own words. */
function amountHint({ question, scene, view }: Props, offered: number): string | undefined {
  const isSaid = view.faults.some(({ key, code }) => key === question.key && code.startsWith('too_'));
  if (question.type !== 'multiple' || isSaid) return undefined;
  const { min = 0, max = offered } = question;
  const { too_few, too_many } = scene.words.faults;
  const hints = [min > 1 && fill(too_few, { min }), max < offered && fill(too_many, { max })];
  return hints.filter(Boolean).join(' ') || undefined;
}

export function Dropdown(props: Props<QuestionOf<'dropdown'>>) {
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
        {...textMark(scene, question, 'placeholder', '–')}
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

/**
 * Places to choose; the script makes it a list to be moved by buttons or dragged, with the words in the `data-` marks.
 * Those that have a place stand first, so that the list reads as it was left.
 */
export function Ranking(props: Props<QuestionOf<'ranking'>>) {
  const { question, scene, view } = props;
  const { words } = scene;
  const listed = question.randomize ? shuffled(question.choices, view.seed) : question.choices;
  const given = listed
    .map(choice => ({ choice, ...control(props, `${question.key}.${choice.id}`) }))
    .sort((a, b) => (Number(a.value) || Infinity) - (Number(b.value) || Infinity) || 0);
  return (
    <Group {...props} hint={words.rankHelp}>
      {/* biome-ignore lint/a11y/noRedundantRoles: VoiceOver forgets that a list without markers is one */}
      <ol class="ranks" role="list" data-rank="" data-moved={words.moved}>
        {given.map(({ choice, name, value, isFaulty }, index) => {
          const text = scene.say(choice.label) || choice.id;
          const named = { choice: text };
          return (
            <li key={choice.id} data-up={fill(words.moveUp, named)} data-down={fill(words.moveDown, named)}>
              <select
                id={index === 0 ? `f-${question.key}` : undefined}
                name={name}
                aria-label={fill(words.rank, named)}
                aria-invalid={isFaulty ? 'true' : undefined}
              >
                <option value="">–</option>
                {listed.map((_, rank) => (
                  <option key={rank} value={rank + 1} selected={value === String(rank + 1)}>
                    {rank + 1}
                  </option>
                ))}
              </select>
              <span aria-hidden="true">
                <Said scene={scene} of={choice} name="label" text={text} />
              </span>
            </li>
          );
        })}
      </ol>
    </Group>
  );
}

export function YesNo(props: Props<QuestionOf<'yesno'>>) {
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
            <span>
              <Said
                scene={scene}
                of={question}
                name={`labels.${option}`}
                text={scene.say(labels?.[option]) || scene.words[option]}
              />
            </span>
          </label>
        ))}
      </div>
    </Group>
  );
}

export function Consent(props: Props<QuestionOf<'consent'>>) {
  const { question, scene, level } = props;
  const { name, value, isFaulty, isRequired } = control(props, question.key);
  return (
    <div class="q" id={`q-${name}`} {...partMark(scene, question)}>
      {level === 1 && <h1 class="vh">{scene.words.survey}</h1>}
      <Faults {...props} />
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
    </div>
  );
}
