import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { AppFrame } from "@/components/frame/app-frame";
import { EarlyPresses } from "@/components/frame/early-presses";
import { FailedScripts } from "@/components/frame/failed-scripts";
import { themeChoice, themeClass } from "@/components/frame/theme";
import { cx } from "@/components/ui/cx";
import { rowDensityChoice, rowDensityClass } from "@/components/ui/rows/row-density";
import { readFrame } from "@/lib/connection/server/read-frame";
import { namedConnection } from "@/lib/server/connection-in-force";
import { OriginGuard } from "@/components/inventory/news/origin-guard";
import { PageAlive } from "@/components/frame/page-alive";
import { NoRole } from "@/components/sign-in/no-role";
import { SessionDialog } from "@/components/sign-in/session-dialog";
import "./globals.css";
import { PageCommands } from "./page-commands";
import { RunIndicator } from "./run-indicator";
import { Providers } from "./providers";

export function generateMetadata(): Metadata {
  const connection = namedConnection();
  // A tab of one connection must not read like that of another.
  const canopy = connection === undefined ? "Canopy" : `${connection.title} · Canopy`;
  return {
    title: { default: canopy, template: `%s · ${canopy}` },
    description: "What governs each account of an AWS organization.",
  };
}

export const viewport: Viewport = { colorScheme: "light dark" };

// The two files that nearly every text needs; the style sheet asks for the other alphabets when they occur.
const fonts = [
  new URL("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2", import.meta.url).pathname,
  new URL("@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2", import.meta.url)
    .pathname,
];

export default async function RootLayout({ children }: { children: ReactNode }) {
  for (const font of fonts) preload(font, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  // Reading a cookie also makes every page dynamic, which the nonce of the Content-Security-Policy needs.
  const kept = await cookies();
  const theme = themeChoice.parse(kept.get(themeChoice.cookie)?.value);
  const density = rowDensityChoice.parse(kept.get(rowDensityChoice.cookie)?.value);
  const asked = await headers();
  const nonce = asked.get("x-canopy-nonce") ?? undefined;
  if (asked.get("x-canopy-frame") === "none")
    return (
      <html lang="en" className={themeClass(theme)} suppressHydrationWarning>
        <body>
          <FailedScripts nonce={nonce} />
          <EarlyPresses nonce={nonce} />
          {children}
          <PageAlive />
        </body>
      </html>
    );
  const frame = await readFrame({});
  const { connection, connections, user, access, origin, approverId, hasSettingToApprove, banner } = frame.ok
    ? frame.value
    : {
        connection: undefined,
        connections: [],
        user: { name: "Not known", role: "no session" },
        access: undefined,
        origin: undefined,
        approverId: undefined,
        hasSettingToApprove: false,
        banner: undefined,
      };
  // Without a role each stream and search is refused, so the frame asks for none.
  const isRoleless = access?.grants.length === 0;
  return (
    <html lang="en" className={cx(themeClass(theme), rowDensityClass(density))} suppressHydrationWarning>
      <body className="overflow-hidden">
        <FailedScripts nonce={nonce} />
        <EarlyPresses nonce={nonce} />
        {!isRoleless && <OriginGuard rendered={origin} />}
        <Providers renderedAt={currentInstant()} connectionName={namedConnection()?.name}>
          <AppFrame
            connection={connection}
            connections={connections}
            user={user}
            access={access}
            banner={banner}
            theme={theme}
            density={density}
            commands={isRoleless ? null : <PageCommands />}
            indicator={
              isRoleless ? null : (
                <RunIndicator approverId={approverId} hasSettingToApprove={hasSettingToApprove} />
              )
            }
          >
            {isRoleless ? <NoRole name={user.name} /> : children}
          </AppFrame>
          {access !== undefined && <SessionDialog access={access} />}
        </Providers>
      </body>
    </html>
  );
}

/** The clock is read once for each rendered page, here, and handed down. */
function currentInstant(): number {
  return Date.now();
}
