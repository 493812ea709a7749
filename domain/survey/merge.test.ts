import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boots } from './boots.fixture';
import { type SurveyDefinition, surveyDefinition } from './definition';
import { addPage, addQuestion } from './edits/add';
import { edited } from './edits/edited';
import { anyEdit, applied } from './edits/edits.arbitrary';
import { moveQuestion } from './edits/move';
import { removePart } from './edits/remove';
import { mergeDefinitions } from './merge';
import { questionsOf } from './scores';
import { anyDefinition } from './survey.arbitrary';
import { textsOf } from './texts';
import { diffDefinitions } from './versions';

const question = (def: SurveyDefinition, key: string) => questionsOf(def).find(one => one.key === key);
const titled = (def: SurveyDefinition, key: string, title: Record<string, string>) =>
  edited(def, draft => Object.assign(question(draft, key)?.title ?? {}, title));
const keysOf = (def: SurveyDefinition) => questionsOf(def).map(one => one.key);

describe('two people at one draft', () => {
  test('who write in different languages of one title both keep their words', () => {
    const mine = titled(boots, 'why', { en: 'What was good?' });
    const theirs = titled(boots, 'why', { de: 'Was war gut?' });
    const { merged, conflicts } = mergeDefinitions(boots, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(question(merged, 'why')?.title).toEqual({ en: 'What was good?', de: 'Was war gut?' });
  });

  test('who write the same title are told, mine stands until theirs is taken', () => {
    const mine = titled(boots, 'why', { en: 'Mine' });
    const theirs = titled(boots, 'why', { en: 'Theirs' });
    const { merged, conflicts } = mergeDefinitions(boots, mine, theirs);
    expect(conflicts).toMatchObject([
      { what: 'Question “Mine”, title, English', mine: 'Mine', theirs: 'Theirs' },
    ]);
    expect(question(merged, 'why')?.title.en).toBe('Mine');
    const take = new Set(conflicts.map(conflict => conflict.id));
    expect(question(mergeDefinitions(boots, mine, theirs, { take }).merged, 'why')?.title.en).toBe('Theirs');
  });

  test('who both add a question get both, whatever keys they had', () => {
    const add = (title: string) => {
      const made = addQuestion(boots, { pageId: 'liked', after: 'why', type: 'long', published: [] });
      return made ? titled(made.definition, 'comment', { en: title }) : boots;
    };
    const { merged, conflicts } = mergeDefinitions(boots, add('Mine'), add('Theirs'));
    expect(conflicts).toEqual([]);
    expect(merged.pages[2]?.questions.map(one => one.title.en)).toEqual(
      expect.arrayContaining(['Mine', 'Theirs']),
    );
    expect(new Set(keysOf(merged)).size).toBe(keysOf(boots).length + 2);
  });

  test('who both add a page keep both, and rules of mine still lead to mine', () => {
    const add = (title: string) => {
      const made = addPage(boots, { published: [] })?.definition ?? boots;
      return edited(made, draft => {
        const page = draft.pages.at(-1);
        if (page) page.title = { en: title };
        if (draft.pages[0]?.next?.[1] && page) draft.pages[0].next[1].goto = page.id;
      });
    };
    const theirs = edited(add('Theirs'), draft => {
      draft.pages[0] = structuredClone(boots.pages[0] ?? fail());
    });
    const { merged } = mergeDefinitions(boots, add('Mine'), theirs);
    const mine = merged.pages.find(page => page.title?.en === 'Mine');
    expect(merged.pages.map(page => page.title?.en)).toEqual(expect.arrayContaining(['Mine', 'Theirs']));
    expect(merged.pages[0]?.next?.[1]?.goto).toBe(mine?.id);
  });

  test('moving and rewording the same question are no conflict', () => {
    const mine = moveQuestion(boots, 'why', { pageId: 'wrong', index: 0 });
    const theirs = titled(boots, 'why', { en: 'What was good?' });
    const { merged, conflicts } = mergeDefinitions(boots, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(merged.pages[1]?.questions[0]).toMatchObject({ key: 'why', title: { en: 'What was good?' } });
  });

  test('a page deleted here and written on there is asked about, with its questions', () => {
    const mine = removePart(boots, { kind: 'page', id: 'liked' })?.definition ?? boots;
    const theirs = titled(boots, 'why', { en: 'What was good?' });
    const kept = mergeDefinitions(boots, mine, theirs);
    expect(kept.conflicts).toMatchObject([{ id: 'pages.liked', mine: 'Deleted', theirs: 'Changed' }]);
    expect(keysOf(kept.merged)).toEqual(keysOf(mine));
    const taken = mergeDefinitions(boots, mine, theirs, { take: new Set(['pages.liked']) });
    expect(taken.merged.pages.map(page => page.id)).toContain('liked');
    expect(keysOf(taken.merged)).toEqual(keysOf(theirs));
  });

  test('a deleted part that comes back by undo finds its place, and later words stay', () => {
    const after = removePart(boots, { kind: 'question', key: 'staff' })?.definition ?? boots;
    const later = titled(after, 'why', { en: 'Later' });
    const back = mergeDefinitions(after, later, boots).merged;
    expect(back).toEqual(titled(boots, 'why', { en: 'Later' }));
  });
});

describe('whatever two people do', () => {
  const edits = fc.array(anyEdit, { minLength: 1, maxLength: 6 });
  const made = (def: SurveyDefinition, list: Parameters<typeof applied>[1][]) =>
    list.reduce((now, edit) => applied(now, edit, [def]), def);

  test('who changed nothing gets the other’s, to the letter', () => {
    fc.assert(
      fc.property(anyDefinition, edits, (base, list) => {
        const changed = made(base, list);
        expect(mergeDefinitions(base, changed, base)).toEqual({ merged: changed, conflicts: [] });
        expect(mergeDefinitions(base, base, changed)).toEqual({ merged: changed, conflicts: [] });
        // A touch of mine must not bend what is theirs.
        const named = { ...base, name: 'Renamed' };
        const { merged, conflicts } = mergeDefinitions(base, named, changed);
        expect(conflicts).toEqual([]);
        expect(merged).toEqual({ ...changed, name: 'Renamed' });
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  test('the result can be stored and holds nothing twice, whoever’s side is taken', () => {
    fc.assert(
      fc.property(anyDefinition, edits, edits, fc.boolean(), (base, one, two, takesAll) => {
        const [mine, theirs] = [made(base, one), made(base, two)];
        const first = mergeDefinitions(base, mine, theirs, { published: [base] });
        const take = new Set(takesAll ? first.conflicts.map(conflict => conflict.id) : []);
        const { merged } = mergeDefinitions(base, mine, theirs, { take, published: [base] });
        expect(surveyDefinition.parse(merged)).toEqual(merged);
        expect(new Set(keysOf(merged)).size).toBe(keysOf(merged).length);
        const places = [...merged.pages, ...merged.endings].map(place => place.id);
        expect(new Set(places).size).toBe(places.length);
        for (const item of questionsOf(merged)) {
          const ids = 'choices' in item ? item.choices.map(choice => choice.id) : [];
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  test('without a conflict, every word that either wrote is in it', () => {
    let quiet = 0;
    fc.assert(
      fc.property(anyDefinition, edits, edits, (base, one, two) => {
        const [mine, theirs] = [made(base, one), made(base, two)];
        const { merged, conflicts } = mergeDefinitions(base, mine, theirs);
        if (conflicts.length > 0) return;
        quiet += 1;
        const words = (def: SurveyDefinition) => textsOf(def).flatMap(({ text }) => Object.values(text));
        const before = new Set(words(base));
        const now = new Set(words(merged));
        for (const word of [...words(mine), ...words(theirs)]) {
          if (!before.has(word) && !word.includes('{{')) expect(now).toContain(word);
        }
        const added = (def: SurveyDefinition) => questionsOf(def).length - questionsOf(base).length;
        if (added(mine) > 0 && added(theirs) > 0)
          expect(added(merged)).toBeGreaterThanOrEqual(Math.max(added(mine), added(theirs)));
      }),
      { numRuns: 500 },
    );
    expect(quiet).toBeGreaterThan(50);
  }, 60_000);

  test('edits to different questions come out as if one person had done both', () => {
    const setting = fc.constantFrom('title', 'help', 'required', 'label');
    fc.assert(
      fc.property(anyDefinition, fc.nat(20), fc.nat(20), setting, setting, (base, a, b, what, other) => {
        const keys = keysOf(base);
        const [first, second] = [keys[a % Math.max(keys.length, 1)], keys[b % Math.max(keys.length, 1)]];
        fc.pre(first !== undefined && first !== second);
        const set = (def: SurveyDefinition, key: string | undefined, setting: string, words: string) =>
          edited(def, draft => {
            const found = questionsOf(draft).find(item => item.key === key);
            if (!found) return;
            if (setting === 'title') found.title.en = words;
            else if (setting === 'help') found.help = { de: words };
            else if (setting === 'required') found.required = !found.required;
            else if ('choices' in found) found.choices.push({ id: 'new', label: { en: words } });
          });
        const mine = set(base, first, what, 'mine');
        const theirs = set(base, second, other, 'theirs');
        const { merged, conflicts } = mergeDefinitions(base, mine, theirs);
        expect(conflicts).toEqual([]);
        expect(diffDefinitions(set(mine, second, other, 'theirs'), merged)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

function fail(): never {
  throw new Error('the fixture has no such page');
}
