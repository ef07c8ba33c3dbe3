/** The field of a nickname, by which a browser sends it on its own. */
export const NICKNAME_FIELD = "nickname";

/**
 * The nickname of a form that was sent before its page had come alive: the browser then sends it itself, and the same page comes again with it in
 * its address. Null where nobody did; a link from elsewhere that has one in its address takes no seat.
 */
export function enteredEarly(): string | null {
  const { origin, pathname, search } = window.location;
  const entered = new URLSearchParams(search).get(NICKNAME_FIELD);
  if (entered === null) return null;
  window.history.replaceState(window.history.state, "", pathname);
  return document.referrer.startsWith(origin + pathname) ? entered : null;
}
