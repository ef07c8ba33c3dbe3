import { type RefObject, useEffect } from "react";

/** Reports whether an element is on screen: on mount, on every change, and `false` on unmount. */
export function useInSight(element: RefObject<Element | null>, onVisible: (visible: boolean) => void) {
  useEffect(() => {
    if (element.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      // The last is how things stand now, where several came together.
      const last = entries.at(-1);
      if (last) onVisible(last.isIntersecting);
    });
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      onVisible(false);
    };
  }, [element, onVisible]);
}
