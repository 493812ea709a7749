import { Modal } from '@mantine/core';
import { type CaseRow, customerName } from './case-words';
import { Composer } from './composer';

/** A note or a contact written from the list, without leaving it. */
export function ComposerDialog({
  row,
  first,
  onClose,
}: {
  row: CaseRow;
  first: 'note' | 'contact';
  onClose: () => void;
}) {
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={customerName(row)}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Composer row={row} first={first} onDone={onClose} />
    </Modal>
  );
}
