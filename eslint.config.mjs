import { defineConfig, globalIgnores } from "eslint/config";
import next from "eslint-config-next/core-web-vitals";
import query from "@tanstack/eslint-plugin-query";

// oxlint (.oxlintrc.json) has every rule that it knows, also those that need types. What it does not know is here, and
// concerns what runs in a browser: screens, and the queries and mutations they use.
const unknownToOxlint = ["react/no-deprecated", "@next/next/no-location-assign-relative-destination"];

export default defineConfig([
  globalIgnores([
    "**",
    "!{app,components}/",
    "!{app,components}/**",
    "!lib/",
    "!lib/**/",
    "!lib/query/**",
    "!lib/**/{queries,mutations}.ts",
  ]),
  ...next.map(({ rules = {}, ...config }) => ({
    ...config,
    rules: Object.fromEntries(Object.entries(rules).filter(([name]) => unknownToOxlint.includes(name))),
  })),
  ...query.configs["flat/recommended"],
  {
    // Whether a query answers nothing is a question of types; no other rule here asks for them.
    files: ["lib/**/queries.ts", "components/organization/use-pending-watch.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
  {
    // The compiler knows a hook by the hooks it calls. What is only named like one it leaves as it is: nothing is kept.
    files: ["components/**", "app/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "FunctionDeclaration[id.name=/^use[A-Z]/]:not(:has(CallExpression[callee.name=/^use([A-Z]|$)/])):not(:has(CallExpression[callee.property.name=/^use[A-Z]/]))",
          message: "The compiler keeps nothing of a hook that calls no hook. Derive with useMemo in it.",
        },
      ],
    },
  },
]);
