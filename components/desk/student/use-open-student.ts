"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { overlayIsOpen } from "@/components/keys/use-command-keys";
import type { ParticipantId } from "@/lib/session/log/events";

/** In the desk's address: the student whose drawer is open. */
const PARAMETER = "student";

/** Which student's drawer is open. It is in the page's address, so that a reload keeps it. */
export function useOpenStudent() {
  const [student, setStudent] = useState(studentInAddress);
  /** What had the focus when it was opened. */
  const opener = useRef<Element | null>(null);

  const onOpen = useCallback((id: ParticipantId) => {
    const focused = document.activeElement;
    if (!focused?.closest("[data-student-drawer]")) opener.current = focused;
    setStudent(id);
    putInAddress(id);
  }, []);
  const onClose = useCallback(() => {
    setStudent(null);
    putInAddress(null);
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    opener.current = null;
  }, []);

  useEffect(() => {
    if (student === null) return;
    let covered = false;
    // Before anyone reacts: what lies over the drawer is closed first.
    const look = () => {
      covered = overlayIsOpen();
    };
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing && !covered) onClose();
    };
    window.addEventListener("keydown", look, true);
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", look, true);
      window.removeEventListener("keydown", press);
    };
  }, [student, onClose]);

  return { student, onOpen, onClose };
}

function studentInAddress(): ParticipantId | null {
  if (typeof window === "undefined") return null;
  const written = new URLSearchParams(window.location.search).get(PARAMETER) ?? "";
  return /^\d{1,4}$/.test(written) ? Number(written) : null;
}

function putInAddress(student: ParticipantId | null): void {
  const { href } = window.location;
  const address = new URL(href);
  if (student === null) address.searchParams.delete(PARAMETER);
  else address.searchParams.set(PARAMETER, String(student));
  if (address.href !== href) window.history.replaceState(window.history.state, "", address);
}
