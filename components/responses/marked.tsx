import type { TextPiece } from '@/domain/text/search';

/** A text with what was looked for marked in it. */
export const Marked = ({ pieces }: { pieces: readonly TextPiece[] }) =>
  pieces.map(({ text, isHit }, place) =>
    isHit ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
  );
