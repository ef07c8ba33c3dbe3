import { type RefObject, useEffect } from "react";

/** Tells whether an element is in sight: at once, whenever that changes, and that it is not when it goes. */
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
