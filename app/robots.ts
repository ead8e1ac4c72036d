import type { MetadataRoute } from "next";

/** Nothing here is for a search engine: every page is about one organization's accounts. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", disallow: "/" } };
}
