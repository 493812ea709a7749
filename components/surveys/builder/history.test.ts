import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boots } from '@/domain/survey/boots.fixture';
import { mergeDefinitions } from '@/domain/survey/merge';
import { amended, type History, rebased, redone, startHistory, step, undone } from './history';

const named = (name: string) => ({ ...boots, name });
const times = (count: number, history: History, go: (history: History) => History): History =>
  count === 0 ? history : times(count - 1, go(history), go);

describe('the history', () => {
  it('takes keystrokes in one field back at once, and those in another by themselves', () => {
    let history = startHistory(boots);
    for (const name of ['B', 'Bo', 'Boo']) history = step(history, named(name), 'name');
    history = step(history, named('Else'), 'title');
    expect(undone(history).present.name).toBe('Boo');
    expect(undone(undone(history)).present).toBe(boots);
  });

  it('begins a new step after an undo, and forgets what was undone', () => {
    const history = step(undone(step(startHistory(boots), named('A'), 'name')), named('B'), 'name');
    expect(history.future).toEqual([]);
    expect(undone(history).present).toBe(boots);
  });

  it('remembers fifty steps', () => {
    let history = startHistory(named('0'));
    for (let count = 1; count <= 60; count += 1) history = step(history, named(String(count)));
    expect(times(80, history, undone).present.name).toBe('10');
    expect(times(80, times(80, history, undone), redone).present.name).toBe('60');
  });

  it('goes back and forth to exactly what was', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 30 }), fc.nat(40), (names, back) => {
        const history = names.reduce((now, name) => step(now, named(name)), startHistory(boots));
        const there = Math.min(back, names.length);
        const gone = times(back, history, undone);
        expect(gone.present).toBe(there === names.length ? boots : gone.present);
        expect(gone.present.name).toBe(there === names.length ? 'Boots' : names[names.length - 1 - there]);
        expect(times(back, gone, redone)).toEqual({ ...history, merge: there > 0 ? null : history.merge });
      }),
    );
  });

  it('lets what nobody did by hand be no step', () => {
    const history = amended(step(startHistory(boots), named('A')), named('B'));
    expect(history.present.name).toBe('B');
    expect(undone(history).present).toBe(boots);
    expect(amended(undone(history), named('C')).present).toBe(boots);
  });

  it('takes back only its own steps once somebody else’s came in', () => {
    const theirs = { ...boots, theme: { ...boots.theme, color: '#112233' } };
    const onto = (def: typeof boots) => mergeDefinitions(boots, def, theirs).merged;
    const mine = step(startHistory(boots), named('Mine'));
    const history = rebased(mine, onto(mine.present), onto);
    expect(history.present).toMatchObject({ name: 'Mine', theme: { color: '#112233' } });
    expect(undone(history).present).toEqual(theirs);
  });
});
