import type { MetadataRoute } from "next";

/** The web app manifest: Canopy can be installed as a window of its own. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Canopy",
    short_name: "Canopy",
    description: "What governs each account of an AWS organization.",
    start_url: "/",
    display: "standalone",
    background_color: "#fbfbfd",
    theme_color: "#4f46c8",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
