/** Name of the nickname field when the browser itself submits the form. */
export const NICKNAME_FIELD = "nickname";

/**
 * The nickname of a form that was submitted before the page was interactive: the browser then submits it natively, and the same
 * page loads again with the nickname in its address. Null otherwise; a link from elsewhere with a nickname in it takes no seat.
 */
export function enteredEarly(): string | null {
  const { origin, pathname, search } = window.location;
  const entered = new URLSearchParams(search).get(NICKNAME_FIELD);
  if (entered === null) return null;
  window.history.replaceState(window.history.state, "", pathname);
  return document.referrer.startsWith(origin + pathname) ? entered : null;
}
