import type { Cookies } from "./teacher-from-cookies";

/** A cookie that a browser is to keep out of reach of scripts. `seconds`: for how long; 0: to forget it. */
export type KeptCookie = {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  readonly seconds: number;
};

/** A browser that signs in or out. */
export type AuthVisitor = {
  readonly address: string;
  readonly cookies: Cookies;
  keep(cookie: KeptCookie): void;
};
