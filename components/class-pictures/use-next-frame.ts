import { useEffect, useState } from "react";

/** The value, one frame late: whatever depends on it is drawn in a frame of its own. */
export function useNextFrame<Value>(value: Value): Value {
  const [shown, setShown] = useState(() => value);
  useEffect(() => {
    // The first callback still runs in the frame in which the value changed.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setShown(() => value));
    });
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return shown;
}
