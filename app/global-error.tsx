"use client";

import ErrorPage from "./error";
import "./globals.css";

/** When not even the frame of pages could be drawn. Made at the build: no policy's nonce is on it, so it has no style or script of its own. */
export default function GlobalError(props: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
