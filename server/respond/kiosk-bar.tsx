/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Scene } from './view';

/** Seconds after which a counter's tablet goes back to the start by itself: behind the last page, and from a closed door. */
const PAUSES = { end: 8, closed: 60 };

/** Leads a tablet without script back to the start; with script the page does it by itself. */
export const leadBack = ({ start }: Scene, pause: keyof typeof PAUSES): { refresh?: string } =>
  start === null ? {} : { refresh: `${PAUSES[pause]};url=${start}` };

/** Below the last words for one person: the way to the start for the next. */
export const StartAgain = ({ scene: { start, words } }: { scene: Scene }) =>
  start === null ? null : (
    <>
      <p class="then">
        <a class="go" href={start}>
          {words.kiosk.again}
        </a>
      </p>
      <p class="note">{words.kiosk.soon}</p>
    </>
  );

/**
 * What `client/kiosk.js` needs on the page. `children`: the last words where the server cannot be asked for them, since
 * there is no connection.
 */
export const KioskBar = ({ scene, children }: { scene: Scene; children: ComponentChildren }) => {
  const { start, words } = scene;
  if (start === null) return null;
  const { kiosk } = words;
  return (
    <div
      id="kiosk"
      data-start={start}
      data-idle={JSON.stringify(kiosk.idle)}
      data-waiting={JSON.stringify(kiosk.waiting)}
    >
      <p role="status" />
      <button type="button" class="quiet full" hidden>
        {kiosk.fullScreen}
      </button>
      <dialog aria-labelledby="idle">
        <p id="idle" />
        <p class="vh" role="status" />
        <div class="acts">
          <button type="button" class="send stay">
            {kiosk.stay}
          </button>
          <button type="button" class="quiet again">
            {kiosk.again}
          </button>
        </div>
      </dialog>
      <template>{children}</template>
    </div>
  );
};
