import { describe, expect, it } from 'vitest';
import { parseDefinition } from './parse';
import { expandPiping, pipedFields } from './piping';
import { fieldsFor, writeField } from './piping-fields';

const parsed = parseDefinition({
  name: 'Boots',
  languages: ['en', 'de'],
  pages: [
    {
      id: 'p1',
      questions: [
        { key: 'recommend', type: 'nps', title: { en: 'Recommend us?', de: 'Empfehlen Sie uns?' } },
        { key: 'parts', type: 'matrix', title: 'Rate each', rows: [{ id: 'sole', label: 'Sole' }] },
        { key: 'note', type: 'statement', title: 'Hello' },
        { key: 'quote', type: 'consent', title: 'You may quote me' },
      ],
    },
    { id: 'p2', questions: [{ key: 'why', type: 'long', title: 'Why?' }] },
  ],
});
if (!parsed.ok) throw new Error('fixture');
const fields = (path: string) =>
  fieldsFor(parsed.definition, path, {
    language: 'de',
    happened: ['product', 'not a name'],
    customer: ['tier'],
  });
const answers = (path: string) => fields(path).filter(({ scope }) => scope === 'answers');

describe('the fields that make sense in a text', () => {
  it('are answers of earlier pages only, never of the page itself', () => {
    expect(answers('pages.0.questions.1.title')).toEqual([]);
    expect(answers('pages.1.questions.0.title')).toEqual([
      { scope: 'answers', name: 'recommend', label: 'Empfehlen Sie uns?' },
    ]);
  });

  it('are all answers in an ending, none in the mail or at the foot of every page', () => {
    expect(answers('endings.0.title').map(({ name }) => name)).toEqual(['recommend', 'why']);
    expect(answers('email.intro')).toEqual([]);
    expect(answers('theme.footer')).toEqual([]);
  });

  it('name what interactions and customers carry, as far as a field can name it', () => {
    const names = fields('email.intro').map(({ scope, name }) => `${scope}.${name}`);
    expect(names).toEqual([
      'customer.name',
      'company.name',
      'interaction.date',
      'interaction.product',
      'customer.tier',
    ]);
  });
});

describe('a field as it is written', () => {
  it('is read back with its fallback, whatever is typed there', () => {
    for (const fallback of ['there', '', 'a|b}}c{{d', ' dear customer ', '<b>']) {
      const text = writeField({ scope: 'customer', name: 'name' }, fallback);
      expect(pipedFields(text)).toEqual([
        { scope: 'customer', name: 'name', fallback: fallback.replace(/[{}|]/g, '').trim() },
      ]);
      expect(expandPiping(text, { customer: { name: 'Ann' } })).toBe('Ann');
    }
  });
});
