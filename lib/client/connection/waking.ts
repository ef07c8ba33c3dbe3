/** Hears of moments after which a connection may be dead though it does not know: the lid was opened, the tab came back, or the network. */
export type OnWake = (woke: () => void) => () => void;

/** Of a page. Where there is none, as in a test, nothing ever sleeps. */
export const onPageWake: OnWake = (woke) => {
  if (typeof document === "undefined") return () => {};
  const shown = () => {
    if (document.visibilityState === "visible") woke();
  };
  // Pages are shown when they are opened, too: then nothing has slept.
  const cameBack = ({ persisted }: PageTransitionEvent) => {
    if (persisted) woke();
  };
  document.addEventListener("visibilitychange", shown);
  window.addEventListener("pageshow", cameBack);
  window.addEventListener("online", woke);
  return () => {
    document.removeEventListener("visibilitychange", shown);
    window.removeEventListener("pageshow", cameBack);
    window.removeEventListener("online", woke);
  };
};
