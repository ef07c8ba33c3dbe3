"use client";

import { useSyncExternalStore } from "react";
import { type ClassPlaces, classAddress } from "./class-address";

const never = () => () => {};
const here = () => window.location.origin;
/** Until the page is in the browser, nothing that shows it is drawn. */
const nowhere = () => "http://localhost";

/** Scheme, host and port under which students reach this server, as seen from this browser. */
export function useClassAddress(places: ClassPlaces): string {
  return classAddress(places, useSyncExternalStore(never, here, nowhere));
}
