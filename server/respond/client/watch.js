// How long the page was to be seen, in milliseconds.

let spent = 0;
let since = 0;
let isSeen = false;

export const seenMs = () => {
  const now = Date.now();
  if (isSeen) spent += now - since;
  since = now;
  isSeen = !document.hidden;
  return spent;
};

export const restartWatch = ms => {
  seenMs();
  spent = ms;
};
