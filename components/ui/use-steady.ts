import { useInsertionEffect, useRef, useState } from "react";

/**
 * A function that stays the same for the life of the component and calls the latest `callback`, so that a memoised part that gets it does not render again.
 * For events only, never while rendering.
 */
export function useSteady<Given extends unknown[]>(
  callback: (...given: Given) => void,
): (...given: Given) => void {
  const latest = useRef(callback);
  useInsertionEffect(() => {
    latest.current = callback;
  });
  const [steady] = useState(
    () =>
      (...given: Given) =>
        latest.current(...given),
  );
  return steady;
}
