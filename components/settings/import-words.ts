import type { ImportCounts, ImportState, ImportUndone } from '@/domain/import-run';

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** "1,204 taken, 3 known already, 1 not taken" */
export const countsInWords = ({ accepted, duplicates, rejected }: ImportCounts): string =>
  [
    `${accepted.toLocaleString('en')} taken`,
    ...(duplicates > 0 ? [`${duplicates.toLocaleString('en')} known already`] : []),
    ...(rejected > 0 ? [`${rejected.toLocaleString('en')} not taken`] : []),
  ].join(', ');

/** What a list says of an import that is not simply done; null: nothing. */
export const stateWords: Record<ImportState, string | null> = {
  uploading: 'On its way',
  uploaded: 'Waits for you',
  checking: 'Being tried',
  running: 'Being read',
  done: null,
  asking: 'Inviting',
  failed: 'Broke off',
  cancelled: 'Cancelled',
  undoing: 'Being undone',
  undone: 'Undone',
};

/** What undoing took away and what it left, one sentence each. */
export function undoneInWords(undone: ImportUndone): string[] {
  const gone = [
    ...(undone.interactions > 0 ? [counted(undone.interactions, 'interaction')] : []),
    ...(undone.customers > 0 ? [counted(undone.customers, 'customer')] : []),
  ];
  const { restored, withdrawn, keptInteractions, keptCustomers } = undone;
  return [
    gone.length > 0 ? `${gone.join(' and ')} removed.` : 'Nothing had to be removed.',
    ...(restored > 0 ? [`${counted(restored, 'customer')} as before.`] : []),
    ...(withdrawn > 0 ? [`${counted(withdrawn, 'invitation')} withdrawn.`] : []),
    ...(keptInteractions > 0
      ? [`${counted(keptInteractions, 'interaction')} kept: somebody was asked about it or answered.`]
      : []),
    ...(keptCustomers > 0
      ? [`${counted(keptCustomers, 'customer')} kept: something else is known of them.`]
      : []),
  ];
}
