import { NextIntlClientProvider } from "next-intl";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { FileReplay } from "@/components/replay/live-file-replay";
import { ReplayMessage } from "@/components/replay/replay-message";
import { ReadingDirection } from "@/components/ui/page/reading-direction";
import { StyleNonce } from "@/components/ui/page/style-nonce";
import { fromBase64 } from "@/lib/learning/numbers/base64";
import { decodeReplay } from "@/lib/session/log/file/replay-file";
import type { ToPlay } from "@/lib/session/log/file/web-page";

/*
 * The player of a replay that is a web page of its own: no server, no network. The build makes one file of it; `webPage` puts a replay in.
 */

type Messages = NonNullable<Parameters<typeof NextIntlClientProvider>[0]["messages"]>;

const toPlay: ToPlay = JSON.parse(document.getElementById("replay")?.textContent ?? "");
const read = decodeReplay(fromBase64(toPlay.file));
const again = () => window.location.reload();

createRoot(document.getElementById("player")!).render(
  <StrictMode>
    <NextIntlClientProvider
      locale={toPlay.language}
      messages={toPlay.messages as Messages}
      timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
    >
      <ReadingDirection direction={toPlay.direction}>
        <StyleNonce nonce={undefined}>
          {read.ok ? (
            <FileReplay
              file={read.file}
              catalogue={toPlay.challenges}
              homePath={null}
              onFault={again}
              actions={null}
              takeable={false}
            />
          ) : (
            <ReplayMessage kind="failed" signedIn={false} problem={read.problem} onRetry={again} />
          )}
        </StyleNonce>
      </ReadingDirection>
    </NextIntlClientProvider>
  </StrictMode>,
);
