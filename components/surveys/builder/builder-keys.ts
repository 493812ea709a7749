import type { ShortcutGroup } from '../../ui/shortcuts';

/** Every key of the builder, as `?` lists them. */
export const builderKeys: ShortcutGroup = {
  title: 'Designing a survey',
  shortcuts: [
    { keys: ['Mod', 'Z'], what: 'Undo' },
    { keys: ['Mod', 'Shift', 'Z'], what: 'Redo (also Ctrl Y)' },
    { keys: ['Mod', 'S'], what: 'Save now' },
    { keys: ['A'], what: 'Add a question' },
    { keys: ['['], what: 'Previous part' },
    { keys: [']'], what: 'Next part' },
    { keys: ['Enter'], what: 'On a row: write its title' },
    { keys: ['Alt', '↑'], what: 'Move the part up' },
    { keys: ['Alt', '↓'], what: 'Move the part down' },
    { keys: ['Mod', 'D'], what: 'Duplicate the part' },
    { keys: ['Del'], what: 'On a row: delete the part' },
  ],
};
