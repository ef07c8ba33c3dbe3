import { type RefObject, useEffect } from "react";

/** Reports whether an element is on screen: on mount, on every change, and `false` on unmount. */
export function useInSight(element: RefObject<Element | null>, onVisible: (visible: boolean) => void) {
  useEffect(() => {
    if (element.current === null) return;
    const observer = new IntersectionObserver(([entry]) => onVisible(entry!.isIntersecting));
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      onVisible(false);
    };
  }, [element, onVisible]);
}
