import { useEffect, useState } from "react";

/** The value, one frame later: what it makes anew has a frame to itself, after that in which the page heard of it. */
export function useNextFrame<Value>(value: Value): Value {
  const [shown, setShown] = useState(() => value);
  useEffect(() => {
    // The first callback still belongs to the frame in which the page heard of it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setShown(() => value));
    });
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return shown;
}
