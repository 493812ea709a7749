import { VisuallyHidden } from '@mantine/core';

const ID = 'builder-said';

/** Where the builder says what moved; once on the screen. */
export function Announcer() {
  return <VisuallyHidden id={ID} role="status" />;
}

/** Says to a screen reader what cannot be seen by it. */
export function announce(words: string): void {
  const place = document.getElementById(ID);
  if (place) place.textContent = words;
}
